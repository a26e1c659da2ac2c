import type { Schema } from "../spec/document.ts";
import { constantValue, type Parameter, titleOf } from "../spec/parameter.ts";
import { itemsOf, type Kind, kindsOf, typesOf } from "../spec/read-schema.ts";
import type { SchemaValidator } from "../spec/schema-validator.ts";
import { arrayExample, type Texts } from "./style.ts";

/** What a request says of one parameter. */
export interface ParameterReading {
  /** The value as texts: one for a scalar, one for each item of an array. */
  readonly texts: readonly string[];
  /** What the spec does not allow about it, a sentence each. */
  readonly problems: readonly string[];
}

export const nothing: ParameterReading = { texts: [], problems: [] };

/**
 * Validates what was sent for a parameter. If its schema allows several kinds of value, the first that is valid counts.
 *
 * @param parse parses what was sent as one kind of value; `undefined` if it is malformed
 */
export function validateParameter(
  validator: SchemaValidator,
  parameter: Parameter,
  sent: string,
  parse: (kind: Kind) => Texts | undefined,
): ParameterReading {
  const readings = kindsOf(validator.document, parameter.schema).map((kind): ParameterReading => {
    const texts = parse(kind);
    if (texts !== undefined) return validateTexts(validator, parameter, texts);
    const problem = malformed(parameter, kind, sent);
    return { texts: [sent], problems: [`${titleOf(parameter)}: ${problem}`] };
  });
  const [first = nothing] = readings;
  return readings.find(({ problems }) => problems.length === 0) ?? first;
}

function validateTexts(
  validator: SchemaValidator,
  parameter: Parameter,
  texts: Texts,
): ParameterReading {
  const { schema } = parameter;
  const problems = validator.problems(schema, typed(validator, schema, texts));
  // A wrong item may come from another style: `1,2` is one item if each item is a pair of its own.
  const withStyle = (problem: string) =>
    problem.startsWith("/")
      ? `${problem}; an array is written ${arrayExample(parameter)}`
      : problem;
  return {
    texts: [texts].flat(),
    problems: problems.map((problem) => `${titleOf(parameter)}: ${withStyle(problem)}`),
  };
}

function malformed(parameter: Parameter, kind: Kind, sent: string): string {
  return kind === "array"
    ? `must be written ${arrayExample(parameter)}, found ${sent}`
    : `must be percent-encoded UTF-8 (RFC 3986 §2.1), found ${sent}`;
}

/** The reading of a parameter that was not sent. */
export function missing(validator: SchemaValidator, parameter: Parameter): ParameterReading {
  const constant = constantValue(validator.document, parameter);
  if (constant === undefined && !parameter.required) return nothing;
  const expected = constant ? `must be ${JSON.stringify(constant.value)}` : "is required";
  return { texts: [], problems: [`${titleOf(parameter)}: ${expected}, but it is missing`] };
}

/** The reading of a parameter that was sent several times and may be sent once. */
export function repeated(parameter: Parameter, times: number): ParameterReading {
  const problem = `${titleOf(parameter)}: must be sent once, found ${times} times`;
  return { texts: [], problems: [problem] };
}

/** What is wrong with one value of a parameter, or with one item if it is an array. */
export function valueProblems(
  validator: SchemaValidator,
  parameter: Parameter,
  text: string,
): readonly string[] {
  const { document } = validator;
  const [kind] = kindsOf(document, parameter.schema);
  // A value of an object in the body: its schema depends on a property name, which is not known here.
  if (kind === "object") return [];
  const choices = kind === "array" ? itemsOf(document, parameter.schema) : [parameter.schema];
  const problems = choices.map(
    (schema) => validateTexts(validator, { ...parameter, schema }, text).problems,
  );
  return problems.find((list) => list.length === 0) ?? problems[0] ?? [];
}

/** The JSON value of texts, by the types of the schema. */
function typed(validator: SchemaValidator, schema: Schema, texts: Texts): unknown {
  if (typeof texts === "string") return typedScalar(validator, [schema], texts);
  const items = itemsOf(validator.document, schema);
  return texts.map((text) => typedScalar(validator, items, text));
}

/** The JSON value of a text: the first of the possible types that is valid by one of the schemas, or else the first. */
function typedScalar(
  validator: SchemaValidator,
  schemas: readonly Schema[],
  text: string,
): unknown {
  const types = schemas.flatMap((schema) => typesOf(validator.document, schema));
  const isInteger = types.includes("integer") && /^-?(0|[1-9]\d*)$/.test(text);
  const isNumber = types.includes("number") && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  const values: unknown[] = [];
  // An integer beyond 2^53 is validated as the number next to it. Its digits stay in the texts.
  if (isInteger || isNumber) values.push(Number(text));
  if (types.includes("boolean") && /^(true|false)$/.test(text)) values.push(text === "true");
  values.push(text);
  const isValid = (value: unknown) =>
    schemas.some((schema) => validator.problems(schema, value).length === 0);
  return values.length === 1 ? text : (values.find(isValid) ?? values[0]);
}

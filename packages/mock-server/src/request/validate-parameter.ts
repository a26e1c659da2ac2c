import { constantValue, type Field, titleOf } from "../spec/parameter.ts";
import { itemsOf, type Kind, kindsOf } from "../spec/read-schema.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import { arrayExample, type Written } from "./style.ts";
import { typed } from "./typed.ts";

/** What a request says of one field. */
export interface Reading {
  /** The texts of its value: one of a scalar, the items of a list; of an object in JSON, its values. */
  readonly texts: readonly string[];
  /** What the spec does not allow about it, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Judges what was found of a field, in each way that its schema allows it to be written; the first good one counts.
 * @param take takes what was found apart as one kind of value; `undefined` where it is not written so
 */
export function judge(
  schemas: Schemas,
  field: Field,
  found: string,
  take: (kind: Kind) => Written | undefined,
): Reading {
  const readings = kindsOf(schemas.document, field.schema).map((kind): Reading => {
    const written = take(kind);
    if (written !== undefined) return read(schemas, field, written);
    return { texts: [found], problems: [`${titleOf(field)}: ${unwritten(field, kind, found)}`] };
  });
  const [first = nothing] = readings;
  return readings.find(({ problems }) => problems.length === 0) ?? first;
}

function read(schemas: Schemas, field: Field, written: Written): Reading {
  const { schema } = field;
  const problems = schemas.problems(schema, typed(schemas, schema, written));
  // What is wrong in an item may come of another style: `1,2` is one where each item has a pair of its own.
  const told = (problem: string) =>
    problem.startsWith("/") ? `${problem}; it is written ${arrayExample(field)}` : problem;
  return {
    texts: [written].flat(),
    problems: problems.map((problem) => `${titleOf(field)}: ${told(problem)}`),
  };
}

function unwritten(field: Field, kind: Kind, found: string): string {
  return kind === "array"
    ? `must be written ${arrayExample(field)}, found ${found}`
    : `must be percent-encoded UTF-8 (RFC 3986 §2.1), found ${found}`;
}

export const nothing: Reading = { texts: [], problems: [] };

/** What is to say of a field that is not there. */
export function missing(schemas: Schemas, field: Field): Reading {
  const constant = constantValue(schemas.document, field);
  const expected = constant ? `must be ${JSON.stringify(constant.value)}` : "is required";
  const isWanted = constant !== undefined || field.required;
  return isWanted
    ? { texts: [], problems: [`${titleOf(field)}: ${expected}, but it is missing`] }
    : nothing;
}

/** What is wrong with one value of a field; of a list, with one item. */
export function valueProblems(schemas: Schemas, field: Field, text: string): readonly string[] {
  const { document } = schemas;
  const [kind] = kindsOf(document, field.schema);
  // Which property of an object it is, nobody said.
  if (kind === "object") return [];
  const choices = kind === "array" ? itemsOf(document, field.schema) : [field.schema];
  const problems = choices.map((schema) => read(schemas, { ...field, schema }, text).problems);
  return problems.find((list) => list.length === 0) ?? problems[0] ?? [];
}

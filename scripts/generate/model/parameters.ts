import {
  child,
  type DocumentNode,
  describe,
  type Report,
  resolve,
  resolvedChild,
  toText,
} from "../../openapi/document-node.ts";
import { isHeaderValue } from "../../openapi/http-names.ts";
import { parametersOf, repeatedParametersOf } from "../../openapi/merged-parameters.ts";
import { show } from "../../openapi/problem.ts";
import { readSeparator } from "./parameter-encoding.ts";
import { checkName, claim, nameOf, type Taken } from "./parameter-name.ts";
import { exampleIn, onlyValueOf, readDefault } from "./schema/constant.ts";
import type { SchemaContext } from "./schema/context.ts";
import { documentation, isOf, refuseOthers } from "./schema/keywords.ts";
import { readValueType } from "./schema/value.ts";
import { mayBe, type ValueType, type Where } from "./schema/value-type.ts";
import { delimitersBeside, delimitersOf } from "./segment-delimiters.ts";

/** What the caller gives, by its name on the wire. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  /** How its value is sent: as `in` says, and of a body as a form or as JSON. */
  readonly where: Where;
  readonly required: boolean;
  readonly description: string;
  readonly example: unknown;
  /** What the provider takes where nothing is sent. It is told, and never sent. */
  readonly default: unknown;
  readonly type: ValueType;
  /** What stands between the items of an array that is written as one text. */
  readonly separator?: ",";
  /** Signs that it must not hold, because they part it from others in its segment of the path. */
  readonly delimiters?: string;
  /** The keys that lead to it in the body, itself the last. */
  readonly keys?: readonly BodyKey[];
}

export interface BodyKey {
  readonly name: string;
  readonly required: boolean;
}

/** What the caller gives beside the body, and what is always sent. */
export interface ParametersModel {
  /** In the order of the spec. */
  readonly parameters: readonly Parameter[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values that are not encoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** The parameters of an operation: what the caller gives, and what is always sent. */
export function readParameters(
  operation: DocumentNode,
  context: Omit<SchemaContext, "where">,
  taken: Taken,
): ParametersModel {
  const { report } = context;
  const parameters: Parameter[] = [];
  const headers: [string, string][] = [];
  const query: [string, string][] = [];
  for (const item of parametersOf(operation)) {
    const parameter = resolve(item);
    const name = nameOf(child(parameter, "name"));
    const where = toText(child(parameter, "in").value);
    checkName(child(parameter, "name"), name, where, report);
    claim(item, name, where, taken, report);
    if (!isPlace(where)) {
      report(
        child(parameter, "in"),
        "parameter/in",
        `Expected a parameter in \`path\`, \`query\` or \`header\`, found ${show(child(parameter, "in").value)}, which is not supported.`,
      );
      continue;
    }
    const constant = constantOf(parameter);
    if (constant === undefined) {
      const read = readParameter(item, name, where, context);
      if (read !== undefined) parameters.push(read);
      continue;
    }
    const value = readConstant(parameter, constant, report);
    if (value !== undefined && where === "header") headers.push([name.toLowerCase(), value]);
    if (value !== undefined && where === "query") query.push([name, value]);
  }
  for (const item of repeatedParametersOf(operation))
    report(
      item,
      "parameter/twice",
      "This parameter stands twice in the list of the path. Keep one.",
    );
  const delimited = withDelimiters(operation, parameters, report);
  return { parameters: delimited, headers: Object.fromEntries(headers), query };
}

/** Parameters that share a segment of the path, each with the signs that part it from the others. */
function withDelimiters(
  operation: DocumentNode,
  parameters: readonly Parameter[],
  report: Report,
): Parameter[] {
  const template = toText(operation.path[1]);
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  for (const { name, type } of inPath)
    if (delimitersBeside(template, name) !== "" && mayBe(type, "array"))
      report(
        nodeOf(operation, name),
        "parameter/several-in-a-segment",
        `Expected one text or number beside other parameters in a segment of the path, found ${show(name)} that may be an array: where it ends could not be told.`,
      );
  return parameters.map((parameter) => {
    const delimiters = parameter.in === "path" ? delimitersOf(template, parameter, inPath) : "";
    return delimiters === "" ? parameter : { ...parameter, delimiters };
  });
}

function nodeOf(operation: DocumentNode, name: string): DocumentNode {
  const found = parametersOf(operation).find((node) => resolvedChild(node, "name").value === name);
  return found ?? operation;
}

const isPlace = (where: string): where is "path" | "query" | "header" =>
  ["path", "query", "header"].includes(where);

function readParameter(
  item: DocumentNode,
  name: string,
  where: "path" | "query" | "header",
  context: Omit<SchemaContext, "where">,
): Parameter | undefined {
  const { report } = context;
  const parameter = resolve(item);
  const required = child(parameter, "required");
  if (where === "path" && required.value !== true)
    report(
      required,
      "parameter/path-not-required",
      "Expected `required: true`, as every path parameter is (OpenAPI 3.1 §4.8.12.1).",
    );
  const schema = resolvedChild(parameter, "schema");
  const separator = readSeparator(parameter, where, report);
  if (separator === undefined) return undefined;
  const type = readValueType(child(parameter, "schema"), { ...context, where });
  if (type === undefined) return undefined;
  return {
    ...{ name, in: where, where, required: required.value === true, type },
    ...(separator && { separator }),
    description: describe(item) || describe(child(parameter, "schema")),
    example: resolvedChild(parameter, "example").value ?? exampleIn(schema),
    default: readDefault(schema, type, report),
  };
}

/** The one value of a header or of a query's parameter that is sent by itself; undefined where the caller is asked. */
export function constantOf(parameter: DocumentNode): DocumentNode | undefined {
  const schema = resolvedChild(parameter, "schema");
  const isConst = child(schema, "const").value !== undefined;
  // One that may be left out is the caller's choice, though there is only one to choose.
  const isAlways = child(parameter, "required").value === true;
  const isAsked = child(parameter, "in").value === "path";
  return isConst || (isAlways && !isAsked) ? onlyValueOf(schema) : undefined;
}

/** The text of a constant, or nothing where it can't be sent. */
function readConstant(
  parameter: DocumentNode,
  constant: DocumentNode,
  report: Report,
): string | undefined {
  const schema = resolvedChild(parameter, "schema");
  const { value } = constant;
  const type = child(schema, "type").value;
  refuseOthers(schema, [...documentation, "const", "enum", "type"], "a constant", report);
  for (const key of ["style", "explode"])
    if (child(parameter, key).value !== undefined)
      report(
        child(parameter, key),
        "parameter/constant-with-more",
        `A constant is sent as it stands, and \`${key}\` would be lost silently. Leave it out.`,
      );
  const isText = ["string", "number", "boolean"].includes(typeof value) && isOf(type, value);
  const where = child(parameter, "in").value;
  if (where === "path") {
    report(
      constant,
      "parameter/constant-in-path",
      "A path has no constant parameters. Write the text into the path itself.",
    );
  } else if (!isText) {
    report(
      constant,
      "parameter/constant-type",
      `Expected ${type === undefined ? "a text, a number or a boolean" : `a value of ${show(type)}`}, found ${show(value)}.`,
    );
  } else if (where === "header" && !isHeaderValue(String(value))) {
    report(
      constant,
      "parameter/constant-in-header",
      `Expected a text that a header can carry (visible ASCII), found ${show(value)}.`,
    );
  } else return String(value);
  return undefined;
}

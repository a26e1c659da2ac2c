import {
  child,
  type DocumentNode,
  describe,
  resolve,
  resolvedChild,
  toText,
} from "../../openapi/document-node.ts";
import { parametersOf, repeatedParametersOf } from "../../openapi/merged-parameters.ts";
import { show } from "../../openapi/problem.ts";
import type { OperationModel, Parameter } from "./model.ts";
import { checkName, claim, nameOf, type Taken } from "./parameter-name.ts";
import { readStyle } from "./read-style.ts";
import { constantOf, readConstant } from "./schema/read-constant.ts";
import { readDefault } from "./schema/read-default.ts";
import { readValue } from "./schema/read-value.ts";
import type { SchemaContext } from "./schema/schema-context.ts";
import { mayBe } from "./schema/value-type.ts";
import { delimitersBeside, withDelimiters } from "./segment-delimiters.ts";

type Placed = Pick<OperationModel, "parameters" | "headers" | "query">;

/** The parameters of an operation: what the caller gives, and what is always sent. */
export function readParameters(
  operation: DocumentNode,
  reading: Omit<SchemaContext, "where">,
  taken: Taken,
): Placed {
  const { report } = reading;
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
        `Expected a parameter in \`path\`, \`query\` or \`header\`, found ${show(child(parameter, "in").value)}, which is not supported.`,
      );
      continue;
    }
    const constant = constantOf(parameter);
    if (constant === undefined) {
      const read = readParameter(item, name, where, reading);
      if (read !== undefined) parameters.push(read);
      continue;
    }
    const value = readConstant(parameter, constant, report);
    if (value !== undefined && where === "header") headers.push([name.toLowerCase(), value]);
    if (value !== undefined && where === "query") query.push([name, value]);
  }
  for (const item of repeatedParametersOf(operation))
    report(item, "This parameter stands twice in the list of the path. Keep one.");
  const template = toText(operation.path[1]);
  for (const { name, value } of parameters.filter(({ in: where }) => where === "path"))
    if (delimitersBeside(template, name) !== "" && mayBe(value, "array"))
      report(
        placeOf(operation, name),
        `Expected one text or number beside other parameters in a segment of the path, found ${show(name)} that may be an array: where it ends could not be told.`,
      );
  const known = withDelimiters(template, parameters);
  return { parameters: known, headers: Object.fromEntries(headers), query };
}

const isPlace = (where: string): where is "path" | "query" | "header" =>
  ["path", "query", "header"].includes(where);

function readParameter(
  item: DocumentNode,
  name: string,
  where: "path" | "query" | "header",
  reading: Omit<SchemaContext, "where">,
): Parameter | undefined {
  const { report } = reading;
  const parameter = resolve(item);
  const required = child(parameter, "required");
  if (where === "path" && required.value !== true)
    report(
      required,
      "Expected `required: true`, as every path parameter is (OpenAPI 3.1 §4.8.12.1).",
    );
  const schema = resolvedChild(parameter, "schema");
  const style = readStyle(parameter, where, report);
  if (style === undefined) return undefined;
  const value = readValue(child(parameter, "schema"), { ...reading, where });
  if (value === undefined) return undefined;
  return {
    ...{ name, in: where, required: required.value === true, value, ...style },
    description: describe(item) || describe(child(parameter, "schema")),
    example: resolvedChild(parameter, "example").value ?? exampleIn(schema),
    default: readDefault(schema, value, report),
  };
}

/** The example of a schema: one, or the first of several (JSON Schema Validation §9.5). */
export function exampleIn(schema: DocumentNode): unknown {
  return child(schema, "example").value ?? child(schema, "examples", 0).value;
}

function placeOf(operation: DocumentNode, name: string): DocumentNode {
  const found = parametersOf(operation).find((node) => resolvedChild(node, "name").value === name);
  return found ?? operation;
}

import { at, describe, type Place, rawAt, resolve, toText } from "../../openapi/document-node.ts";
import { parametersOf, repeatedParametersOf } from "../../openapi/merged-parameters.ts";
import { show } from "../../openapi/problem.ts";
import type { OperationModel, Parameter } from "./model.ts";
import { checkName, claim, nameOf, type Taken } from "./parameter-name.ts";
import { readStyle } from "./read-style.ts";
import { constantOf, readConstant } from "./schema/read-constant.ts";
import { readDefault } from "./schema/read-default.ts";
import { readValue } from "./schema/read-value.ts";
import type { Reading } from "./schema/schema-context.ts";
import { mayBe } from "./schema/value-type.ts";
import { signsBeside, withSigns } from "./segment-delimiters.ts";

type Placed = Pick<OperationModel, "parameters" | "headers" | "query">;

/** The parameters of an operation: what the caller gives, and what is always sent. */
export function readParameters(
  operation: Place,
  reading: Omit<Reading, "where">,
  taken: Taken,
): Placed {
  const { report } = reading;
  const parameters: Parameter[] = [];
  const headers: [string, string][] = [];
  const query: [string, string][] = [];
  for (const item of parametersOf(operation)) {
    const parameter = resolve(item);
    const name = nameOf(rawAt(parameter, "name"));
    const where = toText(rawAt(parameter, "in").value);
    checkName(rawAt(parameter, "name"), name, where, report);
    claim(item, name, where, taken, report);
    if (!isPlace(where)) {
      report(
        rawAt(parameter, "in"),
        `Expected a parameter in \`path\`, \`query\` or \`header\`, found ${show(rawAt(parameter, "in").value)}, which is not supported.`,
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
    if (signsBeside(template, name) !== "" && mayBe(value, "array"))
      report(
        placeOf(operation, name),
        `Expected one text or number beside other parameters in a segment of the path, found ${show(name)} that may be an array: where it ends could not be told.`,
      );
  const known = withSigns(template, parameters);
  return { parameters: known, headers: Object.fromEntries(headers), query };
}

const isPlace = (where: string): where is "path" | "query" | "header" =>
  ["path", "query", "header"].includes(where);

function readParameter(
  item: Place,
  name: string,
  where: "path" | "query" | "header",
  reading: Omit<Reading, "where">,
): Parameter | undefined {
  const { report } = reading;
  const parameter = resolve(item);
  const required = rawAt(parameter, "required");
  if (where === "path" && required.value !== true)
    report(
      required,
      "Expected `required: true`, as every path parameter is (OpenAPI 3.1 §4.8.12.1).",
    );
  const schema = at(parameter, "schema");
  const style = readStyle(parameter, where, report);
  if (style === undefined) return undefined;
  const value = readValue(rawAt(parameter, "schema"), { ...reading, where });
  if (value === undefined) return undefined;
  return {
    ...{ name, in: where, required: required.value === true, value, ...style },
    description: describe(item) || describe(rawAt(parameter, "schema")),
    example: at(parameter, "example").value ?? exampleIn(schema),
    default: readDefault(schema, value, report),
  };
}

/** The example of a schema: one, or the first of several (JSON Schema Validation §9.5). */
export function exampleIn(schema: Place): unknown {
  return rawAt(schema, "example").value ?? rawAt(schema, "examples", 0).value;
}

function placeOf(operation: Place, name: string): Place {
  const found = parametersOf(operation).find((place) => at(place, "name").value === name);
  return found ?? operation;
}

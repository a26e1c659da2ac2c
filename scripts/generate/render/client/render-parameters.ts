import type { JsonValue } from "../../../openapi/document-node.ts";
import type { Parameter } from "../../model/parameters.ts";
import { mayBe, type Where } from "../../model/schema/value-type.ts";
import { identifier, join, type Source, source } from "../source-code.ts";
import {
  type Check,
  isText,
  namesOfCheck,
  parameterDefinition,
  type ValueDefinition,
} from "./value-checks.ts";

/** The parameters as the runtime checks them. */
export function renderParameterDefinitions(parameters: readonly Parameter[]): Source {
  const definitions = parameters.map((parameter) => {
    const { name, in: place, where, required } = parameter;
    const writer = writerOf(parameter);
    const { type, check } = parameterDefinition(parameter);
    const fields = [
      source`in: ${place}`,
      ...(type === undefined ? [] : [source`type: ${type}`]),
      ...(required ? [] : [source`optional: true`]),
      ...(check === undefined ? [] : [source`check: ${renderCheck(check, where)}`]),
      ...(writer === undefined ? [] : [source`write: ${identifier(writer)}`]),
    ];
    return source`${name}: { ${join(fields, ", ")} }`;
  });
  return source`{\n${join(definitions, ", ")}}`;
}

/** The runtime's function that writes a parameter, where openapi-fetch would write it in another way. */
function writerOf({ in: place, type, separator }: Parameter): string | undefined {
  if (separator === undefined || !mayBe(type, "array")) return undefined;
  if (place === "query") return "commaSeparatedQuery";
  // The platform would put a space after each comma.
  return place === "header" ? "commaSeparatedHeader" : undefined;
}

/** What stands in an array, an object or a choice; in all but JSON it is text as all is there. */
function renderInner({ type, check }: ValueDefinition, where: Where, required = true): Source {
  const fields = [
    // What a form can't carry is looked for in each item too.
    ...(isText(where) ? [source`in: ${where}`] : where === "form" ? [source`in: ${"body"}`] : []),
    ...(type === undefined ? [] : [source`type: ${type}`]),
    ...(required ? [] : [source`optional: true`]),
    ...(check === undefined ? [] : [source`check: ${renderCheck(check, where)}`]),
  ];
  return fields.length === 0 ? source`{}` : source`{ ${join(fields, ", ")} }`;
}

function renderCheck(check: Check, where: Where): Source {
  const call = (given: readonly Source[]): Source =>
    source`${identifier(check.name)}(${join(given, ", ")})`;
  if (check.name === "bounds") return call([source`${check.bounds}`]);
  if (check.name === "among") return call(check.values.map((value) => source`${value}`));
  if (check.name === "all") return call(check.of.map((one) => renderCheck(one, where)));
  if (check.name === "either") return call(check.of.map((one) => renderInner(one, where)));
  if (check.name === "list")
    return call([renderInner(check.items, where), ...optional(check.options)]);
  if (check.name !== "record") return identifier(check.name);
  const properties = check.properties.map(
    ({ name, required, ...one }) => source`${name}: ${renderInner(one, where, required)}`,
  );
  const known = properties.length === 0 ? source`{}` : source`{ ${join(properties, ", ")} }`;
  const { additional } = check;
  if (additional === undefined) return call([known]);
  return call([known, additional === true ? source`true` : renderInner(additional, where)]);
}

const optional = (literal: JsonValue | undefined): Source[] =>
  literal === undefined ? [] : [source`${literal}`];

/** The names of the runtime's functions in the definitions. */
export function namesInParameters(parameters: readonly Parameter[]): string[] {
  return parameters.flatMap((parameter) => [
    ...namesOfCheck(parameterDefinition(parameter).check),
    ...[writerOf(parameter) ?? []].flat(),
  ]);
}

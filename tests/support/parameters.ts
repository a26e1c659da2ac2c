import type { Operation, Parameter } from "./document.ts";
import type { Value, Values } from "./providers.ts";

/** Ids that no test of a leaver uses by accident: one for each place and number. */
const uuidOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Always sent and never asked for: a header parameter whose schema is a `const` (design §3). */
export function isConstant({ in: place, schema }: Parameter): boolean {
  return place === "header" && schema.const !== undefined;
}

/** The parameters that a caller gives. */
export function askedFor({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter((parameter) => !isConstant(parameter));
}

/** A valid value of a parameter; another one for each `number`. */
export function validValue({ schema, example }: Parameter, number: number): Value {
  if (schema.type === "integer") return number;
  if (schema.format === "uuid") return uuidOf(number);
  return example ?? schema.example ?? `id-${number}`;
}

/** Valid values by name: `all` of them, or those that are `required`. The member, the last of the path, differs by `member`. */
export function valuesOf(operation: Operation, which: "all" | "required", member = 42): Values {
  const last = memberOf(operation);
  return Object.fromEntries(
    askedFor(operation)
      .filter(({ required }) => which === "all" || required === true)
      .map((parameter, index) => [
        parameter.name,
        validValue(parameter, parameter === last ? member : index + 1),
      ]),
  );
}

/** The last parameter of the path (design §7). */
export function memberOf({ path, parameters }: Operation): Parameter {
  const name = [...path.matchAll(/\{([^}]+)\}/g)].at(-1)?.[1];
  const found = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
  if (found === undefined) throw new Error(`The path ${path} has no parameter.`);
  return found;
}

/** The values as openapi-fetch's typed call takes them: by place. */
export function byPlace(
  operation: Operation,
  values: Values,
): Record<string, Record<string, Value>> {
  const places: Record<string, Record<string, Value>> = {};
  for (const { name, in: place } of operation.parameters) {
    if (values[name] !== undefined) places[place] = { ...places[place], [name]: values[name] };
  }
  return places;
}

/** The values of one place. */
export function valuesIn(operation: Operation, values: Values, place: Parameter["in"]): Values {
  return byPlace(operation, values)[place] ?? {};
}

/** Path and query of the request that these values make. */
export function pathOf(operation: Operation, values: Values): string {
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name) =>
    encodeURIComponent(String(values[name])),
  );
  const query = Object.entries(valuesIn(operation, values, "query"));
  return query.length === 0
    ? path
    : `${path}?${query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&")}`;
}

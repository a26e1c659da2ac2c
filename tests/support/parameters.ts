import type { Operation, Parameter } from "./document.ts";
import type { Value, Values } from "./providers.ts";
import { pairsInQuery, textInPath } from "./styles.ts";
import { validValue } from "./valid-values.ts";

/** The one value that a header or a query parameter may have, which is always sent and never asked for. */
export function constantOf({ in: place, required, schema }: Parameter): Value | undefined {
  if (place !== "header" && place !== "query") return undefined;
  const { const: constant, enum: allowed = [] } = schema;
  const only = required === true && allowed.length === 1 ? allowed[0] : undefined;
  return (constant ?? only) as Value | undefined;
}

/** The parameters that a caller gives. */
export function askedFor({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter((parameter) => constantOf(parameter) === undefined);
}

/** Valid values by name: `all` of them, or those that are `required`. The member's differs by `member`. */
export function valuesOf(operation: Operation, which: "all" | "required", member = 42): Values {
  const named = memberOf(operation);
  return Object.fromEntries(
    askedFor(operation)
      .filter(({ required }) => which === "all" || required === true)
      .map((parameter, index) => [
        parameter.name,
        validValue(parameter, parameter === named ? member : index + 1),
      ]),
  );
}

/** The last parameter of the path (design §7); without one, the first that has to be given, in the query or the body. */
export function memberOf(operation: Operation): Parameter {
  const { path, parameters, definition } = operation;
  const { member } = definition["x-removal"];
  const name = [...path.matchAll(/\{([^}]+)\}/g)].at(-1)?.[1];
  const inPath = parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
  const others = askedFor(operation).filter(({ required }) => required === true);
  const found =
    askedFor(operation).find((parameter) => parameter.name === member) ??
    inPath ??
    others.find((parameter) => parameter.in === "query") ??
    others.find((parameter) => parameter.in === "body");
  if (found === undefined) throw new Error(`${path} has no parameter that names the member.`);
  return found;
}

/** The parameters as openapi-fetch's typed call takes them: by place. The body is none of them. */
export function byPlace(
  operation: Operation,
  values: Values,
): Record<string, Record<string, Value>> {
  const places: Record<string, Record<string, Value>> = {};
  for (const { name, in: place } of operation.parameters) {
    if (place === "body" || values[name] === undefined) continue;
    places[place] = { ...places[place], [name]: values[name] };
  }
  return places;
}

/** The values of one place. */
export function valuesIn(operation: Operation, values: Values, place: Parameter["in"]): Values {
  return byPlace(operation, values)[place] ?? {};
}

/**
 * Path and query of the request that these values make.
 *
 * @param more further pairs of the query, encoded: what a credential adds.
 */
export function pathOf(operation: Operation, values: Values, more: readonly string[] = []): string {
  const { parameters } = operation;
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name) =>
    textInPath(values[name] as Value),
  );
  const query = parameters.flatMap((parameter) => {
    if (parameter.in !== "query") return [];
    const value = constantOf(parameter) ?? values[parameter.name];
    return value === undefined ? [] : pairsInQuery(parameter, value);
  });
  const pairs = [...query, ...more];
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

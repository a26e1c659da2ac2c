import type { Values } from "./providers.ts";

/** As much of an operation's facts as the call goes by. */
interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}

/** The parameters as openapi-fetch's typed call takes them: by place. The parts of a body are left out. */
export function byPlace(
  { parameters }: Operation,
  values: Values,
): Record<string, Record<string, unknown>> {
  const places: Record<string, Record<string, unknown>> = {};
  for (const { name, in: place } of parameters) {
    if (place === "body" || values[name] === undefined) continue;
    places[place] = { ...places[place], [name]: values[name] };
  }
  return places;
}

/** The second argument of openapi-fetch's typed call. */
export function initOf(operation: Operation, values: Values, body?: unknown): object {
  const params = byPlace(operation, values);
  return body === undefined ? { params } : { params, body };
}

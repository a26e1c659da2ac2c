import type { BodyModel, BodyTemplate } from "../../scripts/generate/model/request-body.ts";
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

/** The body as openapi-fetch's typed call takes it: whole, with what the client sends by itself. */
export function bodyOf({ template }: BodyModel, values: Values): unknown {
  const parts = (of: BodyTemplate): [string, unknown][] =>
    of.flatMap(([name, part]): [string, unknown][] => {
      if (part.kind === "constant") return [[name, part.value]];
      if (part.kind === "parameter") return name in values ? [[name, values[name]]] : [];
      const inner = parts(part.template);
      return part.required || inner.length > 0 ? [[name, Object.fromEntries(inner)]] : [];
    });
  return Object.fromEntries(parts(template));
}

/** The second argument of openapi-fetch's typed call. */
export function initOf(operation: Operation, values: Values, body?: unknown): object {
  const params = byPlace(operation, values);
  return body === undefined ? { params } : { params, body };
}

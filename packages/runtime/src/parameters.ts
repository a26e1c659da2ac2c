import type { OperationDefinition, ParameterDefinition } from "./definition.ts";
import type { Refuse } from "./errors.ts";
import { readValues } from "./values.ts";

/** Parameters by place and name, as openapi-fetch takes them. */
export type Params = { [Place in ParameterDefinition["in"]]?: Record<string, unknown> };

/** Checks parameters that came as one object, by their names on the wire, and copies them to their places. */
export function placeParameters(
  given: unknown,
  { parameters }: OperationDefinition,
  refuse: Refuse,
): Params {
  const values = readValues("parameter", given, parameters, refuse);
  const params: Params = {};
  for (const [name, definition] of Object.entries(parameters)) {
    if (!(name in values || definition.optional)) throw refuse(`parameter "${name}" is missing`);
    params[definition.in] = { ...params[definition.in], [name]: values[name] };
  }
  return params;
}

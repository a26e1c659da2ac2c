import type { InvalidRequest } from "../errors/create-error.ts";
import { readValues, withoutPrototype } from "../values/read-values.ts";
import type { ParameterDefinition, PlacedParameters } from "./parameter-definition.ts";

/** Checks parameters that came as one object, by their names on the wire, and copies them to their places. */
export function placeParameters(
  given: unknown,
  parameters: Readonly<Record<string, ParameterDefinition>>,
  invalid: InvalidRequest,
): PlacedParameters {
  const values = readValues("parameter", given, parameters, invalid);
  // openapi-fetch would also write what these objects inherit.
  const params: PlacedParameters = withoutPrototype({ path: withoutPrototype({}) });
  for (const [name, { in: place, optional, write }] of Object.entries(parameters)) {
    if (!(name in values || optional)) throw invalid(`parameter "${name}" is missing`);
    // A place without a value stays away: an optional body is sent only where a part of it is given.
    if (!(name in values)) continue;
    if (write) write(params, name, values[name]);
    else params[place] = withoutPrototype({ ...params[place], [name]: values[name] });
  }
  return params;
}

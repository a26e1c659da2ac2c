import type { InvalidRequest } from "../errors/create-error.ts";
import { readValues, withoutPrototype } from "../values/read-values.ts";
import type { ParameterDefinition, Params } from "./parameter-definition.ts";

/** Checks parameters that came as one object, by their names on the wire, and copies them to their places. */
export function placeParameters(
  given: unknown,
  parameters: Readonly<Record<string, ParameterDefinition>>,
  invalid: InvalidRequest,
): Params {
  const values = readValues("parameter", given, parameters, invalid);
  // openapi-fetch writes whatever it finds in these, what they inherit too.
  const params: Params = withoutPrototype({});
  for (const [name, { in: place, optional, write }] of Object.entries(parameters)) {
    if (!(name in values || optional)) throw invalid(`parameter "${name}" is missing`);
    // A body of optional parts is sent where one of them is given.
    if (!(name in values)) continue;
    if (write) write(params, name, values[name]);
    else params[place] = withoutPrototype({ ...params[place], [name]: values[name] });
  }
  return params;
}

import type { OperationDefinition, ParameterDefinition } from "../client/provider-definition.ts";
import type { Refuse } from "../errors/create-error.ts";
import { readValues, withoutPrototype } from "./values.ts";

/** Parameters by place and name, as openapi-fetch takes them; `written` are parts of the query that are text already. */
export type Params = {
  [Place in ParameterDefinition["in"] | "written"]?: Record<string, unknown>;
};

/** Checks parameters that came as one object, by their names on the wire, and copies them to their places. */
export function placeParameters(
  given: unknown,
  { parameters }: OperationDefinition,
  refuse: Refuse,
): Params {
  const values = readValues("parameter", given, parameters, refuse);
  // openapi-fetch writes whatever it finds in these, what they inherit too.
  const params: Params = withoutPrototype({});
  for (const [name, { in: place, optional, write }] of Object.entries(parameters)) {
    if (!(name in values || optional)) throw refuse(`parameter "${name}" is missing`);
    // A body of optional parts is sent where one of them is given.
    if (!(name in values)) continue;
    if (write) write(params, name, values[name]);
    else params[place] = withoutPrototype({ ...params[place], [name]: values[name] });
  }
  return params;
}

import type { ValueDefinition } from "../values/value-definition.ts";

/** One parameter of an operation. Its check is `uuid`, `bounds(…)`, `list(…)` or `all(uuid, bounds(…))`. */
export interface ParameterDefinition extends ValueDefinition {
  readonly in: "path" | "query" | "header" | "body";
  /** Left out where openapi-fetch writes the value in the right way. */
  readonly write?: WriteParameter;
}

/** Parameters by place and name, as openapi-fetch takes them. */
export interface PlacedParameters {
  // Always there, since openapi-fetch asks for a path only where there is an object of parameters.
  path: Record<string, unknown>;
  query?: Record<string, unknown>;
  header?: Record<string, unknown>;
  body?: Record<string, unknown>;
  /** Parts of the query that are text already. */
  queryParts?: readonly string[];
}

/** Puts a value in its place: `commaSeparatedQuery` or `commaSeparatedHeader`. */
export type WriteParameter = (params: PlacedParameters, name: string, value: unknown) => void;

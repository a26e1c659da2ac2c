import type { ValueDefinition } from "../values/value-definition.ts";

/** One parameter of an operation. Its check is `uuid`, `bounds(…)`, `list(…)` or `all(uuid, bounds(…))`. */
export interface ParameterDefinition extends ValueDefinition {
  readonly in: "path" | "query" | "header" | "body";
  /** Left out where a value is written as openapi-fetch writes it by itself. */
  readonly write?: Write;
}

/** Parameters by place and name, as openapi-fetch takes them; `written` are parts of the query that are text already. */
export type Params = {
  [Place in ParameterDefinition["in"] | "written"]?: Record<string, unknown>;
};

/** Puts a value where it belongs: `commaSeparatedQuery` or `commaSeparatedHeader`. */
export type Write = (params: Params, name: string, value: unknown) => void;

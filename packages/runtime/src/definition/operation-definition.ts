import type { BodyDefinition } from "../request/body.ts";
import type { ParameterDefinition } from "../request/parameter-definition.ts";
import type { ResponseDefinition } from "../response/judge-response.ts";

/** An HTTP method that a spec's path may have, as it is written in a request. */
export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";

/** One operation of a provider, as its spec has it. */
export interface OperationDefinition extends ResponseDefinition {
  readonly method: HttpMethod;
  /** The path template, without the base URL: `/v2/organizations/{orgId}/users/{userId}`. */
  readonly path: string;
  /** What the query always holds, encoded: `alt=json`. */
  readonly query?: string;
  /** By their names on the wire. */
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  /** `jsonBody(…)` or `formBody(…)`, where there is one. */
  readonly body?: BodyDefinition;
}

import type { Check } from "./checks.ts";
import type { CredentialContext, CredentialSource } from "./credentials.ts";
import type { ServerUrl } from "./server-url.ts";

/** A person's or a program's secret: the text itself, or a function that is asked at every attempt. */
export type Credential = string | (() => string | Promise<string>);

/** An HTTP method that a spec's path may have, as it is written in a request. */
export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";

/** One parameter of an operation, by its name on the wire. */
export interface ParameterDefinition {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly type: "string" | "integer" | "boolean";
  /** Left out where it is required. */
  readonly optional?: true;
  /** What else the spec says of its text: `uuid`, `bounds(…)` or `all(uuid, bounds(…))`. */
  readonly check?: Check;
}

/** Tells one answer of a provider from others with the same status. */
export interface Matcher {
  readonly status: number;
  /** The tokens of an RFC 6901 pointer into the answer's JSON. Without it, any answer that is no HTML matches. */
  readonly at?: readonly string[];
  /** What must stand there. With neither this nor `startsWith`, something must. */
  readonly equals?: string | number | boolean | null;
  readonly startsWith?: string;
}

/** One operation of a provider, as its spec has it. */
export interface OperationDefinition {
  readonly method: HttpMethod;
  /** The path template, without the base URL: `/v2/organizations/{orgId}/users/{userId}`. */
  readonly path: string;
  readonly parameters: readonly ParameterDefinition[];
  /** Headers that are always sent and that nobody is asked for, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The documented 2xx statuses beside 200 and 204, which count as a success in any case. */
  readonly success?: readonly number[];
  readonly absent?: readonly Matcher[];
  readonly failed?: readonly Matcher[];
}

/** The header of a provider that says when a caller may try again. */
export interface RateLimitReset {
  readonly header: string;
  readonly unit: "seconds" | "unix-seconds";
}

/** One credential: `headerCredential(…)`, or `clientCredentials(…)`. */
export interface CredentialDefinition {
  /** The names of the client options that must be given. */
  readonly options: readonly string[];
  /** The names of those that may be given beside them. */
  readonly optional?: readonly string[];
  /** The name of the header, in lower case. */
  readonly header: string;
  readonly create: (context: CredentialContext) => CredentialSource;
}

/** All that a client has to know of its provider. The generator writes it. */
export interface ProviderDefinition {
  /** The slug: `cal-com`. */
  readonly provider: string;
  /** The name as the provider spells it: `Cal.com`. */
  readonly title: string;
  /** The value of `User-Agent`: `offboard-cal-com/1.0.0`. */
  readonly userAgent: string;
  /** The value of `Accept`: the media types that the spec documents. */
  readonly accept: string;
  /** The spec's first server: its URL, or `serverUrl(…)` where that has variables. */
  readonly baseUrl: string | ServerUrl;
  /** Alternatives, of which a client uses one; all credentials of one are sent together. */
  readonly credentials: readonly (readonly CredentialDefinition[])[];
  readonly rateLimitReset?: RateLimitReset;
  readonly operations: { readonly deleteMember: OperationDefinition };
}

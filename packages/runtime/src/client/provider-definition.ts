import type { Refuse } from "../errors/create-error.ts";
import type { BodyDefinition } from "../request/body.ts";
import type { Params } from "../request/place-parameters.ts";
import type { ServerUrl } from "../request/server-url.ts";
import type { ValueDefinition } from "../request/values.ts";
import type { Settings } from "./settings.ts";

/** A person's or a program's secret: the text itself, or a function that is asked at every attempt. */
export type Credential = string | (() => string | Promise<string>);

/** An HTTP method that a spec's path may have, as it is written in a request. */
export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";

/** Puts a value where it belongs: `commaSeparatedQuery` or `commaSeparatedHeader`. */
export type Write = (params: Params, name: string, value: unknown) => void;

/** One parameter of an operation. Its check is `uuid`, `bounds(…)`, `list(…)` or `all(uuid, bounds(…))`. */
export interface ParameterDefinition extends ValueDefinition {
  readonly in: "path" | "query" | "header" | "body";
  /** Left out where a value is written as openapi-fetch writes it by itself. */
  readonly write?: Write;
}

/** A value of JSON that is neither an object nor an array. */
export type JsonScalar = string | number | boolean | null;

/** Tells one answer of a provider from others with the same status, by what stands in its JSON. */
export interface Matcher {
  readonly status: number;
  /** The tokens of an RFC 6901 pointer into the answer's JSON. Without it, any answer that is no HTML matches. */
  readonly at?: readonly string[];
  /** What must stand there. With `at` alone, anything must but `null`, `false`, `0` and what is empty. */
  readonly equals?: JsonScalar;
  /** What must not stand there, though something must. */
  readonly notEquals?: JsonScalar;
  /** How the text that stands there must begin. */
  readonly startsWith?: string;
  /** An empty list, object or text must stand there. */
  readonly empty?: true;
  /** Nothing must stand there, not even `null`. */
  readonly missing?: true;
}

/** Tells a success that says no. */
export interface FailedMatcher extends Matcher {
  /** The answer leaves open what was done. Without it, this call removed nothing. */
  readonly outcome?: "unknown";
}

/** What the body of a success must hold: the documented constants. */
export interface Constant {
  readonly status: number;
  readonly at: readonly string[];
  readonly equals: JsonScalar;
}

/** One operation of a provider, as its spec has it. */
export interface OperationDefinition {
  readonly method: HttpMethod;
  /** The path template, without the base URL: `/v2/organizations/{orgId}/users/{userId}`. */
  readonly path: string;
  /** What the query always holds, encoded: `alt=json`. */
  readonly query?: string;
  /** By their names on the wire. */
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  /** `jsonBody(…)` or `formBody(…)`, where there is one. */
  readonly body?: BodyDefinition;
  /** The documented 2xx statuses beside 200 and 204, which count as a success in any case. */
  readonly success?: readonly number[];
  /** A success without one of those of its status is none: nobody knows what it means. */
  readonly constants?: readonly Constant[];
  readonly absent?: readonly Matcher[];
  /** The first that matches decides. */
  readonly failed?: readonly FailedMatcher[];
}

/** One credential option: `headerCredential(…)`, `queryCredential(…)`, or one of `clientCredentials(…)`. */
export interface CredentialDefinition extends ValueDefinition {
  /** Sets its header for one attempt; what it gives, if it gives something, the query has to hold. */
  readonly set?: (
    headers: Headers,
    option: string,
    settings: Settings,
    refuse: Refuse,
    signal: AbortSignal,
  ) => Promise<unknown>;
  /** Takes it out of an answer, which names the URL that it was sent to. */
  readonly conceal?: (response: Response) => void;
  /** Told of the headers that the provider answered with 401. */
  readonly rejected?: (headers: Headers) => void;
}

/** All that a client has to know of its provider. The generator writes it. */
export interface ProviderDefinition {
  /** The slug: `cal-com`. */
  readonly provider: string;
  /** The name as the provider spells it: `Cal.com`. */
  readonly title: string;
  /** The version of its package, for `User-Agent`: `1.0.0`. */
  readonly version: string;
  /** The value of `Accept`: the media types that the spec documents. */
  readonly accept: string;
  /** The URL of the spec's first server; left out where the caller has to give one. */
  readonly baseUrl?: string;
  /** In its place `serverUrl(…)`, where that URL has variables. */
  readonly serverUrl?: ServerUrl;
  /** The credential options by their names. */
  readonly credentials: Readonly<Record<string, CredentialDefinition>>;
  /** Which of them are given together, in their order, as in `"clientId, clientSecret"`. */
  readonly alternatives: readonly string[];
  /**
   * The headers that are the client's own, by name in lower case: with the value that is always sent, or with
   * `null` for one that holds a credential.
   */
  readonly own: Readonly<Record<string, string | null>>;
  /** The header that says when a caller may try again, in seconds from now or in Unix time. */
  readonly rateLimitReset?: string;
  /** The statuses that it goes with. Default: 429. */
  readonly rateLimitStatuses?: readonly number[];
  /** The header that says how many requests are left: the one above counts only where this one says 0. */
  readonly rateLimitRemaining?: string;
  readonly operations: { readonly deleteMember: OperationDefinition };
}

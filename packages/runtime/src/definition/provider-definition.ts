import type { CredentialDefinition } from "../credentials/credential-definition.ts";
import type { ServerUrl } from "../request/server-url.ts";
import type { OperationDefinition } from "./operation-definition.ts";

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

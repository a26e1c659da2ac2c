import type {
  CredentialDefinition,
  CredentialSettings,
} from "../credentials/credential-definition.ts";
import type { ProviderDefinition } from "../definition/provider-definition.ts";
import type { FetchClient } from "../platform/openapi-fetch.ts";
import type { AttemptEvent } from "../types.ts";
import type { Retry } from "./retry-options.ts";

/** What the calls of a client share: the definition of its provider, and its options, checked. */
export interface Settings extends ProviderDefinition, CredentialSettings {
  readonly retry: Retry;
  readonly onAttempt?: (event: AttemptEvent) => unknown;
  readonly baseUrl: string;
  /** The credentials that were given, by the names of their options. */
  readonly credentialsInUse: readonly (readonly [string, CredentialDefinition])[];
  readonly core: FetchClient;
}

import type { OperationDefinition } from "../definition/operation-definition.ts";
import type { CreateError, InvalidRequest } from "../errors/create-error.ts";
import type { Retry } from "./retry-options.ts";
import type { Settings } from "./settings.ts";

/** Makes the request of an attempt: adds its signal and its credentials, and `redirect: "manual"`. */
export type FinishRequest = (
  signal: AbortSignal | null,
  credentials?: Headers,
  queryCredentials?: readonly unknown[],
  invalid?: InvalidRequest,
) => Request;

/** What all attempts of one call share: the client's settings, the operation, and what the call adds. */
export interface CallContext extends Settings, OperationDefinition {
  /** Makes the errors of this call. */
  readonly fail: CreateError;
  /** Milliseconds for one attempt of this call. */
  readonly attemptTimeout: number;
  readonly retry: Retry;
  readonly signal: AbortSignal | undefined;
}

export { all, type Bounds, bounds, type Check, uuid } from "./checks.ts";
export { createProviderClient } from "./client.ts";
export { clientCredentials } from "./client-credentials.ts";
export type { Clock } from "./clock.ts";
export { headerCredential } from "./credentials.ts";
export type { Credential } from "./definition.ts";
export {
  type ApiError,
  type ConnectionError,
  type InvalidRequestError,
  isOffboardError,
  isProviderError,
  type OffboardError,
  type Outcome,
  type ProviderError,
  type TimeoutError,
} from "./errors.ts";
export { freeze } from "./freeze.ts";
export type { Middleware } from "./openapi-fetch.ts";
export { serverUrl } from "./server-url.ts";
export type {
  AttemptEvent,
  CallOptions,
  ClientOptions,
  HeaderOptions,
  Operation,
  Result,
  RetryOptions,
  TypedClient,
} from "./typed-client.ts";

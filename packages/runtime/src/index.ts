export { basicCredential, basicCredentials } from "./basic.ts";
export { type BodyDefinition, type Frame, formBody, jsonBody, part } from "./body.ts";
export {
  all,
  among,
  type Bounds,
  bounds,
  type Check,
  dateTime,
  email,
  int64,
  uuid,
} from "./checks.ts";
export { createProviderClient } from "./client.ts";
export { clientCredentials } from "./client-credentials.ts";
export type { Clock } from "./clock.ts";
export { commaSeparatedHeader, commaSeparatedQuery } from "./comma-separated.ts";
export { cookieCredential } from "./cookie-credential.ts";
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
export type { OperationFacts, ParameterFacts } from "./facts.ts";
export { freeze } from "./freeze.ts";
export type { Middleware } from "./openapi-fetch.ts";
export { either, type ListBounds, list, record } from "./part-checks.ts";
export { queryCredential } from "./query-credential.ts";
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

export { createProviderClient } from "./client/create-client.ts";
export { freeze } from "./client/freeze.ts";
export type { OperationFacts, ParameterFacts } from "./client/operation-facts.ts";
export type { Credential } from "./client/provider-definition.ts";
export { basicCredential, basicCredentials } from "./credentials/basic-credentials.ts";
export { clientCredentials } from "./credentials/client-credentials.ts";
export { cookieCredential } from "./credentials/cookie-credential.ts";
export { headerCredential } from "./credentials/header-credential.ts";
export { queryCredential } from "./credentials/query-credential.ts";
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
} from "./errors/create-error.ts";
export type { Clock } from "./platform/clock.ts";
export type { Middleware } from "./platform/openapi-fetch.ts";
export { type BodyDefinition, type Frame, formBody, jsonBody, part } from "./request/body.ts";
export { either, type ListBounds, list, record } from "./request/collection-checks.ts";
export { commaSeparatedHeader, commaSeparatedQuery } from "./request/comma-separated.ts";
export { serverUrl } from "./request/server-url.ts";
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
} from "./request/value-checks.ts";
export type {
  AttemptEvent,
  CallOptions,
  ClientOptions,
  HeaderOptions,
  Operation,
  Result,
  RetryOptions,
  TypedClient,
} from "./types.ts";

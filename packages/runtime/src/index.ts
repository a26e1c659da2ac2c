export { createProviderClient } from "./client/create-client.ts";
export type { TypedClient } from "./client/typed-client.ts";
export { basicCredential, basicCredentials } from "./credentials/basic-credentials.ts";
export { clientCredentials } from "./credentials/client-credentials.ts";
export { cookieCredential } from "./credentials/cookie-credential.ts";
export type { Credential } from "./credentials/credential-definition.ts";
export { headerCredential } from "./credentials/header-credential.ts";
export { queryCredential } from "./credentials/query-credential.ts";
export { freeze } from "./definition/freeze.ts";
export type { OperationFacts, ParameterFacts } from "./definition/operation-facts.ts";
export { isOffboardError, isProviderError } from "./errors/create-error.ts";
export type {
  ApiError,
  ConnectionError,
  InvalidRequestError,
  OffboardError,
  Outcome,
  TimeoutError,
} from "./errors/error-types.ts";
export type { ProviderError } from "./errors/provider-error.ts";
export type { Clock } from "./platform/clock.ts";
export type { Middleware } from "./platform/openapi-fetch.ts";
export {
  type BodyDefinition,
  type BodyTemplate,
  formBody,
  jsonBody,
  part,
} from "./request/body.ts";
export { commaSeparatedHeader, commaSeparatedQuery } from "./request/comma-separated.ts";
export { serverUrl } from "./request/server-url.ts";
export type {
  AttemptEvent,
  CallOptions,
  ClientOptions,
  HeaderOptions,
  Operation,
  Result,
  RetryOptions,
} from "./types.ts";
export { either, type ListBounds, list, record } from "./values/collection-checks.ts";
export {
  all,
  among,
  type Bounds,
  bounds,
  dateTime,
  email,
  int64,
  uuid,
} from "./values/value-checks.ts";
export type { Check } from "./values/value-definition.ts";

/**
 * What is known about a failed call:
 * `not-sent`, the provider never got it; `refused`, the provider said no and this call removed nothing;
 * `unknown`, the member may or may not have been removed.
 */
export type Outcome = "not-sent" | "refused" | "unknown";

/**
 * What every failure of a client is, save the caller's own abort. Neither its message nor what
 * `JSON.stringify` or `console.log` print of it holds a credential, a parameter's value or a body.
 */
export interface OffboardError<Provider extends string = string> extends Error {
  readonly name: "InvalidRequestError" | "ConnectionError" | "TimeoutError" | "ApiError";
  /** The slug of the provider: `cal-com`. */
  readonly provider: Provider;
  readonly outcome: Outcome;
  /** How many attempts the call began; 0 where it was refused before the first. */
  readonly attempts: number;
}

/**
 * An option, a parameter or a credential can't be used. Nothing was sent, and `outcome` is `not-sent`, unless an
 * earlier attempt of the call was answered or lost.
 */
export interface InvalidRequestError<Provider extends string = string>
  extends OffboardError<Provider> {
  readonly name: "InvalidRequestError";
  readonly status?: undefined;
  /** Seconds to wait, where the token URL says it. */
  readonly retryAfter?: number | undefined;
}

/** No answer, or only a part of one: name not resolved, connection refused, lost, or unreadable. */
export interface ConnectionError<Provider extends string = string> extends OffboardError<Provider> {
  readonly name: "ConnectionError";
  readonly status?: undefined;
  /** The platform's code for what happened, such as `ECONNREFUSED`, and nothing else of it; `BODY_UNREADABLE` is ours. */
  readonly cause: Error & { readonly code: string };
}

/** An attempt took longer than the option `timeout`. */
export interface TimeoutError<Provider extends string = string> extends OffboardError<Provider> {
  readonly name: "TimeoutError";
  readonly status?: undefined;
}

/** The provider answered, and the answer is not that of a removal. */
export interface ApiError<
  Status extends number = number,
  Body = unknown,
  Provider extends string = string,
> extends OffboardError<Provider> {
  readonly name: "ApiError";
  readonly outcome: "refused" | "unknown";
  /** 0 for a redirect that a browser hides. */
  readonly status: Status;
  /**
   * JSON where the answer says that it is JSON, else its text; `undefined` where it is empty. The type is
   * the one that the spec documents for the status: a proxy on the way may have answered something else.
   */
  readonly body: Body;
  /** True where the answer is the provider's way to say that there is no such member. */
  readonly absent: boolean;
  /** The header `X-Request-Id`, for the provider's support. */
  readonly requestId: string | undefined;
  /** Seconds to wait before trying again, where the provider says it. */
  readonly retryAfter: number | undefined;
  /** For the status and the headers; its body has been read. */
  readonly response: Response;
}

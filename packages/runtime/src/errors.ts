import type { HttpStatus } from "./http-status.ts";

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

/** An option, a parameter or a credential can't be used. Nothing was sent. */
export interface InvalidRequestError<Provider extends string = string>
  extends OffboardError<Provider> {
  readonly name: "InvalidRequestError";
  readonly outcome: "not-sent";
  readonly status?: undefined;
}

/** No answer, or only a part of one: name not resolved, connection refused, lost, or unreadable. */
export interface ConnectionError<Provider extends string = string> extends OffboardError<Provider> {
  readonly name: "ConnectionError";
  readonly status?: undefined;
  /** The platform's code for what happened, such as `ECONNREFUSED`, and nothing else of it. */
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

type DocumentedBody<Answer> = Answer extends { content: infer Content }
  ? Content[keyof Content]
  : unknown;

/** Every error of one provider's client. `Responses` are its documented answers by status. */
export type ProviderError<Provider extends string, Responses> =
  | InvalidRequestError<Provider>
  | ConnectionError<Provider>
  | TimeoutError<Provider>
  | {
      [Status in keyof Responses & number]: ApiError<
        Status,
        DocumentedBody<Responses[Status]>,
        Provider
      >;
    }[keyof Responses & number]
  | ApiError<Exclude<HttpStatus, keyof Responses>, unknown, Provider>;

// A registered symbol instead of `instanceof`: two copies of this package may meet in one program.
const brand = (): symbol => Symbol.for("@offboard/error");

const known: Readonly<Record<Outcome, string>> = {
  "not-sent": "Nothing was sent.",
  refused: "The provider refused, and this call removed nothing.",
  unknown:
    "The member may or may not have been removed: read the members back before you try again.",
};

/**
 * Makes an error whose message tells what happened, what is known, and what to do.
 *
 * @param shown more facts, for logs too.
 * @param hidden what must stay out of logs: a body, a URL.
 */
export type Fail = (
  name: OffboardError["name"],
  outcome: Outcome,
  attempts: number,
  happened: string,
  advice?: string,
  shown?: object,
  hidden?: Record<string, unknown>,
) => Error;

/** @param label begins the messages. */
export function failer(provider: string, label: string): Fail {
  const fail: Fail = (name, outcome, attempts, happened, advice = "", shown, hidden) => {
    const error = new Error(`${label}: ${happened}. ${known[outcome]}${advice}`);
    Object.assign(error, { name, provider, outcome, attempts }, shown);
    for (const key in hidden) Object.defineProperty(error, key, { value: hidden[key] });
    Object.defineProperty(error, brand(), { value: true });
    // Once more, for a stack that begins with the name.
    Error.captureStackTrace?.(error, fail);
    return error;
  };
  return fail;
}

/** Makes the error for what can't be used, from what is wrong with it. */
export type Refuse = (problem: string) => Error;

export function refuser(fail: Fail): Refuse {
  return (problem) => fail("InvalidRequestError", "not-sent", 0, problem);
}

/** True for every error of every Offboard client, whichever copy of this package made it. */
export function isOffboardError(error: unknown): error is OffboardError {
  return Object(error) === error && brand() in (error as object);
}

/** True for every error of the clients of one provider, by its slug. */
export function isProviderError(error: unknown, provider: string): boolean {
  return isOffboardError(error) && error.provider === provider;
}

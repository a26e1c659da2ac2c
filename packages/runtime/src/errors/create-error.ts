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

type DocumentedBody<Answer> = Answer extends { content: infer Content }
  ? Content[keyof Content]
  : unknown;

/** The statuses that begin with a digit: those of `4XX` (OpenAPI 3.1 §4.8.16, Responses Object). */
type InRange<Digit extends string, Status = HttpStatus> = Status extends number
  ? `${Status}` extends `${Digit}${string}`
    ? Status
    : never
  : never;

/** What is documented for statuses together, for those that are not documented one by one. */
type RangeError<Provider extends string, Responses> =
  | {
      [Range in keyof Responses]: Range extends `${infer Digit}XX`
        ? ApiError<
            Exclude<InRange<Digit>, keyof Responses>,
            DocumentedBody<Responses[Range]>,
            Provider
          >
        : never;
    }[keyof Responses]
  | (Responses extends { default: infer Answer }
      ? ApiError<
          Exclude<InRange<"4" | "5">, Documented<Responses>>,
          DocumentedBody<Answer>,
          Provider
        >
      : never);

/** The statuses that a spec says something of, but for those that it calls `default`. */
type Documented<Responses> =
  | keyof Responses
  | (keyof Responses extends infer Range
      ? Range extends `${infer Digit}XX`
        ? InRange<Digit>
        : never
      : never);

/** Every error of one provider's client. `Responses` are its documented answers by status, range or `default`. */
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
  | RangeError<Provider, Responses>
  | ApiError<
      Exclude<
        HttpStatus,
        | Documented<Responses>
        | (Responses extends { default: unknown } ? InRange<"4" | "5"> : never)
      >,
      unknown,
      Provider
    >;

// A registered symbol instead of `instanceof`: two copies of this package may meet in one program.
const brand: symbol = /* @__PURE__ */ Symbol.for("@offboard/error");

const known: Readonly<Record<Outcome, string>> = {
  "not-sent": "Nothing was sent.",
  refused: "The provider refused, and this call removed nothing.",
  unknown:
    "The member may or may not have been removed: read the members back before you try again.",
};

/**
 * Makes an error whose message tells what happened, what to do, and what is known. With the first argument
 * alone it is the error for what can't be used.
 *
 * @param happened with what to do, where there is anything to do, as a sentence without its full stop.
 * @param shown more facts, for logs too.
 * @param hidden what must stay out of logs: a body, a URL. A `cause` is on the error, as everywhere.
 */
export interface Fail {
  (
    happened: string,
    name?: OffboardError["name"],
    outcome?: Outcome,
    attempts?: number,
    shown?: object,
    hidden?: Readonly<Record<string, unknown>>,
  ): Error;
  /** The errors that it has made, to be told from those of other calls: one is for one call. */
  made: unknown[];
}

/** Makes the error for what can't be used, from what is wrong with it. */
export type Refuse = (problem: string) => Error;

/** @param label begins the messages. */
export function failer(
  { provider, title }: { provider: string; title: string },
  label: string,
): Fail {
  const fail: Fail = (...[happened, name, outcome = "not-sent", attempts = 0, shown, hidden]) => {
    const { cause, ...held } = hidden ?? {};
    // Defined, not assigned: where a program has frozen Error.prototype, an assignment of its `name` throws.
    const error = Object.defineProperties(
      new Error(`${title}${label}: ${happened}. ${known[outcome]}`),
      Object.getOwnPropertyDescriptors({
        ...{ name: name ?? "InvalidRequestError", provider, outcome, attempts },
        ...shown,
      }),
    );
    // Once more, for a stack that begins with the name.
    Error.captureStackTrace?.(error, fail);
    fail.made.push(error);
    if (cause) Object.defineProperty(error, "cause", { value: cause });
    // Beside the error, not on it: many a log lists all that an error has, be it enumerable or not.
    const beside = Object.create(Error.prototype, { [brand]: {} });
    for (const [key, value] of Object.entries(held))
      Object.defineProperty(beside, key, { get: () => value });
    return Object.setPrototypeOf(error, beside);
  };
  fail.made = [];
  return fail;
}

/** What kind of error a caller's function threw. Nothing else of it is told, and no name that may be a secret. */
export function nameOf(error: unknown): string {
  try {
    const name = (error as Error).name;
    if (/^[A-Z]\w{0,40}(Error|Exception)$|^Error$/.test(name)) return name;
  } catch {}
  return "something";
}

/** True for every error of every Offboard client, whichever copy of this package made it. */
export function isOffboardError(error: unknown): error is OffboardError {
  return brand in Object(error);
}

/** True for every error of the clients of one provider, by its slug. */
export function isProviderError(error: unknown, provider: string): boolean {
  return isOffboardError(error) && error.provider === provider;
}

import type { OffboardError, Outcome } from "./error-types.ts";

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
export type InvalidRequest = (problem: string) => Error;

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
export function errorNameOf(error: unknown): string {
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

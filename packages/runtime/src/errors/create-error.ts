import type { OffboardError, Outcome } from "./error-types.ts";

// A registered symbol instead of `instanceof`: two copies of this package may meet in one program.
const brand: symbol = /* @__PURE__ */ Symbol.for("@offboard/error");

const outcomeSentences: Readonly<Record<Outcome, string>> = {
  "not-sent": "Nothing was sent.",
  refused: "The provider refused, and this call removed nothing.",
  unknown:
    "The member may or may not have been removed: read the members back before you try again.",
};

/**
 * Makes an error whose message tells what happened, what to do, and what is known. With one argument alone it is
 * an `InvalidRequestError`.
 *
 * @param happened a sentence without its full stop. It says what to do too, where there is something to do.
 * @param shown more facts, for logs too.
 * @param hidden what must stay out of logs: a body, a response. A `cause` is put where every error has it.
 */
export interface CreateError {
  (
    happened: string,
    name?: OffboardError["name"],
    outcome?: Outcome,
    attempts?: number,
    shown?: object,
    hidden?: Readonly<Record<string, unknown>>,
  ): Error;
  /** The errors that it has made. Each call has a function of its own, and knows its errors by this list. */
  errors: unknown[];
}

/** Makes an `InvalidRequestError` from what is wrong with an option, a parameter or a credential. */
export type InvalidRequest = (problem: string) => Error;

/** @param label begins the messages, after the provider's name. */
export function errorFactory(
  { provider, title }: { provider: string; title: string },
  label: string,
): CreateError {
  const fail: CreateError = (
    happened,
    name = "InvalidRequestError",
    outcome = "not-sent",
    attempts = 0,
    shown = {},
    hidden = {},
  ) => {
    // Defined, not assigned: where a program has frozen Error.prototype, an assignment of `name` throws.
    const error = Object.defineProperties(
      new Error(`${title}${label}: ${happened}. ${outcomeSentences[outcome]}`, hidden),
      Object.getOwnPropertyDescriptors({ name, provider, outcome, attempts, ...shown }),
    );
    // Captured again, so that the stack begins with the name.
    Error.captureStackTrace?.(error, fail);
    fail.errors.push(error);
    // Hidden facts are on the prototype: many logs list all own properties of an error, enumerable or not.
    const prototype = Object.create(Error.prototype, { [brand]: {} });
    for (const [key, value] of Object.entries(hidden))
      Object.defineProperty(prototype, key, { get: () => value });
    return Object.setPrototypeOf(error, prototype);
  };
  fail.errors = [];
  return fail;
}

/** The name of an error that a caller's function threw. Nothing else of it is shown: it may hold a secret. */
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

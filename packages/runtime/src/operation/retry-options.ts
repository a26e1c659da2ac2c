import type { InvalidRequest } from "../errors/create-error.ts";
import type { RetryOptions } from "../types.ts";
import { readValues } from "../values/read-values.ts";
import { type Check, milliseconds } from "../values/value-definition.ts";

/** When a call is tried again, every part of it known. */
export type Retry = { readonly [Part in keyof RetryOptions]-?: NonNullable<RetryOptions[Part]> };

/** The design, §4, rule 7. */
const usual: Retry = { limit: 2, unknown: false, maximumWait: 60_000 };

/** Says what is wrong with the option `retry` as a whole, or nothing. */
export const checkRetry: Check = (value) =>
  value !== false &&
  !(value && typeof value === "object") &&
  "must be false or { limit, unknown, maximumWait }";

/** Copies the option `retry`, and completes it: of a call by the client's, of a client by what is usual. */
export function readRetry(given: unknown, invalid: InvalidRequest, other: Retry = usual): Retry {
  if (given === undefined) return other;
  return {
    ...other,
    ...(given === false
      ? { limit: 0 }
      : readValues(
          "retry option",
          given,
          {
            limit: {
              type: "integer",
              check: (value) => (value as number) < 0 && "must be 0 or more",
            },
            unknown: { type: "boolean" },
            maximumWait: milliseconds,
          },
          invalid,
        )),
  };
}

import type { InvalidRequest } from "../errors/create-error.ts";
import type { RetryOptions } from "../types.ts";
import { readValues } from "../values/read-values.ts";
import { type Check, milliseconds } from "../values/value-definition.ts";

/** When a call is tried again, complete. */
export type Retry = { readonly [Name in keyof RetryOptions]-?: NonNullable<RetryOptions[Name]> };

/** The design, §4, rule 7. */
const defaultRetry: Retry = { limit: 2, unknown: false, maximumWait: 60_000 };

/** What is wrong with the option `retry` as a whole, or nothing. */
export const checkRetry: Check = (value) =>
  value !== false &&
  !(value && typeof value === "object") &&
  "must be false or { limit, unknown, maximumWait }";

/** Copies the option `retry`. What is missing comes from `base`: for a call, from the client's option. */
export function readRetry(
  given: unknown,
  invalid: InvalidRequest,
  base: Retry = defaultRetry,
): Retry {
  if (given === undefined) return base;
  return {
    ...base,
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

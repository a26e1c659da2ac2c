// Checks of a parameter's value that a definition names where its spec has them, so that a program
// carries only those that its providers need. Those of values with parts are in collection-checks.ts.
import type { Check } from "./value-definition.ts";
/** `format: uuid`, RFC 9562 §4. */
export const uuid: Check = (value) =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(String(value)) ? undefined : "must be a UUID";

/** `format: email`. RFC 5321 §4.1.2 allows more than most people think, so that only what none can be is refused. */
export const email: Check = (value) =>
  /^\S+@[^\s@]+$/.test(String(value)) ? undefined : "must be an e-mail address";

/** `format: date-time`, RFC 3339 §5.6. */
export const dateTime: Check = (value) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(String(value)) &&
  !Number.isNaN(Date.parse(String(value)))
    ? undefined
    : "must be a date and time such as 2026-01-31T12:00:00Z";

/** `format: int64`: a number as long as it is exact, beyond that its digits. */
export const int64: Check = (value) =>
  Number.isSafeInteger(value) ||
  (typeof value === "string" &&
    /^(0|-?[1-9]\d{0,18})$/.test(value) &&
    BigInt.asIntN(64, BigInt(value)) === BigInt(value))
    ? undefined
    : "must be a whole number below 2^53, or a text of one below 2^63";

/** `enum`: one of some values. */
export function among(...values: readonly (string | number | boolean | null)[]): Check {
  return (value) =>
    values.includes(value as string) ? undefined : `must be ${values.map(shown).join(" or ")}`;
}

const shown = (value: unknown): string => JSON.stringify(value);

/** The other bounds that a spec may give, as JSON Schema Validation §6 has them. */
export interface Bounds {
  /** An ECMA-262 regular expression that is not anchored. */
  readonly pattern?: string;
  /** In characters, not UTF-16 units. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Checks a text or a number against bounds. */
export function bounds({ pattern, minLength, maxLength, minimum, maximum }: Bounds): Check {
  return (value) => {
    const text = String(value);
    const length = [...text].length;
    if (length < (minLength ?? 0)) return `must have ${minLength} or more characters`;
    if (length > (maxLength ?? length)) return `must have ${maxLength} or fewer characters`;
    if (Number(text) < (minimum ?? -Infinity)) return `must be at least ${minimum}`;
    if (Number(text) > (maximum ?? Infinity)) return `must be at most ${maximum}`;
    if (pattern && !new RegExp(pattern, "u").test(text)) return `must match ${pattern}`;
  };
}

/** All of some checks, in their order. */
export function all(...checks: readonly Check[]): Check {
  const check: Check = (value) => {
    for (const one of checks) {
      const problem = one(value);
      if (problem) return problem;
    }
  };
  return Object.assign(check, { copy: checks.find(({ copy }) => copy)?.copy });
}

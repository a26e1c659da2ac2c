// Checks of a parameter's value that a definition names where its spec has them, so that a program
// carries only those that its providers need.

/** What is wrong with a value, or nothing. */
export type Check = (value: unknown) => string | false | undefined;

/** `format: uuid`, RFC 9562 §4. */
export const uuid: Check = (value) =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(String(value)) ? undefined : "must be a UUID";

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
    if (length < (minLength ?? 0)) return `must have at least ${minLength} characters`;
    if (length > (maxLength ?? length)) return `must have at most ${maxLength} characters`;
    if (Number(text) < (minimum ?? -Infinity)) return `must be at least ${minimum}`;
    if (Number(text) > (maximum ?? Infinity)) return `must be at most ${maximum}`;
    if (pattern && !new RegExp(pattern, "u").test(text)) return `must match ${pattern}`;
  };
}

/** All of some checks, in their order. */
export function all(...checks: readonly Check[]): Check {
  return (value) => {
    for (const check of checks) {
      const problem = check(value);
      if (problem) return problem;
    }
  };
}

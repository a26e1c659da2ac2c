/** A value of JSON that is neither an object nor an array. */
export type JsonScalar = string | number | boolean | null;

/** Tells one answer of a provider from others with the same status, by what stands in its JSON. */
export interface Matcher {
  readonly status: number;
  /** The tokens of an RFC 6901 pointer into the answer's JSON. Without it, any answer that is no HTML matches. */
  readonly at?: readonly string[];
  /** What must stand there. With `at` alone, anything must but `null`, `false`, `0` and what is empty. */
  readonly equals?: JsonScalar;
  /** What must not stand there, though something must. */
  readonly notEquals?: JsonScalar;
  /** How the text that stands there must begin. */
  readonly startsWith?: string;
  /** An empty list, object or text must stand there. */
  readonly empty?: true;
  /** Nothing must stand there, not even `null`. */
  readonly missing?: true;
}

/** Tells a success that says no. */
export interface FailedMatcher extends Matcher {
  /** The answer leaves open what was done. Without it, this call removed nothing. */
  readonly outcome?: "unknown";
}

/** What the body of a success must hold: the documented constants. */
export interface Constant {
  readonly status: number;
  readonly at: readonly string[];
  readonly equals: JsonScalar;
}

/** Whether a matcher says of an answer's JSON that it is the one. */
export function matchesJson(
  { at, equals, notEquals, startsWith, empty, missing }: Matcher,
  body: unknown,
): boolean {
  if (!at) return true;
  // RFC 6901 §4: a text has no members, an array none but its elements; and nothing is inherited.
  const value = at.reduce<unknown>(
    (part, token) =>
      part && typeof part === "object" && {}.propertyIsEnumerable.call(part, token)
        ? (part as Record<string, unknown>)[token]
        : undefined,
    body,
  );
  if (missing || value === undefined) return !!missing && value === undefined;
  if (equals !== undefined) return value === equals;
  if (notEquals !== undefined) return value !== notEquals;
  if (startsWith) return typeof value === "string" && value.startsWith(startsWith);
  const isEmpty =
    value === "" || (!!value && typeof value === "object" && !Object.keys(value).length);
  return empty ? isEmpty : !!value && !isEmpty;
}

import type { Matcher } from "../client/provider-definition.ts";

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

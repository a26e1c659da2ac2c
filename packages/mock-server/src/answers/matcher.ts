import type { Matcher } from "../spec/document.ts";
import { pointed, withoutPointed, withPointed } from "../spec/json-pointer.ts";

/** Whether an answer is the one that a matcher of `x-removal` tells. */
export function matches(matcher: Matcher, status: number, body: string | undefined): boolean {
  if (matcher.status !== status) return false;
  if (matcher.pointer === undefined) return true;
  const json = parsed(body);
  // Nothing is missing in what is no JSON.
  return json !== undefined && isWanted(matcher, pointed(json, matcher.pointer));
}

/** Whether what the pointer leads to is what the matcher is about. */
function isWanted(matcher: Matcher, value: unknown): boolean {
  const { equals, notEquals, startsWith, empty, missing } = matcher;
  if (missing) return value === undefined;
  if (value === undefined) return false;
  if (equals !== undefined) return value === equals;
  if (notEquals !== undefined) return value !== notEquals;
  if (startsWith !== undefined) return typeof value === "string" && value.startsWith(startsWith);
  return empty ? isEmpty(value) : Boolean(value) && !isEmpty(value);
}

/** A text, a list or an object with nothing in it. */
function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === "";
}

/**
 * The value changed so that it matches, in each way that there is, the likeliest first.
 *
 * @param documented what its schema says that the pointer may lead to.
 */
export function withMatch(
  value: unknown,
  matcher: Matcher,
  documented: readonly unknown[],
): unknown[] {
  const { pointer, equals, startsWith } = matcher;
  if (pointer === undefined) return [value];
  if (matcher.missing) return [withoutPointed(value, pointer)];
  const made = [
    ...(equals === undefined ? documented : [equals]),
    ...(startsWith === undefined ? ["absent"] : [`${startsWith} no such member`]),
    ...[1, true, 0, false, null, [], {}, ""],
  ];
  return made
    .filter((one) => isWanted(matcher, one))
    .map((one) => withPointed(value, pointer, one));
}

/** Whether a matcher is about what a documented schema may forbid: there it is told against the schema. */
export const isAgainstSchema = ({ empty, missing }: Matcher): boolean => Boolean(empty ?? missing);

function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}

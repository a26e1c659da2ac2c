import type { Matcher } from "../spec/document.ts";
import { getAt } from "../spec/json-pointer.ts";

/** Whether an answer is one that a matcher of `x-removal` describes. */
export function matches(matcher: Matcher, status: number, body: string | undefined): boolean {
  if (matcher.status !== status) return false;
  if (matcher.pointer === undefined) return true;
  const json = parseJson(body);
  // `missing` does not match a body that is not JSON.
  return json !== undefined && matchesValue(matcher, getAt(json, matcher.pointer));
}

/** Whether the value at the pointer of a matcher is one that it describes. */
export function matchesValue(matcher: Matcher, value: unknown): boolean {
  const { equals, notEquals, startsWith, empty, missing } = matcher;
  if (missing) return value === undefined;
  if (value === undefined) return false;
  if (equals !== undefined) return value === equals;
  if (notEquals !== undefined) return value !== notEquals;
  if (startsWith !== undefined) return typeof value === "string" && value.startsWith(startsWith);
  return empty ? isEmpty(value) : Boolean(value) && !isEmpty(value);
}

/** Whether a value is "", [] or {}. */
function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === "";
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

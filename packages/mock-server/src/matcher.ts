import type { Matcher } from "./document.ts";
import { pointed, withPointed } from "./pointer.ts";

/** Whether an answer is the one that a matcher of `x-removal` tells. */
export function matches(matcher: Matcher, status: number, body: string | undefined): boolean {
  if (matcher.status !== status) return false;
  if (matcher.pointer === undefined) return true;
  const value = pointed(parsed(body), matcher.pointer);
  if (matcher.equals !== undefined) return value === matcher.equals;
  if (matcher.startsWith !== undefined)
    return typeof value === "string" && value.startsWith(matcher.startsWith);
  return value !== undefined;
}

/** The value changed so that it matches. */
export function withMatch(value: unknown, { pointer, equals, startsWith }: Matcher): unknown {
  if (pointer === undefined) return value;
  const otherwise = startsWith === undefined ? "absent" : `${startsWith} no such member`;
  return withPointed(value, pointer, equals === undefined ? otherwise : equals);
}

function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}

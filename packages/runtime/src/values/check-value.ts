import { dotSegment, hasDotSegment } from "./dot-segment.ts";
import type { Check, ValueDefinition } from "./value-definition.ts";

/** What is wrong with a value, or nothing; never the value, which may end up in a log. */
export function problemOf(
  value: unknown,
  { type, in: place, optional, check }: ValueDefinition,
): ReturnType<Check> {
  if (type === "integer" ? !Number.isSafeInteger(value) : type && typeof value !== type)
    return `must be a ${type === "integer" ? "whole number below 2^53" : type}`;
  // A function may have a toString of its own, which may throw.
  if (place && ["function", "symbol"].includes(typeof value))
    return "is or has something that JSON has not";
  // JSON would make null of it.
  if (type === "number" && !Number.isFinite(value)) return "must be a finite number";
  if (place && typeof value !== "object") {
    const text = String(value);
    // A query or a body may hold a text as it is, but one that is blank names nobody.
    const isText = place === "query" || place === "body";
    if (isText ? !optional && !/[^\s\p{Cf}]/u.test(text) : /^\s|\s$|^$/.test(text))
      return "is empty, or begins or ends with white space";
    // Such as a zero-width space or a mark of direction, which is often copied together with an id.
    if (!isText && /^\p{Cf}|\p{Cf}$/u.test(text))
      return "begins or ends with a character that nobody sees";
    if (place === "header" && /[^ -~]/.test(text))
      return "has a character that a header can't carry";
    // A URL drops, breaks or replaces these, a form the second.
    if ((place === "body" ? /\p{Cs}/u : /[\p{Cc}\p{Cs}]/u).test(text))
      return "has a control character or lone surrogate";
    if (place === "path" && hasDotSegment(text)) return dotSegment;
  }
  return check?.(value);
}

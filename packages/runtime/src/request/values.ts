import { nameOf, type Refuse } from "../errors/create-error.ts";
import type { Check } from "./value-checks.ts";

/** Options or parameters by name, as they came from a program that may not be typed. */
export type Values = Readonly<Record<string, unknown>>;

/** What an option or a parameter must be. */
export interface ValueDefinition {
  readonly type?: "string" | "integer" | "number" | "boolean" | "function";
  /** Where it is sent, if it is. */
  readonly in?: "path" | "query" | "header" | "body";
  /** Whether it may be left out, or be blank where it stands in a query or a body. */
  readonly optional?: true;
  /** Whether a function may stand for it that gives it later. */
  readonly later?: true;
  /** What else it must be. */
  readonly check?: Check;
}

/** A time. setTimeout takes one of 2^31 ms or more for none at all. */
export const milliseconds: ValueDefinition = {
  check: (value) =>
    !(typeof value === "number" && value > 0 && value <= 2 ** 31 - 1) &&
    "must be a number of milliseconds above 0 and below 2^31",
};

export const dotSegment = "has a dot segment, which names another resource";

/**
 * A server, or a proxy before it, may decode more than once: `%252e` counts as a dot too, and so does `%%32e`. After
 * that, a segment may end at more than a slash: its parameters, a query, a fragment or the end of a C string begin there.
 */
export function hasDotSegment(text: string): boolean {
  let decoded = text;
  for (let times = 0; times < 99 && /%/.test(decoded); times++) decoded = unescape(decoded);
  return /(^|[/\\])\.{1,2}($|[/\\;?#\0])/.test(decoded);
}

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

/**
 * A value as JSON, as it was given.
 *
 * @throws where something in it would be left out, or become null; and whatever a getter in it throws.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, _, part: unknown) {
    const isLost =
      part === undefined ? Array.isArray(this) : ["function", "symbol"].includes(typeof part);
    if (isLost || (typeof part === "number" && !Number.isFinite(part))) throw new TypeError();
    return part;
  });
}

/** Refuses what is no plain object: what it inherits, or holds in another way, would be left out without a word. */
export function checkPlain(kind: string, given: unknown, refuse: Refuse): void {
  let isPlain = false;
  try {
    const prototype = given && Object.getPrototypeOf(given);
    isPlain =
      given == null ||
      (typeof given === "object" && !(prototype && Object.getPrototypeOf(prototype)));
  } catch {
    // A proxy may throw.
  }
  if (!isPlain)
    throw refuse(`${kind}s must be an object such as { name: value }, and no instance of a class`);
}

/** Everything that is given by name, read once. */
export function entriesOf(kind: string, given: unknown, refuse: Refuse): [string, unknown][] {
  try {
    return Object.entries({ ...(given as object) });
  } catch (error) {
    throw refuse(`a ${kind} can't be read: it threw ${nameOf(error)}`);
  }
}

/** An object that inherits nothing, so that what somebody added to `Object.prototype` is not found in it. */
export function withoutPrototype<Content extends object>(content: Content): Content {
  return Object.assign(Object.create(null), content);
}

type Definitions = Readonly<Record<string, ValueDefinition>>;

/** Copies what is given by name and is not `undefined`; refuses what is no plain object, and unknown names. */
export function readNames(
  kind: string,
  given: unknown,
  definitions: Definitions,
  refuse: Refuse,
): Record<string, unknown> {
  checkPlain(kind, given, refuse);
  const named: Record<string, unknown> = withoutPrototype({});
  for (const [name, value] of entriesOf(kind, given, refuse)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(definitions, name))
      throw refuse(
        `has no ${kind} ${JSON.stringify(name)}; it has ${Object.keys(definitions).join(", ")}`,
      );
    named[name] = value;
  }
  return named;
}

/** The values as they are sent; refuses those with a problem. */
export function checkValues(
  kind: string,
  named: Values,
  definitions: Definitions,
  refuse: Refuse,
): Values {
  const values: Record<string, unknown> = withoutPrototype({});
  for (const [name, original] of Object.entries(named)) {
    const definition = definitions[name] as ValueDefinition;
    const copy = definition.check?.copy;
    const value = copy ? copy(original) : original;
    const isLater = definition.later && typeof value === "function";
    const problem = !isLater && problemOf(value, definition);
    if (problem) throw refuse(`${kind} "${name}" ${problem}`);
    values[name] = value;
  }
  return values;
}

/** Both of it: names, and then values. */
export function readValues(
  kind: string,
  given: unknown,
  definitions: Definitions,
  refuse: Refuse,
): Values {
  return checkValues(kind, readNames(kind, given, definitions, refuse), definitions, refuse);
}

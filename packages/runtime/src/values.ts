import type { Check } from "./checks.ts";
import type { Refuse } from "./errors.ts";

/** Options or parameters by name, as they came from a program that may not be typed. */
export type Values = Readonly<Record<string, unknown>>;

/** What an option or a parameter must be. */
export interface ValueDefinition {
  readonly type?: "string" | "integer" | "boolean" | "function";
  /** Where its text is sent, if it is. */
  readonly in?: "path" | "query" | "header";
  /** Whether a function may stand for it that gives it later. */
  readonly later?: true;
  /** What else it must be. */
  readonly check?: Check;
}

/** A time. setTimeout takes one of 2^31 ms or more for none at all. */
export const milliseconds: ValueDefinition = {
  check: (value) =>
    !(typeof value === "number" && value > 0 && value < 2 ** 31) &&
    "must be a number of milliseconds above 0 and below 2^31",
};

/** What is wrong with a value, or nothing; never the value, which may end up in a log. */
export function problemOf(
  value: unknown,
  { type, in: place, check }: ValueDefinition,
): ReturnType<Check> {
  if (type === "integer" ? !Number.isSafeInteger(value) : type && typeof value !== type)
    return `must be a ${type === "integer" ? "whole number below 2^53" : type}`;
  if (place) {
    const text = String(value);
    if (place !== "query" && /^\s|\s$|^$/.test(text))
      return "is empty, or begins or ends with white space";
    if (place === "header" && /[^ -~]/.test(text))
      return "has a character that a header can't carry";
    // A URL drops, breaks or replaces these.
    if (/[\p{Cc}\p{Cs}]/u.test(text)) return "has a control character or lone surrogate";
    // A server, or a proxy before it, may decode more than once: `%252e` counts as a dot too.
    if (
      place === "path" &&
      /(^|[/\\]|%(25)*(2f|5c))(\.|%(25)*2e){1,2}($|[/\\]|%(25)*(2f|5c))/i.test(text)
    )
      return "has a dot segment, which names another resource";
  }
  return check?.(value);
}

/** Copies what is given by name and is not `undefined`; refuses unknown names, and values with a problem. */
export function readValues(
  kind: string,
  given: unknown,
  definitions: Readonly<Record<string, ValueDefinition>>,
  refuse: Refuse,
): Values {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...(given as object) })) {
    if (value === undefined) continue;
    const definition = Object.hasOwn(definitions, name) && definitions[name];
    if (!definition)
      throw refuse(
        `has no ${kind} ${JSON.stringify(name)}; it has ${Object.keys(definitions).join(", ")}`,
      );
    const isLater = definition.later && typeof value === "function";
    const problem = !isLater && problemOf(value, definition);
    if (problem) throw refuse(`${kind} "${name}" ${problem}`);
    values[name] = value;
  }
  return values;
}

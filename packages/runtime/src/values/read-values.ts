import { errorNameOf, type InvalidRequest } from "../errors/create-error.ts";
import { problemOf } from "./check-value.ts";
import type { ValueDefinition, Values } from "./value-definition.ts";

/** The names and values of an object. Reads each of them once. */
export function entriesOf(
  kind: string,
  given: unknown,
  invalid: InvalidRequest,
): [string, unknown][] {
  try {
    return Object.entries({ ...(given as object) });
  } catch (error) {
    throw invalid(`a ${kind} can't be read: it threw ${errorNameOf(error)}`);
  }
}

/** The same of a plain object. Others are refused: what they inherit or hold inside would be lost without a word. */
export function plainEntriesOf(
  kind: string,
  given: unknown,
  invalid: InvalidRequest,
): [string, unknown][] {
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
    throw invalid(`${kind}s must be an object such as { name: value }, and no instance of a class`);
  return entriesOf(kind, given, invalid);
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
  invalid: InvalidRequest,
): Record<string, unknown> {
  const named: Record<string, unknown> = withoutPrototype({});
  for (const [name, value] of plainEntriesOf(kind, given, invalid)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(definitions, name))
      throw invalid(
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
  invalid: InvalidRequest,
): Values {
  const values: Record<string, unknown> = withoutPrototype({});
  for (const [name, original] of Object.entries(named)) {
    const definition = definitions[name] as ValueDefinition;
    const copy = definition.check?.copy;
    const value = copy ? copy(original) : original;
    const isLater = definition.lazy && typeof value === "function";
    const problem = !isLater && problemOf(value, definition);
    if (problem) throw invalid(`${kind} "${name}" ${problem}`);
    values[name] = value;
  }
  return values;
}

/** Both of it: names, and then values. */
export function readValues(
  kind: string,
  given: unknown,
  definitions: Definitions,
  invalid: InvalidRequest,
): Values {
  return checkValues(kind, readNames(kind, given, definitions, invalid), definitions, invalid);
}

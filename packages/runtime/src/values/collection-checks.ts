import { problemOf } from "./check-value.ts";
import { toJson } from "./to-json.ts";
import type { Check, ValueDefinition } from "./value-definition.ts";

/** How many items an array may have, as JSON Schema Validation §6.4 has it. */
export interface ListBounds {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  /** What stands between the items where they are written as one text. A server that decodes first would split there. */
  readonly separator?: ",";
}

/** Lets a check see what JSON makes of a value with parts, and nothing that a getter or toJSON makes of it later. */
function copied(check: Check): Check {
  return Object.assign(check, {
    copy(value: unknown): unknown {
      try {
        return typeof value === "object" ? JSON.parse(toJson(value)) : value;
      } catch {
        // NaN, a circle, or a getter that throws: no parameter takes this.
        return Symbol();
      }
    },
  });
}

/**
 * An array. In a path, a query or a header an empty one would leave the parameter out, and mean more than was asked
 * for, whatever its `minItems`.
 */
export function list(
  item: ValueDefinition,
  { minItems = 0, maxItems, uniqueItems, separator }: ListBounds = {},
): Check {
  const least = Math.max(minItems, item.in && item.in !== "body" ? 1 : 0);
  return copied((value) => {
    if (!Array.isArray(value)) return "must be an array";
    if (value.length < least) return `must have ${least} or more items`;
    if (value.length > (maxItems ?? value.length)) return `must have ${maxItems} or fewer items`;
    if (uniqueItems && new Set(value.map((one) => JSON.stringify(one))).size < value.length)
      return "must not have an item twice";
    for (const [index, one] of value.entries()) {
      const problem =
        problemOf(one, item) ||
        (separator &&
          String(one).includes(separator) &&
          `has a ${JSON.stringify(separator)}, which stands between the items`);
      if (problem) return `at ${index} ${problem}`;
    }
  });
}

/** An object in a body, and what its further properties must be: left out, it may have none. */
export function record(
  properties: Readonly<Record<string, ValueDefinition>>,
  additional?: ValueDefinition | true,
): Check {
  return copied((value) => {
    if (!value || typeof value !== "object" || Array.isArray(value)) return "must be an object";
    const given = new Map(Object.entries(value));
    for (const [name, { optional }] of Object.entries(properties))
      if (!optional && !given.has(name)) return `has no ${JSON.stringify(name)}`;
    for (const [name, one] of given) {
      const definition = Object.hasOwn(properties, name) ? properties[name] : additional;
      if (!definition)
        return `may have ${Object.keys(properties).join(", ")}, but no ${JSON.stringify(name)}`;
      const problem = definition !== true && problemOf(one, definition);
      if (problem) return `at ${JSON.stringify(name)} ${problem}`;
    }
  });
}

/** A value that one definition or another fits. */
export function either(...definitions: readonly ValueDefinition[]): Check {
  return copied((value) => {
    const problems = definitions.map((definition) => problemOf(value, definition));
    return problems.every(Boolean) ? problems.join(", or ") : undefined;
  });
}

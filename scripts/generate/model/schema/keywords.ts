import {
  child,
  type DocumentNode,
  entries,
  items,
  type Report,
} from "../../../openapi/document-node.ts";
import { list, show } from "../../../openapi/problem.ts";
import type { Scalar, ScalarType, Where } from "./value-type.ts";

/** Keywords that say nothing of a value; `default` is the provider's, which is told and never sent. */
export const documentation: readonly string[] = [
  ...["title", "description", "deprecated", "default", "example", "examples"],
];

/** Refuses the keywords of a schema that are not checked where it stands: they would be lost silently. */
export function refuseOthers(
  schema: DocumentNode,
  honoured: readonly string[],
  of: string,
  report: Report,
): void {
  for (const [key, node] of entries(schema))
    if (!honoured.includes(key))
      report(
        node,
        "schema/keyword-not-checked",
        `\`${key}\` of ${of} is not checked in a request, and would be lost silently. Supported: ${list(honoured)}.`,
      );
}

/** Whether a value of a spec is of a type; of any, where there is none. */
export function isOf(type: unknown, value: unknown): boolean {
  if (type === undefined) return true;
  if (Array.isArray(type)) return type.some((one) => isOf(one, value));
  if (type === "integer") return Number.isSafeInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object")
    return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const isScalar = (value: unknown): value is Scalar => value === null || typeof value !== "object";

/** The values of `enum`: texts, numbers, booleans and null, of a type. */
export function readEnum(
  node: DocumentNode,
  type: unknown,
  where: Where,
  report: Report,
): Scalar[] | undefined {
  if (node.value === undefined) return undefined;
  const values = items(node).map(({ value }) => value);
  if (values.length === 0 || new Set(values).size !== values.length) {
    report(
      node,
      "schema/values-not-a-list",
      `Expected different values in a list, found ${show(node.value)}.`,
    );
    return undefined;
  }
  for (const item of items(node))
    if (
      !isScalar(item.value) ||
      !isOf(type, item.value) ||
      (item.value === null && where !== "json")
    )
      report(
        item,
        "schema/value-in-list",
        `Expected ${type === undefined ? "a text, a number or a boolean" : `a value of ${show(type)}`}, found ${show(item.value)}.`,
      );
  const scalars = values.filter(isScalar);
  return scalars.length > 0 ? scalars : undefined;
}

/** A lower and an upper bound, of which the first must not be above the second. */
export function readBounds(
  schema: DocumentNode,
  [low, high]: readonly [string, string],
  type: ScalarType,
  least: number | undefined,
  report: Report,
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const key of [low, high]) {
    const node = child(schema, key);
    if (node.value === undefined) continue;
    const fits = isOf(type, node.value) && Number(node.value) >= (least ?? -Infinity);
    if (fits) found[key] = Number(node.value);
    else
      report(
        node,
        "schema/bound",
        `Expected ${type === "integer" ? "an integer" : "a number"}${least === undefined ? "" : ` of at least ${least}`}, found ${show(node.value)}.`,
      );
  }
  const [lowest, highest] = [found[low], found[high]];
  if (lowest !== undefined && highest !== undefined && lowest > highest)
    report(
      child(schema, high),
      "schema/bounds-crossed",
      `Expected at least the lower bound ${lowest}, found ${highest}.`,
    );
  return found;
}

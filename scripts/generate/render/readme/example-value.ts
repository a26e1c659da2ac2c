import type { JsonValue } from "../../../openapi/document-node.ts";
import type { Parameter } from "../../model/parameters.ts";
import type { ScalarValueType, ValueType } from "../../model/schema/value-type.ts";

/** A value for an example: the spec's own, or one that fits the type. `number` tells those of one call apart. */
export function exampleOf({ example, type }: Parameter, number: number): JsonValue {
  return isGiven(example) ? example : made(type, number);
}

/** A spec has nothing else than JSON. */
const isGiven = (value: unknown): value is JsonValue => value !== undefined;

function made(type: ValueType, number: number): JsonValue {
  if (type.kind === "scalar") return type.enum?.[0] ?? scalar(type, number);
  if (type.kind === "among") return type.values[0] ?? null;
  if (type.kind === "any") return "anything";
  if (type.kind === "array")
    return Array.from({ length: Math.min(Math.max(type.minItems ?? 1, 1), 10) }, (_, index) =>
      made(type.items, number + index),
    );
  if (type.kind === "object") {
    const required = type.properties.filter((property) => property.required);
    return Object.fromEntries(required.map(({ name, type: one }) => [name, made(one, number)]));
  }
  const [first] = type.of;
  return first === undefined ? null : made(first, number);
}

const texts: Readonly<Record<string, (number: number) => string>> = {
  uuid: (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  email: () => "person@example.com",
  "date-time": () => "2026-01-31T08:00:00Z",
};

function scalar(scalarType: ScalarValueType, number: number): JsonValue {
  const { type, format = "", minLength = 0, maxLength = Infinity } = scalarType;
  const { minimum = -Infinity, maximum = Infinity } = scalarType;
  if (type === "boolean") return true;
  if (type !== "string") return Math.min(Math.max(number, minimum), maximum);
  const text = Object.hasOwn(texts, format) ? texts[format] : undefined;
  if (text !== undefined) return text(number);
  // The limit of a text in a spec is ours for a text in an example too.
  return "the-id"
    .padEnd(Math.min(minLength, 4000), "x")
    .slice(0, Math.max(1, Math.min(maxLength, 4000)));
}

import type { Parameter } from "../../model/model.ts";
import type { ScalarValueType, ValueType } from "../../model/schema/value-type.ts";
import type { Literal } from "../source-code.ts";

/** A value for an example: the spec's own, or one that fits the type. `number` tells those of one call apart. */
export function exampleOf({ example, value }: Parameter, number: number): Literal {
  return isLiteral(example) ? example : made(value, number);
}

/** A spec has nothing else than JSON. */
const isLiteral = (value: unknown): value is Literal => value !== undefined;

function made(value: ValueType, number: number): Literal {
  if (value.kind === "scalar") return value.enum?.[0] ?? scalar(value, number);
  if (value.kind === "among") return value.values[0] ?? null;
  if (value.kind === "any") return "anything";
  if (value.kind === "array")
    return Array.from({ length: Math.min(Math.max(value.minItems ?? 1, 1), 10) }, (_, index) =>
      made(value.items, number + index),
    );
  if (value.kind === "object") {
    const required = value.properties.filter((property) => property.required);
    return Object.fromEntries(required.map(({ name, value: one }) => [name, made(one, number)]));
  }
  const [first] = value.of;
  return first === undefined ? null : made(first, number);
}

const texts: Readonly<Record<string, (number: number) => string>> = {
  uuid: (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  email: () => "person@example.com",
  "date-time": () => "2026-01-31T08:00:00Z",
};

function scalar(value: ScalarValueType, number: number): Literal {
  const { type, format = "", minLength = 0, maxLength = Infinity } = value;
  const { minimum = -Infinity, maximum = Infinity } = value;
  if (type === "boolean") return true;
  if (type !== "string") return Math.min(Math.max(number, minimum), maximum);
  const text = Object.hasOwn(texts, format) ? texts[format] : undefined;
  if (text !== undefined) return text(number);
  // The limit of a text in a spec is ours for a text in an example too.
  return "the-id"
    .padEnd(Math.min(minLength, 4000), "x")
    .slice(0, Math.max(1, Math.min(maxLength, 4000)));
}

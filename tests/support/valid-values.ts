import type { Parameter, Schema } from "./document.ts";
import type { Value } from "./providers.ts";

/** Ids that no test of a leaver uses by accident: one for each place and number. */
const uuidOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** A valid value of a parameter; another one for each `number`, up to 59. */
export function validValue(parameter: Parameter, number: number): Value {
  const { schema } = parameter;
  const shown = "example" in parameter ? { ...schema, example: parameter.example } : schema;
  return valueFor(shown, number) as Value;
}

function valueFor(schema: Schema, number: number): unknown {
  const { type, format, enum: allowed, examples, items, properties, oneOf, anyOf } = schema;
  if (schema.const !== undefined) return schema.const;
  if (allowed) return allowed[0];
  if (type === "integer") return number;
  if (format === "uuid") return uuidOf(number);
  if (examples) return examples[number % examples.length];
  if ("example" in schema) return schema.example;
  if (format === "email") return `person-${number}@people.example`;
  if (format === "date-time") return `2026-01-31T12:${String(number).padStart(2, "0")}:00Z`;
  if (type === "boolean") return true;
  if (type === "number") return number + 0.5;
  if (items) return [1, 2].map((index) => valueFor(items, number + index));
  const one = (oneOf ?? anyOf)?.[0];
  if (one) return valueFor(one, number);
  if (properties === undefined) return `id-${number}`;
  return Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, valueFor(part, number)]),
  );
}

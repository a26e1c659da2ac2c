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
  const shown = examples ?? ("example" in schema ? [schema.example] : []);
  const isOneText = shown.length === 1 && type === "string";
  if (shown.length > 0 && !isOneText) return shown[number % shown.length];
  if (format === "email") return `person-${number}@people.example`;
  if (format === "date-time") return `2026-01-31T12:${String(number).padStart(2, "0")}:00Z`;
  if (isOneText) return textLike(`${shown[0]}`, schema, number);
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

/** Another text for each `number`: one example is one member, and whoever stays needs another. */
function textLike(shown: string, schema: Schema, number: number): string {
  const { pattern = "", minLength = 0, maxLength = Infinity } = schema;
  const fits = (text: string) =>
    new RegExp(pattern, "u").test(text) && text.length >= minLength && text.length <= maxLength;
  const plain = [`id-${number}`, `${number}`].find(fits);
  if (plain !== undefined) return plain;
  const others = Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    .map((end) => shown.slice(0, -1) + end)
    .filter(fits);
  return others[number % others.length] ?? shown;
}

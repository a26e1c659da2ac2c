import type { Schema } from "../spec/document.ts";
import { itemsOf, typesOf } from "../spec/read-schema.ts";
import type { Schemas } from "../spec/schema-validator.ts";
import type { Written } from "./style.ts";

/** The JSON value of what was written, as the schema's types say. */
export function typed(schemas: Schemas, schema: Schema, written: Written): unknown {
  if (typeof written === "string") return scalar(schemas, [schema], written);
  const items = itemsOf(schemas.document, schema);
  return written.map((text) => scalar(schemas, items, text));
}

/** What a text can be of the types of the schemas: the first that one of them takes, else the first. */
function scalar(schemas: Schemas, choices: readonly Schema[], text: string): unknown {
  const types = choices.flatMap((schema) => typesOf(schemas.document, schema));
  const isInteger = types.includes("integer") && /^-?(0|[1-9]\d*)$/.test(text);
  const isNumber = types.includes("number") && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  const readings: unknown[] = [];
  // One beyond 2^53 is an id, which is kept as its text. The number is near enough for its type.
  if (isInteger || isNumber) readings.push(Number(text));
  if (types.includes("boolean") && /^(true|false)$/.test(text)) readings.push(text === "true");
  readings.push(text);
  const isTaken = (value: unknown) =>
    choices.some((schema) => schemas.problems(schema, value).length === 0);
  return readings.length === 1 ? text : (readings.find(isTaken) ?? readings[0]);
}

import type { Schema } from "./document.ts";
import { type ExactIntegers, standIn } from "./exact-integers.ts";
import { itemsOf, propertiesOf, typesOf } from "./schema-parts.ts";
import type { Schemas } from "./schemas.ts";
import type { Written } from "./styles.ts";

/** A value of JSON, with the integers in it that a number can't hold. */
export interface Typed {
  readonly value: unknown;
  readonly exact: ExactIntegers;
}

/** The JSON value of what was written, as the schema's types say. */
export function typed(schemas: Schemas, schema: Schema, written: Written): Typed {
  const { document } = schemas;
  if (typeof written === "string") return scalar(schemas, [schema], written);
  const entries: [string, Typed][] = [];
  if (written instanceof Map) {
    const { named, others = true } = propertiesOf(document, schema);
    for (const [name, text] of written)
      entries.push([name, scalar(schemas, [named.get(name) ?? others], text)]);
  } else {
    const items = itemsOf(document, schema);
    for (const text of written as readonly string[])
      entries.push([`${entries.length}`, scalar(schemas, items, text)]);
  }
  const values = entries.map(([name, one]) => [name, one.value] as const);
  const exact = entries.flatMap(([name, one]) =>
    [...one.exact.values()].map((integer) => [`/${escaped(name)}`, integer] as const),
  );
  const value = written instanceof Map ? Object.fromEntries(values) : values.map(([, one]) => one);
  return { value, exact: new Map(exact) };
}

/** What a text can be of the types of the schemas: the first that one of them takes, else the first. */
function scalar(schemas: Schemas, choices: readonly Schema[], text: string): Typed {
  const types = choices.flatMap((schema) => typesOf(schemas.document, schema));
  const isInteger = /^-?(0|[1-9]\d*)$/.test(text);
  const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text);
  const readings: Typed[] = [];
  if (isInteger && (types.includes("integer") || types.includes("number")))
    readings.push(integer(text));
  else if (isNumber && types.includes("number")) readings.push(plain(Number(text)));
  if (types.includes("boolean") && /^(true|false)$/.test(text))
    readings.push(plain(text === "true"));
  readings.push(plain(text));
  const [first = plain(text)] = readings;
  const isTaken = ({ value, exact }: Typed) =>
    choices.some((schema) => schemas.problems(schema, value, exact).length === 0);
  return readings.length === 1 ? first : (readings.find(isTaken) ?? first);
}

function integer(text: string): Typed {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return plain(value);
  const exact = BigInt(text);
  return { value: standIn(exact), exact: new Map([["", exact]]) };
}

function plain(value: unknown): Typed {
  return { value, exact: new Map() };
}

/** A token of a JSON Pointer (RFC 6901 §3). */
export function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

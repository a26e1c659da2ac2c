import { createHash } from "node:crypto";
import type { Schema } from "../generate/model/schema/json-schema.ts";
import type { ParameterFacts } from "../generate/render/client/render-facts.ts";
import type { Json } from "../system/json.ts";

/** A value that the facts allow; another one for each provider and `number`. Throws where none is found. */
export function makeValue(facts: ParameterFacts, slug: string, number: number): Json {
  const { schema, ...own } = facts;
  return fromSchema((schema ?? own) as Schema, facts.name, slug, number);
}

/** From a JSON Schema without references, as a package's facts have it. */
function fromSchema(schema: Schema, name: string, slug: string, number: number): Json {
  const inner = (one: unknown, part: string): Json =>
    fromSchema(one as Schema, `${name} ${part}`, slug, number);
  const { type, enum: values, anyOf, allOf, items, minItems, properties, required } = schema;
  if (Array.isArray(values)) return values[number % values.length] as Json;
  if (Array.isArray(anyOf)) return inner(anyOf[0], "");
  if (Array.isArray(allOf)) return inner(Object.assign({}, ...allOf), "");
  if (type === "boolean") return number % 2 === 0;
  if (type === "array")
    return Array.from({ length: Math.max(1, Number(minItems ?? 1)) }, (_, index) =>
      inner(items, `${index}`),
    );
  if (type === "object")
    return Object.fromEntries(
      [required ?? []]
        .flat()
        .map((one) => [`${one}`, inner(Object(properties)[`${one}`], `${one}`)]),
    );
  if (type === "integer" || type === "number") return makeNumber(schema, slug, number);
  return makeText(schema, name, slug, number);
}

function makeNumber({ minimum, maximum }: Schema, slug: string, number: number): number {
  const [low, high] = [Number(minimum ?? -Infinity), Number(maximum ?? Infinity)];
  const first = Math.max(low, 100) + (Number.parseInt(hashOf(slug).slice(0, 8), 16) % 800);
  return first + number <= high ? first + number : high - number;
}

function makeText(schema: Schema, name: string, slug: string, number: number): string {
  const { format, pattern, minLength, maxLength } = schema;
  const hash = hashOf(`${slug} ${name} ${number}`);
  if (format === "uuid") return uuidFrom(hash);
  if (format === "email") return `${hash.slice(0, 6)}@company.example`;
  if (format === "date-time")
    return `2026-01-${String((number % 28) + 1).padStart(2, "0")}T12:00:00Z`;
  const length = Math.min(Math.max(Number(minLength ?? 0), 10), Number(maxLength ?? Infinity));
  const digits = BigInt(`0x${hash}`).toString();
  const letters = hash.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  const texts = [...(length < 10 ? [] : [`usr_${hash}`]), hash, digits, letters]
    .flatMap((text) => [text, text.toUpperCase()])
    .map((text) => text.padEnd(length, text).slice(0, length));
  const found = texts.find(
    (text) => pattern === undefined || new RegExp(String(pattern), "u").test(text),
  );
  if (found !== undefined) return found;
  throw new Error(
    `No value of the parameter ${name} of ${slug} was found that matches ${pattern}. Add a kind of value to scripts/demo/made-value.ts.`,
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A version 4 UUID (RFC 9562 §5.4) from a hash. */
function uuidFrom(hash: string): string {
  const hex = `${hash.slice(0, 12)}4${hash.slice(13, 16)}8${hash.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

import type { Field } from "./field.ts";
import type { Kind } from "./schema-parts.ts";
import { decoded, formDecoded, type Pair } from "./wire.ts";

/** What was written, taken apart and decoded, before any type is known. */
export type Written = string | readonly string[] | ReadonlyMap<string, string>;

type Decode = (text: string) => string | undefined;

/** A list of pieces, with the way to read them. */
interface Pieces {
  readonly kind: Kind;
  readonly explode: boolean;
  readonly separator: string | RegExp;
  readonly decode: Decode;
}

/**
 * Takes a path segment or a header apart: styles simple, label and matrix, which are `{x}`, `{.x}` and `{;x}` of
 * RFC 6570 §3.2.2 to §3.2.7. A separator that is percent-encoded belongs to a value. `undefined`: not written so.
 */
export function takeText(field: Field, kind: Kind, text: string): Written | undefined {
  const { style, explode, name } = field;
  // A header's text is sent as it is, and a list in it may have spaces around its commas (RFC 9110 §5.6.1).
  const decode: Decode = field.in === "header" ? (one) => one.trim() : decoded;
  const pieces = { kind, explode, decode };
  if (style === "simple") return take(text, { ...pieces, separator: "," });
  if (style === "label") {
    const separator = explode ? "." : ",";
    return text.startsWith(".") ? take(text.slice(1), { ...pieces, separator }) : undefined;
  }
  if (!text.startsWith(";")) return undefined;
  if (explode && kind === "object") return take(text.slice(1), { ...pieces, separator: ";" });
  const values = (explode && kind === "array" ? text.slice(1).split(";") : [text.slice(1)]).map(
    (part) => (part === name ? "" : after(`${name}=`, part)),
  );
  if (!isWhole(values)) return undefined;
  return explode && kind === "array"
    ? whole(values.map(decode))
    : take(values[0] ?? "", { ...pieces, separator: "," });
}

/** Takes the pairs of a query parameter, or of a form's field, apart. */
export function takePairs(field: Field, kind: Kind, pairs: readonly Pair[]): Written | undefined {
  const { style, explode, name } = field;
  if (style === "deepObject") {
    const keys = pairs.map((pair) => after(`${name}[`, pair.name)?.replace(/\]$/, ""));
    return isWhole(keys) ? named(keys.map((key, index) => [key, pairs[index]?.value])) : undefined;
  }
  if (explode && kind === "object") return named(pairs.map((pair) => [pair.name, pair.value]));
  if (explode && kind === "array") return whole(pairs.map(({ value }) => formDecoded(value)));
  const [only] = pairs;
  if (only === undefined || pairs.length > 1) return undefined;
  if (style === "spaceDelimited" && only.value.includes("+")) return undefined;
  const separator = { spaceDelimited: "%20", pipeDelimited: /\||%7C/i }[style as string] ?? ",";
  return take(only.value, { kind, explode, separator, decode: formDecoded });
}

/** Which pairs of a query are a field's; `names` are those of its properties. */
export function isOwn(field: Field, kind: Kind, names: ReadonlySet<string>, pair: Pair): boolean {
  if (field.style === "deepObject") return /^\[[^[\]]+\]$/.test(after(field.name, pair.name) ?? "");
  if (field.explode && kind === "object") return names.has(pair.name);
  return pair.name === field.name;
}

function take(text: string, { kind, explode, separator, decode }: Pieces): Written | undefined {
  if (kind === "scalar") return decode(text);
  const parts = text.split(separator);
  if (kind === "array") return whole(parts.map(decode));
  const entries = explode
    ? parts.map((part) => part.split(/=(.*)/s).slice(0, 2))
    : parts.flatMap((_, index) => (index % 2 === 0 ? [parts.slice(index, index + 2)] : []));
  if (entries.some(({ length }) => length < 2)) return undefined;
  return named(
    entries.map(([key, value]) => [decode(`${key}`), value]),
    decode,
  );
}

/** Values by name; `undefined` where a name stands twice, or something can't be decoded. */
function named(
  entries: readonly (readonly [string | undefined, string | undefined])[],
  decode: Decode = formDecoded,
): ReadonlyMap<string, string> | undefined {
  const map = new Map(entries.map(([name, value]) => [name, decode(value ?? "")]));
  const isGood =
    map.size === entries.length && isWhole([...map.keys()]) && isWhole([...map.values()]);
  return isGood ? (map as Map<string, string>) : undefined;
}

function after(start: string, text: string): string | undefined {
  return text.startsWith(start) ? text.slice(start.length) : undefined;
}

function isWhole(texts: readonly (string | undefined)[]): texts is readonly string[] {
  return !texts.includes(undefined);
}

function whole(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  return isWhole(texts) ? texts : undefined;
}

import { decoded, formDecoded, type Pair } from "../http/urlencoded.ts";
import type { Field } from "../spec/parameter.ts";
import type { Kind } from "../spec/read-schema.ts";

/** What was written, taken apart and decoded, before any type is known: a scalar, or the items of an array. */
export type Written = string | readonly string[];

type Decode = (text: string) => string | undefined;

/**
 * Takes a path segment or a header apart (style `simple`). A comma that is percent-encoded belongs to an item.
 * `undefined`: not written so.
 */
export function takeText(field: Field, kind: Kind, text: string): Written | undefined {
  // A header's text is sent as it is, and a list in it may have spaces around its commas (RFC 9110 §5.6.1).
  return take(text, kind, field.in === "header" ? (one) => one.trim() : decoded);
}

/** Takes the pairs of a query parameter, or of a form's field, apart (style `form`). */
export function takePairs(
  { explode }: Field,
  kind: Kind,
  pairs: readonly Pair[],
): Written | undefined {
  if (explode && kind === "array") return whole(pairs.map(({ value }) => formDecoded(value)));
  const [only] = pairs;
  return only === undefined || pairs.length > 1 ? undefined : take(only.value, kind, formDecoded);
}

function take(text: string, kind: Kind, decode: Decode): Written | undefined {
  return kind === "array" ? whole(text.split(",").map(decode)) : decode(text);
}

function whole(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  return texts.includes(undefined) ? undefined : (texts as readonly string[]);
}

/** How an array is written, for a sentence: `ids=a,b (form, explode: false)`. */
export function arrayExample({ name, in: place, explode }: Field): string {
  if (place === "path" || place === "header") return "a,b (simple)";
  const text = explode ? `${name}=a&${name}=b` : `${name}=a,b`;
  return `${text} (${place === "body" ? "in a form" : `form, explode: ${explode}`})`;
}

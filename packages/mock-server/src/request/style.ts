import { decodeForm, decodePercent, type Pair } from "../http/urlencoded.ts";
import type { Parameter } from "../spec/parameter.ts";
import type { Kind } from "../spec/read-schema.ts";

/** What was sent for a parameter, decoded: the text of a scalar, or the texts of an array's items. */
export type Texts = string | readonly string[];

type Decode = (text: string) => string | undefined;

/**
 * Parses a path segment or a header (style `simple`). A percent-encoded comma belongs to an item.
 * `undefined` if the text is malformed.
 */
export function parseText(parameter: Parameter, kind: Kind, text: string): Texts | undefined {
  // A header is not percent-encoded, and the commas of a list may have spaces around them (RFC 9110 §5.6.1).
  return parse(text, kind, parameter.in === "header" ? (one) => one.trim() : decodePercent);
}

/** Parses the `name=value` pairs of a query parameter or a form's property (style `form`). */
export function parsePairs(
  { explode }: Parameter,
  kind: Kind,
  pairs: readonly Pair[],
): Texts | undefined {
  if (explode && kind === "array") return complete(pairs.map(({ value }) => decodeForm(value)));
  const [only] = pairs;
  return only === undefined || pairs.length > 1 ? undefined : parse(only.value, kind, decodeForm);
}

function parse(text: string, kind: Kind, decode: Decode): Texts | undefined {
  return kind === "array" ? complete(text.split(",").map(decode)) : decode(text);
}

function complete(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  return texts.includes(undefined) ? undefined : (texts as readonly string[]);
}

/** How an array is written, for a message: `ids=a,b (form, explode: false)`. */
export function arrayExample({ name, in: place, explode }: Parameter): string {
  if (place === "path" || place === "header") return "a,b (simple)";
  const text = explode ? `${name}=a&${name}=b` : `${name}=a,b`;
  return `${text} (${place === "body" ? "in a form" : `form, explode: ${explode}`})`;
}

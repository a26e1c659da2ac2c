import type { Parameter } from "./document.ts";
import type { Value } from "./providers.ts";

// The tables of OpenAPI 3.1 §4.8.12 (Style Values and Style Examples), written down once more.

/** A value as its parts: a scalar is one, an array has one for each item, an object one for each member. */
type Parts = readonly (readonly [name: string | undefined, text: string])[];

function partsOf(value: Value, encode: (text: string) => string): Parts {
  if (Array.isArray(value)) return value.map((item) => [undefined, encode(String(item))]);
  if (typeof value !== "object" || value === null) return [[undefined, encode(String(value))]];
  return Object.entries(value).map(([name, item]) => [encode(name), encode(String(item))]);
}

/** `R=100`, `G=200` with explode, else `R`, `100`, `G`, `200`; an array's items as they are. */
function texts(parts: Parts, explode: boolean): string[] {
  return parts.flatMap(([name, text]) => {
    if (name === undefined) return [text];
    return explode ? [`${name}=${text}`] : [name, text];
  });
}

/** A value in a path, in place of its `{name}`. */
export function textInPath({ name, style, explode = false }: Parameter, value: Value): string {
  const parts = partsOf(value, encodeURIComponent);
  const list = texts(parts, explode);
  if (style === "label") return `.${list.join(explode ? "." : ",")}`;
  if (style !== "matrix") return list.join(",");
  if (!explode) return `;${name}=${list.join(",")}`;
  const named = parts.map(([key = name, text]) => `;${key}=${text}`);
  return named.join("");
}

/** A value in a header: no character of it is encoded. */
export function textInHeader({ explode = false }: Parameter, value: Value): string {
  return texts(
    partsOf(value, (text) => text),
    explode,
  ).join(",");
}

/** The `name=value` of a value in a query. */
export function pairsInQuery(parameter: Parameter, value: Value): string[] {
  const { style = "form", explode = style === "form" } = parameter;
  const name = nameInQuery(parameter.name);
  const parts = partsOf(value, encodeURIComponent);
  if (style === "deepObject") return parts.map(([key, text]) => `${name}%5B${key}%5D=${text}`);
  if (explode) return parts.map(([key = name, text]) => `${key}=${text}`);
  const delimiters: Record<string, string> = { spaceDelimited: "%20", pipeDelimited: "%7C" };
  return [`${name}=${texts(parts, false).join(delimiters[style] ?? ",")}`];
}

/** A URL can't hold brackets in its query (RFC 3986 §3.4). */
export function nameInQuery(name: string): string {
  return name.replaceAll("[", "%5B").replaceAll("]", "%5D");
}

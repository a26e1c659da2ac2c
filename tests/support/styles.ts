import type { Parameter } from "./document.ts";
import type { Value } from "./providers.ts";

// Style Values and Style Examples of OpenAPI 3.1 §4.8.12, as far as they are supported, written down once more.

/** A value in a path, in place of its `{name}`. */
export function textInPath(value: Value): string {
  return [value].flat().map(encoded).join(",");
}

/** A value in a header: no character of it is encoded. */
export function textInHeader(value: Value): string {
  return [value].flat().join(",");
}

/** The `name=value` of a value in a query. */
export function pairsInQuery({ name, explode = true }: Parameter, value: Value): string[] {
  const texts = [value].flat().map(encoded);
  return (explode ? texts : [texts.join(",")]).map((text) => `${nameInQuery(name)}=${text}`);
}

const encoded = (value: unknown): string => encodeURIComponent(String(value));

/** A URL can't hold brackets in its query (RFC 3986 §3.4). */
export function nameInQuery(name: string): string {
  return name.replaceAll("[", "%5B").replaceAll("]", "%5D");
}

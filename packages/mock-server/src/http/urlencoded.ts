/** One `name=value` of a query or a form. */
export interface Pair {
  /** Decoded: `filter[email]`, whether its brackets were sent encoded or not. */
  readonly name: string;
  /** As it was sent. */
  readonly value: string;
  /** Name and value as they were sent. */
  readonly raw: string;
}

/** The pairs of a form, or of a query without its "?", in their order. */
export function pairsOf(text: string): Pair[] {
  return text
    .split("&")
    .filter((raw) => raw !== "")
    .map((raw) => {
      const [name = "", ...rest] = raw.split("=");
      return { name: decodeForm(name) ?? name, value: rest.join("="), raw };
    });
}

/** Decodes percent-encoded UTF-8 (RFC 3986 §2.1); `undefined` if the text is malformed. */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same in a query or a form, where "+" is a space (WHATWG URL, application/x-www-form-urlencoded). */
export function decodeForm(text: string): string | undefined {
  return decodePercent(text.replaceAll("+", "%20"));
}

/** A name and a value of a query or a form. */
export interface Pair {
  /** Decoded: `filter[email]`, whether its brackets were sent encoded or not. */
  readonly name: string;
  /** As it was sent. */
  readonly value: string;
  readonly raw: string;
}

/** The pairs of a query, without its "?", or of a form, in their order. */
export function pairsOf(text: string): Pair[] {
  return text
    .split("&")
    .filter((raw) => raw !== "")
    .map((raw) => {
      const [name = "", ...rest] = raw.split("=");
      return { name: formDecoded(name) ?? name, value: rest.join("="), raw };
    });
}

/** Percent-encoded UTF-8 (RFC 3986 §2.1) decoded; `undefined` for what is none. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same of a query or a form, where servers read "+" as a space (WHATWG URL, application/x-www-form-urlencoded). */
export function formDecoded(text: string): string | undefined {
  return decoded(text.replaceAll("+", "%20"));
}

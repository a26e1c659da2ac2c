/** A key of `responses` that stands for errors which no number names (OpenAPI 3.1 §4.8.16). */
export function isRange(status: string): status is "4XX" | "5XX" | "default" {
  return ["4XX", "5XX", "default"].includes(status);
}

/** The key that documents a status: its number or, for an error, a range or `default`. */
export function documentedBy(status: number, keys: readonly string[]): string | undefined {
  const own = String(status);
  const wanted = status < 400 ? [own] : [own, `${own.slice(0, 1)}XX`, "default"];
  return wanted.find((key) => keys.includes(key));
}

/** Statuses whose answers have no body, whatever a document says of it (RFC 9110 §15.3.5 and §15.3.6). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205;
}

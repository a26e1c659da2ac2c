/** A value of somebody's document as a word: a text as it is, what should be one and is not as JSON. */
export function word(value: unknown): string {
  return typeof value === "string" ? value : String(JSON.stringify(value));
}

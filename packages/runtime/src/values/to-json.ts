/**
 * A value as JSON, as it was given.
 *
 * @throws where something in it would be left out, or become null; and whatever a getter in it throws.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, _, part: unknown) {
    const isLost =
      part === undefined ? Array.isArray(this) : ["function", "symbol"].includes(typeof part);
    if (isLost || (typeof part === "number" && !Number.isFinite(part))) throw new TypeError();
    return part;
  });
}

/** Freezes an object and all that it holds. */
export function freeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value))
    if (typeof part === "object" && part !== null) freeze(part);
  return Object.freeze(value);
}

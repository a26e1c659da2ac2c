/** The segments of a JSON Pointer (RFC 6901 §3 and §4). */
export function segmentsOf(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) {
    throw new Error(
      `${JSON.stringify(pointer)} is not a JSON Pointer: expected "" or a text that begins with "/".`,
    );
  }
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Writes a name as a segment of a JSON Pointer (RFC 6901 §3). */
export function escapeSegment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The value that a JSON Pointer points to; `undefined` if there is none. */
export function getAt(value: unknown, pointer: string): unknown {
  let current = value;
  for (const segment of segmentsOf(pointer)) {
    // An array has elements and no other members (RFC 6901 §4), so `length` does not count.
    const isThere = {}.propertyIsEnumerable.call(Object(current), segment);
    if (typeof current !== "object" || !isThere) return undefined;
    current = (current as Record<string, unknown>)[segment];
  }
  return current;
}

/** A copy of a JSON value without the value that the pointer points to. */
export function removeAt(value: unknown, pointer: string): unknown {
  const remove = (current: unknown, [segment = "", ...rest]: string[]): unknown => {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, segment))
      return current;
    if (Array.isArray(current))
      return rest.length === 0
        ? current.slice(0, Number(segment))
        : current.with(Number(segment), remove(current[Number(segment)], rest));
    const { [segment]: removed, ...others } = current as Record<string, unknown>;
    return rest.length === 0 ? others : { ...current, [segment]: remove(removed, rest) };
  };
  return remove(value, segmentsOf(pointer));
}

/** A copy of a JSON value in which the pointer points to `leaf`. Missing objects on the way are created. */
export function setAt(value: unknown, pointer: string, leaf: unknown): unknown {
  const set = (current: unknown, [segment, ...rest]: string[]): unknown => {
    if (segment === undefined) return leaf;
    if (Array.isArray(current))
      return Object.assign([...current], { [segment]: set(current[Number(segment)], rest) });
    const object =
      typeof current === "object" && current !== null ? (current as Record<string, unknown>) : {};
    return { ...object, [segment]: set(object[segment], rest) };
  };
  return set(value, segmentsOf(pointer));
}

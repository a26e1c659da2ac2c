/** The segments of a JSON Pointer (RFC 6901 §3 and §4). */
export function segments(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) {
    throw new Error(
      `${JSON.stringify(pointer)} is no JSON Pointer: it must be empty or begin with "/".`,
    );
  }
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A name as a segment of a JSON Pointer (RFC 6901 §3). */
export function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** What a JSON Pointer points to, `undefined` where there is nothing. */
export function pointed(value: unknown, pointer: string): unknown {
  let current = value;
  for (const segment of segments(pointer)) {
    // A list has elements and no other members (RFC 6901 §4).
    const isThere = {}.propertyIsEnumerable.call(Object(current), segment);
    if (typeof current !== "object" || !isThere) return undefined;
    current = (current as Record<string, unknown>)[segment];
  }
  return current;
}

/** A copy of a JSON value in which the pointer points to nothing. */
export function withoutPointed(value: unknown, pointer: string): unknown {
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
  return remove(value, segments(pointer));
}

/** A copy of a JSON value in which the pointer points to `leaf`; objects on the way are made where they are missing. */
export function withPointed(value: unknown, pointer: string, leaf: unknown): unknown {
  const place = (current: unknown, [segment, ...rest]: string[]): unknown => {
    if (segment === undefined) return leaf;
    if (Array.isArray(current)) {
      return Object.assign([...current], { [segment]: place(current[Number(segment)], rest) });
    }
    const object =
      typeof current === "object" && current !== null ? (current as Record<string, unknown>) : {};
    return { ...object, [segment]: place(object[segment], rest) };
  };
  return place(value, segments(pointer));
}

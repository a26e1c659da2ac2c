import { fromPointer, type Path } from "./problem.ts";

/** A value of a document together with where it stands. `value` is undefined where nothing stands. */
export interface Place {
  readonly document: unknown;
  readonly value: unknown;
  readonly path: Path;
}

/** Collects what is wrong, and where. */
export type Report = (place: Place, message: string) => void;

export type Mapping = Record<string, unknown>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function rootPlace(document: unknown): Place {
  return { document, value: document, path: [] };
}

/** Own keys only: `constructor` in a document must not find what every object has. */
function step(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The place without following a reference that stands there. */
export function rawAt(place: Place, ...keys: (string | number)[]): Place {
  const value = keys.reduce<unknown>(step, place.value);
  return { document: place.document, value, path: [...place.path, ...keys] };
}

/** Follows `$ref`s inside the document. A cycle or a dead end gives a place with nothing. */
export function resolve(place: Place): Place {
  let current = place;
  for (let hops = 0; hops < 20; hops += 1) {
    const reference = step(current.value, "$ref");
    if (typeof reference !== "string") return current;
    if (!reference.startsWith("#/")) break;
    current = rawAt(rootPlace(place.document), ...fromPointer(reference));
  }
  return { ...place, value: undefined };
}

/** The place below, with references followed on the way and at the end. */
export function at(place: Place, ...keys: (string | number)[]): Place {
  return keys.reduce((current, key) => resolve(rawAt(current, key)), resolve(place));
}

/** The entries of a mapping, in the document's order. Their references are not followed. */
export function entries(place: Place): [string, Place][] {
  const { value } = place;
  return isMapping(value) ? Object.keys(value).map((key) => [key, rawAt(place, key)]) : [];
}

/** The items of a sequence. Their references are not followed. */
export function items(place: Place): Place[] {
  return Array.isArray(place.value) ? place.value.map((_, index) => rawAt(place, index)) : [];
}

export function text(place: Place): string | undefined {
  return typeof place.value === "string" ? place.value : undefined;
}

/** A value as a text. An object of a document may have a `toString` of its own, which is no function. */
export function toText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The description of what stands here. The one beside a `$ref` overrides the one it refers to
 * (OpenAPI 3.1 §4.8.23, Reference Object).
 */
export function describe(place: Place): string {
  return (text(rawAt(place, "description")) ?? text(at(place, "description")) ?? "").trim();
}

/** A copy of what JSON has: `structuredClone`, which knows more, takes several times as long. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isMapping(value)) return value;
  const copy: Mapping = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy;
}

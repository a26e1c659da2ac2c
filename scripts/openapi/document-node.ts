import { fromPointer, type Path } from "./problem.ts";

/** A value of a document together with where it stands. `value` is undefined where nothing stands. */
export interface DocumentNode {
  readonly document: unknown;
  readonly value: unknown;
  readonly path: Path;
}

/** Collects what is wrong and where, by the code of the mistake (docs/problems.md). */
export type Report = (node: DocumentNode, code: string, message: string) => void;

export type Mapping = Record<string, unknown>;

/** What JSON has. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function rootNode(document: unknown): DocumentNode {
  return { document, value: document, path: [] };
}

/** Own keys only: `constructor` in a document must not find what every object has. */
function step(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The place without following a reference that stands there. */
export function child(node: DocumentNode, ...keys: (string | number)[]): DocumentNode {
  const value = keys.reduce<unknown>(step, node.value);
  return { document: node.document, value, path: [...node.path, ...keys] };
}

/** What the `$ref` of a node names inside the document, one step on; undefined where it leads out of it. */
export function referenced(node: DocumentNode): DocumentNode | undefined {
  const reference = step(node.value, "$ref");
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  return child(rootNode(node.document), ...fromPointer(reference).map(decoded));
}

/** A `$ref` is a URI: its fragment may be percent-encoded (RFC 6901 §6). */
function decoded(segment: string): string {
  try {
    return segment.includes("%") ? decodeURIComponent(segment) : segment;
  } catch {
    return segment;
  }
}

/** Follows `$ref`s inside the document. A cycle or a dead end gives a place with nothing. */
export function resolve(node: DocumentNode): DocumentNode {
  let current: DocumentNode | undefined = node;
  for (let hops = 0; hops < 20 && current !== undefined; hops += 1) {
    if (typeof step(current.value, "$ref") !== "string") return current;
    current = referenced(current);
  }
  return { ...node, value: undefined };
}

/** The place below, with references followed on the way and at the end. */
export function resolvedChild(node: DocumentNode, ...keys: (string | number)[]): DocumentNode {
  return keys.reduce((current, key) => resolve(child(current, key)), resolve(node));
}

/** The entries of a mapping, in the document's order. Their references are not followed. */
export function entries(node: DocumentNode): [string, DocumentNode][] {
  const { value } = node;
  return isMapping(value) ? Object.keys(value).map((key) => [key, child(node, key)]) : [];
}

/** The items of a sequence. Their references are not followed. */
export function items(node: DocumentNode): DocumentNode[] {
  return Array.isArray(node.value) ? node.value.map((_, index) => child(node, index)) : [];
}

export function text(node: DocumentNode): string | undefined {
  return typeof node.value === "string" ? node.value : undefined;
}

/** A value as a text. An object of a document may have a `toString` of its own, which is no function. */
export function toText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The description of what stands here. The one beside a `$ref` overrides the one it refers to
 * (OpenAPI 3.1 §4.8.23, Reference Object).
 */
export function describe(node: DocumentNode): string {
  return (
    text(child(node, "description")) ??
    text(resolvedChild(node, "description")) ??
    ""
  ).trim();
}

/** A copy of what JSON has: `structuredClone`, which knows more, takes several times as long. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isMapping(value)) return value;
  const copy: Mapping = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy;
}

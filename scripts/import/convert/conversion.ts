import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  type Mapping,
  rootNode,
} from "../../openapi/document-node.ts";
import { fromPointer, type Path, type Problem, show } from "../../openapi/problem.ts";
import type { ProviderDocument } from "../document/provider-document.ts";
import { type Components, createComponents } from "./referenced-components.ts";

/** What became of a part that is not in the spec as it stands in the provider's document. */
export interface Finding {
  /** `refused`: nothing is made. `changed`: it is said otherwise. `left out`: no client needs it. */
  readonly kind: "refused" | "changed" | "left out";
  /** The key that was left out. */
  readonly key?: string;
  readonly problem: Problem;
}

/** One document on its way to a spec: nothing in it is lost without a finding. */
export interface Conversion {
  readonly document: ProviderDocument;
  readonly components: Components;
  readonly findings: Finding[];
  /** The media type that a request's body is sent in, where there are several. */
  readonly bodyType: string;
  /** Where in the provider's document the parts that were made come from. */
  readonly origins: WeakMap<object, Path>;
}

/** Deeper than any file: only a document that holds itself leads there. */
const depthLimit = 200;

export function createConversion(
  document: ProviderDocument,
  bodyType = "application/json",
): Conversion {
  const components = createComponents();
  return { document, components, findings: [], bodyType, origins: new WeakMap() };
}

export function refuse(
  { document, findings }: Conversion,
  node: DocumentNode,
  message: string,
): void {
  findings.push({ kind: "refused", problem: document.problemAt(node.path, message) });
}

export function change(
  { document, findings }: Conversion,
  node: DocumentNode,
  message: string,
): void {
  findings.push({ kind: "changed", problem: document.problemAt(node.path, message) });
}

/** @param key what it is called: the last key of its path, but for an item of a list. */
export function leaveOut(
  { document, findings }: Conversion,
  node: DocumentNode,
  why = "",
  key: string = String(node.path.at(-1)),
): void {
  findings.push({ kind: "left out", key, problem: document.problemAt(node.path, why) });
}

/** Whether a part is a mapping that can be converted; tells of it where it is not. */
export function isReadable(conversion: Conversion, node: DocumentNode, what: string): boolean {
  if (node.path.length > depthLimit) {
    refuse(conversion, node, "This part holds itself, through a YAML alias. Use a $ref instead.");
    return false;
  }
  if (isMapping(node.value)) return true;
  refuse(conversion, node, `Expected ${what} (a mapping), found ${show(node.value)}.`);
  return false;
}

/** Remembers where a part comes from, and gives it back. */
export function made(conversion: Conversion, node: DocumentNode, part: Mapping): Mapping {
  conversion.origins.set(part, node.path);
  return part;
}

const words = ["title", "summary", "description"];

/**
 * What is not converted itself: extensions and what `unneeded` names are left out and told of, the rest is kept
 * as it stands, so that the generator can refuse it.
 */
export function keepRest(
  conversion: Conversion,
  node: DocumentNode,
  part: Mapping,
  { handled, unneeded = [] }: { handled: readonly string[]; unneeded?: readonly string[] },
): void {
  for (const [key, child] of entries(node)) {
    // Many documents are written by programs, which leave a place for words that nobody has said.
    if (handled.includes(key) || (words.includes(key) && child.value === "")) continue;
    if (key.startsWith("x-") || unneeded.includes(key)) leaveOut(conversion, child);
    else part[key] = child.value;
  }
}

/** The place that a `$ref` names, one step on; undefined, and told of, where there is none. */
export function follow(conversion: Conversion, node: DocumentNode): DocumentNode | undefined {
  const reference = child(node, "$ref");
  if (typeof reference.value !== "string" || !reference.value.startsWith("#/")) {
    refuse(
      conversion,
      reference,
      `${show(reference.value)} leads out of the document. Bundle it into one file first: npx @redocly/cli bundle ${show(conversion.document.file)} --output openapi.json`,
    );
    return undefined;
  }
  const target = child(rootNode(node.document), ...segmentsOf(reference.value));
  if (target.value !== undefined) return target;
  refuse(conversion, reference, `${show(reference.value)} leads nowhere. Mend the document.`);
  return undefined;
}

/** A `$ref` is a URI: its fragment may be percent-encoded (RFC 6901 §6). */
function segmentsOf(reference: string): string[] {
  try {
    return fromPointer(reference).map(decodeURIComponent);
  } catch {
    return fromPointer(reference);
  }
}

/** The place itself, with its `$ref`s followed to their end. */
export function followed(conversion: Conversion, node: DocumentNode): DocumentNode | undefined {
  let current: DocumentNode | undefined = node;
  for (let hops = 0; hops < 20 && current !== undefined; hops += 1) {
    if (!isMapping(current.value) || !Object.hasOwn(current.value, "$ref")) return current;
    current = follow(conversion, current);
  }
  if (current !== undefined) refuse(conversion, node, "This $ref leads in a circle.");
  return undefined;
}

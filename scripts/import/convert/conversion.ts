import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  type Mapping,
  referenced,
} from "../../openapi/document-node.ts";
import { type Path, type Problem, show } from "../../openapi/problem.ts";
import type { ProviderDocument } from "../document/provider-document.ts";
import { type Components, createComponents } from "./referenced-components.ts";

/** Why a part is not in the spec as it stands in the provider's document. */
export interface Finding {
  /** `refused`: no spec is written. `changed`: the spec says it in another way. `left out`: no client needs it. */
  readonly kind: "refused" | "changed" | "left out";
  /** The key that was left out. */
  readonly key?: string;
  readonly problem: Problem;
}

/** The conversion of one document. Nothing of it is lost without a finding. */
export interface Conversion {
  readonly document: ProviderDocument;
  readonly components: Components;
  readonly findings: Finding[];
  /** The media type that a request's body is sent in, where there are several. */
  readonly bodyType: string;
  /** Where in the provider's document each converted part comes from. */
  readonly origins: WeakMap<object, Path>;
}

/** Deeper than any file. Only a YAML alias of something around it gets there. */
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

/** @param key what the report calls it. Default: the last key of its path. */
export function leaveOut(
  { document, findings }: Conversion,
  node: DocumentNode,
  why = "",
  key: string = String(node.path.at(-1)),
): void {
  findings.push({ kind: "left out", key, problem: document.problemAt(node.path, why) });
}

/** Whether a node is a mapping that can be converted. A finding says so where it is not. */
export function isReadable(conversion: Conversion, node: DocumentNode, what: string): boolean {
  if (node.path.length > depthLimit) {
    refuse(conversion, node, "This part contains itself, by a YAML alias. Use a $ref instead.");
    return false;
  }
  if (isMapping(node.value)) return true;
  refuse(conversion, node, `Expected ${what} (a mapping), found ${show(node.value)}.`);
  return false;
}

/** Remembers where a converted part comes from, and gives it back. */
export function recordOrigin(conversion: Conversion, node: DocumentNode, part: Mapping): Mapping {
  conversion.origins.set(part, node.path);
  return part;
}

const texts = ["title", "summary", "description"];

/**
 * Copies the fields that nothing else converts, so that the generator can refuse them. Extensions, and the fields
 * that `unneeded` names, are left out with a finding.
 */
export function copyOtherFields(
  conversion: Conversion,
  node: DocumentNode,
  part: Mapping,
  { handled, unneeded = [] }: { handled: readonly string[]; unneeded?: readonly string[] },
): void {
  for (const [key, child] of entries(node)) {
    // Programs that write documents leave empty texts where nobody wrote one.
    if (handled.includes(key) || (texts.includes(key) && child.value === "")) continue;
    if (key.startsWith("x-") || unneeded.includes(key)) leaveOut(conversion, child);
    else part[key] = child.value;
  }
}

/** The node that a `$ref` names, one step on. Refuses the document where there is none. */
export function followReference(
  conversion: Conversion,
  node: DocumentNode,
): DocumentNode | undefined {
  const reference = child(node, "$ref");
  const target = referenced(node);
  if (target === undefined) {
    const { file } = conversion.document;
    refuse(
      conversion,
      reference,
      `${show(reference.value)} leads out of the document. Bundle it into one file first: npx @redocly/cli bundle ${show(file)} --output openapi.json`,
    );
  } else if (target.value === undefined)
    refuse(
      conversion,
      reference,
      `${show(reference.value)} names nothing in the document. Correct it there.`,
    );
  return target?.value === undefined ? undefined : target;
}

/** Follows `$ref`s to their end. Refuses the document where there is none. */
export function followReferences(
  conversion: Conversion,
  node: DocumentNode,
): DocumentNode | undefined {
  let current: DocumentNode | undefined = node;
  for (let hops = 0; hops < 20 && current !== undefined; hops += 1) {
    if (child(current, "$ref").value === undefined) return current;
    current = followReference(conversion, current);
  }
  if (current !== undefined) refuse(conversion, node, "This $ref leads in a circle.");
  return undefined;
}

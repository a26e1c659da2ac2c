import { componentsIn } from "../../openapi/components.ts";
import { type DocumentNode, isMapping, type Report } from "../../openapi/document-node.ts";

/** Refuses components that nothing refers to: what they say would reach nobody. Those of `security` are checked with it. */
export function checkUnused(document: DocumentNode, report: Report): void {
  if (!isMapping(document.value)) return;
  const { components: _, ...rest } = document.value;
  const known = componentsIn(document);
  const used = new Set<string>();
  collect(rest, known, used);
  // Whoever mistypes a reference leaves what it was to lead to unused, and is told of the reference.
  if (![...used].every((reference) => known.has(reference))) return;
  for (const [reference, node] of known)
    if (!used.has(reference))
      report(
        node,
        "component/unused",
        "Nothing refers to this component, so that what it says would be lost silently. Refer to it by a $ref, or remove it.",
      );
}

/** The references in a part of the document, and in what they lead to. */
function collect(
  value: unknown,
  known: ReadonlyMap<string, DocumentNode>,
  used: Set<string>,
): void {
  if (typeof value !== "object" || value === null) return;
  const reference = isMapping(value) ? value.$ref : undefined;
  if (typeof reference === "string" && !used.has(reference)) {
    used.add(reference);
    collect(known.get(reference)?.value, known, used);
  }
  for (const part of Object.values(value)) collect(part, known, used);
}

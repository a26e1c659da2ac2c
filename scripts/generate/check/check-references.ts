import { sectionOf } from "../../openapi/components.ts";
import {
  child,
  type DocumentNode,
  isMapping,
  type Report,
  resolve,
} from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";
import { objectsIn } from "./spec-dialect.ts";

/** Refuses references that leave the document, or lead nowhere, or to an object of another kind. */
export function checkReferences(document: DocumentNode, report: Report): void {
  for (const [node, kind] of objectsIn(document)) {
    const section = sectionOf[kind];
    if (section === undefined || !isMapping(node.value) || !Object.hasOwn(node.value, "$ref"))
      continue;
    const reference = child(node, "$ref");
    // The name becomes part of a type, so it is one that needs no escape (OpenAPI 3.1 §4.8.7).
    const wanted = new RegExp(`^#/components/${section}/[A-Za-z0-9._-]+$`);
    if (typeof reference.value !== "string" || !wanted.test(reference.value))
      report(
        reference,
        "reference/outside-components",
        `Expected a reference inside the document, \`#/components/${section}/<Name>\`, found ${show(reference.value)}.`,
      );
    else if (resolve(node).value === undefined)
      report(
        reference,
        "reference/leads-nowhere",
        `${show(reference.value)} leads nowhere, or in a circle. Define it, or mend the name.`,
      );
  }
}

import { child, type DocumentNode, entries } from "./document-node.ts";

/** The sections of `components` that a `$ref` of a spec may lead to. Other objects are written out. */
const sections = ["schemas", "responses", "headers", "parameters", "requestBodies"];

/** Every component that a `$ref` may refer to, by that reference: `#/components/schemas/Member`. */
export function componentsIn(document: DocumentNode): Map<string, DocumentNode> {
  const components = sections.flatMap((section) =>
    entries(child(document, "components", section)).map(([name, node]): [string, DocumentNode] => [
      `#/components/${section}/${name}`,
      node,
    ]),
  );
  return new Map(components);
}

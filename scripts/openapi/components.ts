import { componentsOf } from "../generate/check/grammar.ts";
import { child, type DocumentNode, entries } from "./document-node.ts";

/** Every component that a `$ref` may refer to, by that reference: `#/components/schemas/Member`. */
export function componentsIn(document: DocumentNode): Map<string, DocumentNode> {
  const components = Object.values(componentsOf).flatMap((section) =>
    entries(child(document, "components", section)).map(([name, node]): [string, DocumentNode] => [
      `#/components/${section}/${name}`,
      node,
    ]),
  );
  return new Map(components);
}

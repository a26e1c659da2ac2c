import { child, type DocumentNode, entries } from "./document-node.ts";

/** Where the objects stand that a `$ref` may refer to. Other objects are written out. */
export const sectionOf: Readonly<Record<string, string | undefined>> = {
  schema: "schemas",
  response: "responses",
  header: "headers",
  parameter: "parameters",
  requestBody: "requestBodies",
};

/** Every component that a `$ref` may refer to, by that reference: `#/components/schemas/Member`. */
export function componentsIn(document: DocumentNode): Map<string, DocumentNode> {
  const components = Object.values(sectionOf).flatMap((section = "") =>
    entries(child(document, "components", section)).map(([name, node]): [string, DocumentNode] => [
      `#/components/${section}/${name}`,
      node,
    ]),
  );
  return new Map(components);
}

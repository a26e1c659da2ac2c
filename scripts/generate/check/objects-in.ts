import { type DocumentNode, entries, isMapping, items } from "../../openapi/document-node.ts";
import { grammar, type Kind } from "./grammar.ts";

/** What stands where a document is to hold an object, and its kind. A `$ref` is given, and not followed. */
export function* objectsIn(
  node: DocumentNode,
  kind: Kind = "document",
): Generator<[DocumentNode, Kind]> {
  yield [node, kind];
  if (!isMapping(node.value) || Object.hasOwn(node.value, "$ref")) return;
  for (const [key, child] of entries(node)) {
    const field = Object.hasOwn(grammar[kind], key) ? grammar[kind][key] : undefined;
    if (field === undefined || field === "value") continue;
    const [shape, below] = field;
    const values = entries(child).map(([, value]) => value);
    const objects = { one: [child], list: items(child), map: values }[shape];
    for (const object of objects) yield* objectsIn(object, below);
  }
}

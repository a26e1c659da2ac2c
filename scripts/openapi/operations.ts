import { child, type DocumentNode, entries } from "./document-node.ts";

/** The keys of a path item that are operations; what else stands there is none (OpenAPI 3.1 §4.8.9). */
export const methods: readonly string[] = [
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace"],
];

/** The operations of a document by some methods, in its order. `paths > path > method` is where one stands. */
export function operationsOf(
  document: DocumentNode,
  wanted: readonly string[] = methods,
): DocumentNode[] {
  return entries(child(document, "paths")).flatMap(([, item]) =>
    entries(item).flatMap(([key, operation]) => (wanted.includes(key) ? [operation] : [])),
  );
}

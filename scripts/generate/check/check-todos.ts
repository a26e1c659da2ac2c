import { type DocumentNode, entries, items, type Report } from "../../openapi/document-node.ts";

/** What stands in a new spec where a person has to decide. */
export const placeholder = "TODO";

/** Keys of the provider's own data, in which the word is a value like any other. */
const data = ["enum", "const", "example", "examples", "equals", "notEquals", "startsWith"];

/** Refuses each `TODO` of a template or an import that is still there. */
export function checkTodos(node: DocumentNode, report: Report): void {
  if (node.value === placeholder) {
    report(node, "todo/value", "Still to decide: replace `TODO` as the comment above it says.");
  }
  for (const item of items(node)) checkTodos(item, report);
  for (const [key, child] of entries(node)) {
    if (node.path.length === 1 && node.path[0] === "paths" && /\bTODO\b/.test(key))
      report(
        child,
        "todo/path",
        "Still to decide: replace `TODO` in the path as the comment above it says.",
      );
    // `default` is data in a schema, and a status of a response.
    const isData = key === "default" ? isSchemaDefault(child) : data.includes(key);
    if (!isData) checkTodos(child, report);
  }
}

function isSchemaDefault({ value, path }: DocumentNode): boolean {
  return typeof value === "string" && path[0] !== "servers";
}

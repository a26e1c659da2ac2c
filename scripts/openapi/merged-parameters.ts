import { child, type DocumentNode, items, resolvedChild, rootNode } from "./document-node.ts";

/**
 * The parameters of an operation, those of its path first. Its own override them by name and place
 * (OpenAPI 3.1 §4.8.9 and §4.8.10). Their references are not followed.
 */
export function parametersOf(operation: DocumentNode): DocumentNode[] {
  const own = items(child(operation, "parameters"));
  const overridden = new Set(own.map(keyOf));
  return [...sharedOf(operation).filter((parameter) => !overridden.has(keyOf(parameter))), ...own];
}

/** Those of the path that stand there twice, and that an operation's own would hide. */
export function repeatedParametersOf(operation: DocumentNode): DocumentNode[] {
  const keys = sharedOf(operation).map(keyOf);
  return sharedOf(operation).filter((_, index) => keys.indexOf(keys[index] ?? "") !== index);
}

function sharedOf(operation: DocumentNode): DocumentNode[] {
  const [, path = ""] = operation.path;
  return items(child(rootNode(operation.document), "paths", path, "parameters"));
}

function keyOf(parameter: DocumentNode): string {
  return JSON.stringify([
    resolvedChild(parameter, "in").value,
    resolvedChild(parameter, "name").value,
  ]);
}

import { at, items, type Place, rawAt, rootPlace } from "./document-node.ts";

/**
 * The parameters of an operation, those of its path first. Its own override them by name and place
 * (OpenAPI 3.1 §4.8.9 and §4.8.10). Their references are not followed.
 */
export function parametersOf(operation: Place): Place[] {
  const own = items(rawAt(operation, "parameters"));
  const overridden = new Set(own.map(keyOf));
  return [...sharedOf(operation).filter((parameter) => !overridden.has(keyOf(parameter))), ...own];
}

/** Those of the path that stand there twice, and that an operation's own would hide. */
export function repeatedParametersOf(operation: Place): Place[] {
  const keys = sharedOf(operation).map(keyOf);
  return sharedOf(operation).filter((_, index) => keys.indexOf(keys[index] ?? "") !== index);
}

function sharedOf(operation: Place): Place[] {
  const [, path = ""] = operation.path;
  return items(rawAt(rootPlace(operation.document), "paths", path, "parameters"));
}

function keyOf(parameter: Place): string {
  return JSON.stringify([at(parameter, "in").value, at(parameter, "name").value]);
}

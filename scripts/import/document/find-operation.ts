import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  toText,
} from "../../openapi/document-node.ts";
import { operationsOf } from "../../openapi/operations.ts";
import { list } from "../../openapi/problem.ts";
import type { ProviderDocument } from "./provider-document.ts";

/** An operation as a person names it. */
export interface OperationName {
  /** In lower case. */
  readonly method: string;
  readonly path: string;
}

export interface FoundOperation extends OperationName {
  readonly pathItem: DocumentNode;
  readonly operation: DocumentNode;
}

const methods: readonly string[] = ["delete", "patch", "post", "put"];

/** The keys of a path item that are operations (OpenAPI 3.1 §4.8.9). */
const allMethods = [...methods, "get", "head", "options", "trace"];

/** Reads `DELETE /members/{id}`, or gives undefined. */
export function parseOperationName(written: string): OperationName | undefined {
  const [method = "", path = "", ...more] = written.trim().split(/\s+/);
  const known = methods.includes(method.toLowerCase()) && path.startsWith("/") && more.length === 0;
  return known ? { method: method.toLowerCase(), path } : undefined;
}

/** The operation of a document by method and path, or a sentence that says what there is. */
export function findOperation(
  { file, root }: ProviderDocument,
  { method, path }: OperationName,
): FoundOperation | { problem: string } {
  const pathItem = child(root, "paths", path);
  const operation = child(pathItem, method);
  if (isMapping(operation.value)) return { method, path, pathItem, operation };
  const wanted = `${method.toUpperCase()} ${path}`;
  if (isMapping(pathItem.value)) {
    const keys = entries(pathItem).map(([key]) => key);
    const there = keys.filter((key) => allMethods.includes(key)).map((key) => key.toUpperCase());
    return { problem: `${file} has no \`${wanted}\`: the path has ${list(there)}.` };
  }
  const near = operationNames(root).filter(
    ({ path: other }) => pathShape(other) === pathShape(path),
  );
  const others = near.length > 0 ? near : operationNames(root).filter(looksLikeRemoval);
  const shown = others.slice(0, 8).map((one) => `${one.method.toUpperCase()} ${one.path}`);
  const hint = shown.length > 0 ? ` Is it one of ${list(shown)}?` : "";
  return {
    problem: `${file} has no \`${wanted}\`. The path must be spelled as under \`paths\`.${hint}`,
  };
}

/** Every operation that could remove somebody, by its path and method. */
export function operationNames(root: DocumentNode): OperationName[] {
  return operationsOf(root)
    .map(({ path: [, path, method] }) => ({ method: toText(method), path: toText(path) }))
    .filter(({ method }) => methods.includes(method));
}

/** Whether an operation is worth suggesting: it deletes a person, by the look of its path. */
export function looksLikeRemoval({ method, path }: OperationName): boolean {
  return method === "delete" && /member|user|people|person|seat/i.test(path);
}

/** A path without the names of its parameters. */
export function pathShape(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, "{}").replace(/(.)\/+$/, "$1");
}

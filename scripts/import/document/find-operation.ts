import { child, type DocumentNode, entries, isMapping } from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import type { ProviderDocument } from "./provider-document.ts";

/** An operation as a person names it. */
export interface Request {
  /** In lower case. */
  readonly method: string;
  readonly path: string;
}

export interface Found extends Request {
  readonly pathItem: DocumentNode;
  readonly operation: DocumentNode;
}

export const methods: readonly string[] = ["delete", "patch", "post", "put"];

/** What else stands beside its operations in a path is none (OpenAPI 3.1 §4.8.9). */
const allMethods = [...methods, "get", "head", "options", "trace"];

/** Reads `DELETE /members/{id}`, or gives undefined. */
export function parseRequest(written: string): Request | undefined {
  const [method = "", path = "", ...more] = written.trim().split(/\s+/);
  const known = methods.includes(method.toLowerCase()) && path.startsWith("/") && more.length === 0;
  return known ? { method: method.toLowerCase(), path } : undefined;
}

/** The operation of a document by method and path, or a sentence that says what there is. */
export function findOperation(
  { file, root }: ProviderDocument,
  { method, path }: Request,
): Found | { problem: string } {
  const pathItem = child(root, "paths", path);
  const operation = child(pathItem, method);
  if (isMapping(operation.value)) return { method, path, pathItem, operation };
  const wanted = `${method.toUpperCase()} ${path}`;
  if (isMapping(pathItem.value)) {
    const keys = entries(pathItem).map(([key]) => key);
    const there = keys.filter((key) => allMethods.includes(key)).map((key) => key.toUpperCase());
    return { problem: `${file} has no \`${wanted}\`: the path has ${list(there)}.` };
  }
  const near = requestsOf(root).filter(({ path: other }) => shape(other) === shape(path));
  const others = near.length > 0 ? near : requestsOf(root).filter(isRemoval);
  const shown = others.slice(0, 8).map((one) => `${one.method.toUpperCase()} ${one.path}`);
  const hint = shown.length > 0 ? ` Is it one of ${list(shown)}?` : "";
  return {
    problem: `${file} has no \`${wanted}\`, whose path must stand under \`paths\` exactly so.${hint}`,
  };
}

/** Every operation that could remove somebody, by its path and method. */
export function requestsOf(root: DocumentNode): Request[] {
  return entries(child(root, "paths")).flatMap(([path, item]) =>
    entries(item).flatMap(([method]) => (methods.includes(method) ? [{ method, path }] : [])),
  );
}

/** Removals of people come first where a document is searched. */
export function isRemoval({ method, path }: Request): boolean {
  return method === "delete" && /member|user|people|person|seat/i.test(path);
}

/** A path without the names of its parameters. */
export function shape(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, "{}").replace(/(.)\/+$/, "$1");
}

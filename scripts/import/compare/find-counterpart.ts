import { child, type DocumentNode, entries } from "../../openapi/document-node.ts";
import { createConversion } from "../convert/conversion.ts";
import { convertServers } from "../convert/convert-servers.ts";
import { type FoundOperation, operationNames, pathShape } from "../document/find-operation.ts";
import type { ProviderDocument } from "../document/provider-document.ts";
import { basePathOf, isServerOpen, type Side } from "./comparison-side.ts";

/** The provider's operation that a spec is about, or the methods that its path has instead. */
export type Counterpart =
  | FoundOperation
  | { readonly methods: readonly string[]; readonly pathItem?: DocumentNode };

/** Looks an operation up by its whole URL path, whatever part of it stands in the servers, and by its method. */
export function findCounterpart(
  { found, converted }: Side,
  document: ProviderDocument,
): Counterpart {
  const wanted = pathShape(basePathOf(converted.servers) + found.path);
  const { root } = document;
  const paths = entries(child(root, "paths")).filter(([path, pathItem]) => {
    // A conversion of its own: its findings are not reported.
    const silent = createConversion(document);
    const servers = convertServers(silent, pathItem, child(pathItem, found.method));
    const isSame = path === found.path || pathShape(basePathOf(servers) + path) === wanted;
    // If the servers are left open, our server may hold a part of the path.
    return isSame || (isServerOpen({ servers }) && pathShape(path) === pathShape(found.path));
  });
  const [match] = paths.sort(([a], [b]) => Number(b === found.path) - Number(a === found.path));
  if (match === undefined) return { methods: [] };
  const [path, pathItem] = match;
  const own = operationNames(root).filter((request) => request.path === path);
  const same = own.find(({ method }) => method === found.method);
  if (same === undefined) return { methods: entries(pathItem).map(([key]) => key), pathItem };
  return { ...same, pathItem, operation: child(pathItem, same.method) };
}

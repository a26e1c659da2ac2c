import {
  type DocumentNode,
  entries,
  isMapping,
  type Mapping,
  resolvedChild,
  rootNode,
} from "../../openapi/document-node.ts";
import type { Path } from "../../openapi/problem.ts";
import { type Converted, convert } from "../convert/convert-document.ts";
import { OpenServer, PlainServer } from "../convert/convert-servers.ts";
import type { FoundOperation } from "../document/find-operation.ts";
import type { ProviderDocument } from "../document/provider-document.ts";

/** One of the two documents, both converted by the same rules, so that only what they say differs. */
export interface Side {
  readonly document: ProviderDocument;
  readonly found: FoundOperation;
  readonly converted: Converted;
  /** What references are looked up in: `operation` and `components`. */
  readonly root: DocumentNode;
  /** Where a converted part comes from, or the nearest part around it that is known. */
  readonly origin: (part: unknown, around: Path) => Path;
}

/** @param bodyType the media type of the request's body, where there are several to choose from. */
export function sideOf(document: ProviderDocument, found: FoundOperation, bodyType?: string): Side {
  const converted = convert(document, found, bodyType);
  const { operation, components, conversion } = converted;
  const origin = (part: unknown, around: Path): Path =>
    (isMapping(part) ? conversion.origins.get(part) : undefined) ?? around;
  return { document, found, converted, root: rootNode({ operation, components }), origin };
}

/** The media type that a side sends its body in. */
export function bodyTypeOf({ root }: Side): string | undefined {
  return entries(resolvedChild(root, "operation", "requestBody", "content"))[0]?.[0];
}

/** The base URL of each server, without those that the document leaves open. */
export function serversOf({
  converted,
  document,
}: Side): Map<string, { text: string; path: Path }> {
  const servers = converted.servers.flatMap((server: Mapping) => {
    const url = writtenUrl(server);
    const path = converted.conversion.origins.get(server) ?? [];
    if (url === undefined) return [];
    const text = server["x-required"] === true ? "each customer's own" : originOf(url);
    return [{ text, path: path.length > 0 ? path : document.root.path }];
  });
  // Each document names variables in its own way. A spec has https even where the document says http.
  const nameOf = (text: string) => text.replaceAll(/\{[^{}]*\}/g, "{}").replace(/^http:/, "https:");
  return new Map(servers.map((said) => [nameOf(said.text), said]));
}

/** Whether a document names no server, or only such as are relative to where it was found (OpenAPI 3.1 §4.8.5). */
export function isServerOpen({ servers }: Pick<Converted, "servers">): boolean {
  return servers.every(({ url }) => url instanceof OpenServer);
}

/** Scheme and host: the path of a server's URL is a part of the operation's. */
export function originOf(url: string): string {
  return /^[^/]*\/\/[^/]*/.exec(url)?.[0] ?? url;
}

/** The path of the default server's URL. */
export function basePathOf(servers: readonly Mapping[]): string {
  const url = servers[0] === undefined ? undefined : writtenUrl(servers[0]);
  return url?.includes("//") ? url.slice(originOf(url).length) : "";
}

/** What the document says, whether or not a spec may say it; undefined where it leaves it open. */
function writtenUrl({ url }: Mapping): string | undefined {
  if (url instanceof PlainServer) return url.url;
  return typeof url === "string" ? url : undefined;
}

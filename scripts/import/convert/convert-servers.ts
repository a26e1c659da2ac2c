import { placeholder } from "../../generate/check/check-todos.ts";
import {
  child,
  type DocumentNode,
  isMapping,
  items,
  type Mapping,
  text,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { type Conversion, change, copyOtherFields, leaveOut, recordOrigin } from "./conversion.ts";
import { convertTemplate } from "./convert-server-variables.ts";
import { Todo } from "./todo.ts";

/** A base URL that depends on where the document was found: there is none, or it is relative. */
export class OpenServer extends Todo {}

/** A base URL of plain http. Credentials go to https only, so a person checks whether the provider has it. */
export class PlainServer extends Todo {
  readonly url: string;

  constructor(url: string) {
    super(
      placeholder,
      `The document has plain http only. Does the provider have ${url.replace(/^http:/i, "https:")}?`,
    );
    this.url = url;
  }
}

/** The operation's servers: the nearest `servers` of 3.x; scheme, host and base path of 2.0. */
export function convertServers(
  conversion: Conversion,
  pathItem: DocumentNode,
  operation: DocumentNode,
): Mapping[] {
  const { root, version } = conversion.document;
  if (version === "2.0") return [serverOf(conversion, operation)];
  const nearest = [operation, pathItem, root]
    .map((node) => child(node, "servers"))
    .find((servers) => items(servers).length > 0);
  const all = nearest === undefined ? [] : items(nearest);
  const servers = all.filter(({ value }) => isMapping(value));
  const secure = servers.filter((server) => !isPlain(server));
  if (secure.length > 0)
    for (const server of servers.filter(isPlain))
      leaveOut(conversion, child(server, "url"), "Credentials are sent by https only.");
  const taken = secure.length > 0 ? secure : servers;
  if (taken.length > 0) return taken.map((server) => convertServer(conversion, server));
  const question = "The base URL, https://…: the document names no server.";
  return [{ url: new OpenServer(placeholder, question) }];
}

function isPlain(server: DocumentNode): boolean {
  return /^http:/i.test(text(child(server, "url")) ?? "");
}

function convertServer(conversion: Conversion, node: DocumentNode): Mapping {
  const url = child(node, "url");
  const written = text(url) ?? "";
  const trimmed = written.replace(/\/+$/, "");
  if (trimmed !== written && trimmed !== "")
    change(conversion, url, "The slash at the end of the server's URL was removed.");
  const server: Mapping = { ...templateOf(conversion, node, trimmed) };
  const handled = ["url", "variables", "x-required"];
  copyOtherFields(conversion, node, server, { handled });
  const required = child(node, "x-required").value;
  if (required !== undefined) server["x-required"] = required;
  return recordOrigin(conversion, url, server);
}

function templateOf(conversion: Conversion, node: DocumentNode, url: string): Mapping {
  if (isPlain(node)) return { url: new PlainServer(url) };
  if (isAbsolute(url)) return convertTemplate(conversion, node, url);
  const question = `The base URL, https://…: the document says ${list([url])}, which depends on where it was found. Where each customer has a host of their own, write an example and \`x-required: true\`.`;
  return { url: new OpenServer(placeholder, question) };
}

/** With an https scheme, or with a variable in its place. */
function isAbsolute(url: string): boolean {
  return /^(\w+:\/\/|\{)/.test(url);
}

/** OpenAPI 2.0 §Swagger Object: schemes, host and basePath stand apart. */
function serverOf(conversion: Conversion, operation: DocumentNode): Mapping {
  const { root } = conversion.document;
  const own = child(operation, "schemes");
  const schemes = items(own.value === undefined ? child(root, "schemes") : own);
  const host = child(root, "host");
  const basePath = (text(child(root, "basePath")) ?? "").replace(/\/+$/, "");
  if (text(host) === undefined)
    return {
      url: new OpenServer(placeholder, "The base URL, https://…: the document names no host."),
    };
  const secure = schemes.length === 0 || schemes.some(({ value }) => value === "https");
  const url = `//${host.value}${basePath}`;
  if (!secure) return recordOrigin(conversion, host, { url: new PlainServer(`http:${url}`) });
  return recordOrigin(conversion, host, convertTemplate(conversion, host, `https:${url}`));
}

import { isMapping, items, type Mapping, type Place, rawAt, text } from "../generate/place.ts";
import { list } from "../generate/problem.ts";
import { type Conversion, change, keepRest, made } from "./conversion.ts";
import { Gap, undecided } from "./gap.ts";

/** Where the operation is: of 3.x the nearest `servers`, of 2.0 schemes, host and base path. */
export function convertServers(
  conversion: Conversion,
  pathItem: Place,
  operation: Place,
): Mapping[] {
  const { root, version } = conversion.document;
  if (version === "2.0") return [serverOf(conversion, operation)];
  const nearest = [operation, pathItem, root]
    .map((place) => rawAt(place, "servers"))
    .find((servers) => items(servers).length > 0);
  const servers = nearest === undefined ? [] : items(nearest);
  const converted = servers.filter(({ value }) => isMapping(value));
  if (converted.length > 0) return converted.map((server) => convertServer(conversion, server));
  return [{ url: new Gap(undecided, "The base URL, https://…: the document names no server.") }];
}

function convertServer(conversion: Conversion, place: Place): Mapping {
  const server: Mapping = {};
  const url = rawAt(place, "url");
  const written = text(url) ?? "";
  const trimmed = written.replace(/\/+$/, "");
  if (trimmed !== written && trimmed !== "")
    change(conversion, url, "The slash at the end of the server's URL was taken away.");
  server.url = isAbsolute(trimmed)
    ? trimmed
    : new Gap(
        undecided,
        `The base URL, https://…: the document says ${list([written])}, which depends on where it was found.`,
      );
  keepRest(conversion, place, server, { handled: ["url"] });
  return made(conversion, url, server);
}

/** With an https scheme, or with a variable in its place. */
function isAbsolute(url: string): boolean {
  return /^(\w+:\/\/|\{)/.test(url);
}

/** OpenAPI 2.0 §Swagger Object: schemes, host and basePath stand apart. */
function serverOf(conversion: Conversion, operation: Place): Mapping {
  const { root } = conversion.document;
  const own = rawAt(operation, "schemes");
  const schemes = items(own.value === undefined ? rawAt(root, "schemes") : own);
  const host = rawAt(root, "host");
  const basePath = (text(rawAt(root, "basePath")) ?? "").replace(/\/+$/, "");
  if (text(host) === undefined)
    return { url: new Gap(undecided, "The base URL, https://…: the document names no host.") };
  const secure = schemes.length === 0 || schemes.some(({ value }) => value === "https");
  const url = `https://${host.value}${basePath}`;
  if (!secure) {
    return { url: new Gap(undecided, `The document says http only: is it ${url} too?`) };
  }
  return made(conversion, host, { url });
}

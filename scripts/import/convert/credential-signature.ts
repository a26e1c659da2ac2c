import { isMapping, toText } from "../../openapi/document-node.ts";
import { decidedValue, Todo } from "./todo.ts";

/** How a credential is sent, whatever its scheme is called. Schemes with the same signature are the same. */
export function credentialSignature(scheme: unknown, scopes: unknown): string {
  if (!isMapping(scheme)) return "?";
  const { type, in: where, name, flows, "x-prefix": before } = scheme;
  const prefix = before instanceof Todo ? undefined : before;
  if (type === "apiKey" && where === "header") {
    const header = toText(name).toLowerCase();
    return header === "authorization" ? authorization(prefix) : `header ${header}${after(prefix)}`;
  }
  if (type === "apiKey") return `${toText(where)} ${toText(name)}`;
  if (type !== "http" && type !== "oauth2") return toText(type);
  if (type === "http") return authorization(`${toText(decidedValue(scheme.scheme))} `);
  const grant = isMapping(flows) ? flows.clientCredentials : undefined;
  const url = isMapping(grant) ? decidedValue(grant.tokenUrl) : "?";
  const names = Array.isArray(scopes) ? scopes.map(toText).sort().join(" ") : "";
  return `OAuth2 client credentials at ${url}${names === "" ? "" : ` for ${names}`}`;
}

/** `Authorization` with a word before the key: the same, whether the document says `scheme` or `x-prefix`. */
function authorization(prefix: unknown): string {
  const scheme = /^([^ ]+) $/.exec(toText(prefix ?? ""))?.[1]?.toLowerCase();
  if (scheme === "bearer" || scheme === "basic") return scheme;
  return `header authorization${after(scheme === undefined ? prefix : `${scheme} `)}`;
}

const after = (prefix: unknown): string =>
  prefix === undefined ? "" : ` after ${JSON.stringify(prefix)}`;

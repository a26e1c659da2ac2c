import {
  child,
  type DocumentNode,
  type Mapping,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { decidedValue } from "./todo.ts";

/** Words that say that it is a security scheme, not which. */
const generic =
  /^(http|https|api|auth|authorization|authentication|security|scheme|header|default|default auth|credentials?)$/;

/** `apiKey` of `ApiKeyAuth`, `accessToken` of OAuth2, `x-api-key` as `apiKey`. */
export function optionOf(name: string, scheme: Mapping, node: DocumentNode): string {
  if (scheme.type === "oauth2") return "oauth2";
  const words = wordsOf(name).filter((word) => !generic.test(word) && word !== "x");
  const says = `${name} ${text(child(node, "bearerFormat")) ?? ""} ${text(child(node, "description")) ?? ""}`;
  if (decidedValue(scheme.scheme) === "basic")
    return scheme.scheme === "basic" && scheme["x-password"] === undefined ? "basic" : "apiKey";
  const isBearer =
    child(node, "type").value === "oauth2" ||
    words.every((word) => ["bearer", "jwt", "oauth", "oauth2", "token"].includes(word));
  if (toText(scheme.scheme).toLowerCase() === "bearer" && isBearer)
    return /\bapi[ _-]?key/i.test(says) ? "apiKey" : "accessToken";
  if (words.length === 0 || words.join() === "key") return "apiKey";
  return camel(words.join(" "));
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

export function camel(name: string): string {
  const [first = "apiKey", ...rest] = wordsOf(name);
  return first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

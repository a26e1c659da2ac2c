import { placeholder } from "../../generate/check/check-todos.ts";
import {
  child,
  type DocumentNode,
  isMapping,
  type Mapping,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { list } from "../../openapi/problem.ts";
import { type Conversion, change, copyOtherFields, recordOrigin } from "./conversion.ts";
import { convertOauth2 } from "./convert-oauth2.ts";
import { camel, optionOf } from "./option-name.ts";
import { Todo } from "./todo.ts";

interface Converted {
  /** The scheme's key, which is the name of the client's option. */
  readonly option: string;
  readonly scheme: Mapping;
}

/** One security scheme and the option that it becomes. `options` has the scheme of each option that is taken. */
export function convertScheme(
  conversion: Conversion,
  name: string,
  node: DocumentNode,
  scopes: DocumentNode,
  options: Map<string, string>,
): Converted {
  const scheme = convert(conversion, node, scopes);
  const wanted = optionOf(name, scheme, node);
  const numbered = Array.from(options, (_, index) => `${wanted}${index + 2}`);
  const free = [wanted, camel(name), ...numbered].find(
    (one) => (options.get(one) ?? name) === name,
  );
  const option = free ?? wanted;
  options.set(option, name);
  return { option, scheme: recordOrigin(conversion, node, scheme) };
}

/** The client's options for a scheme: its key, except for OAuth2 and for a user name with a password. */
export function optionsOf(option: string, scheme: unknown): readonly string[] {
  if (!isMapping(scheme)) return [option];
  if (scheme.type === "oauth2") return ["clientId", "clientSecret", "accessToken"];
  const isPair = scheme.scheme === "basic" && scheme["x-password"] === undefined;
  return isPair ? ["username", "password"] : [option];
}

function convert(conversion: Conversion, node: DocumentNode, scopes: DocumentNode): Mapping {
  const type = child(node, "type").value;
  const description = text(child(node, "description"))?.trim();
  const described = { ...(description && { description }) };
  if (type === "oauth2") return convertOauth2(conversion, node, scopes, described);
  if (type === "openIdConnect") {
    change(
      conversion,
      node,
      "OpenID Connect is how a person logs in. The client takes the access token instead.",
    );
    return { type: "http", scheme: "bearer", ...described };
  }
  if (isBasic(node)) return convertBasic(node, described);
  const scheme: Mapping = {};
  copyOtherFields(conversion, node, scheme, { handled: ["type", "description", "x-prefix"] });
  const prefix = child(node, "x-prefix").value;
  if (prefix !== undefined) return { type, ...scheme, "x-prefix": prefix, ...described };
  if (toText(scheme.name).toLowerCase() !== "authorization")
    return { type, ...scheme, ...described };
  return convertAuthorization(conversion, node, scheme, described);
}

function isBasic(node: DocumentNode): boolean {
  const names = [child(node, "type").value, child(node, "scheme").value].map(toText);
  return names[0] === "basic" || names.join(" ").toLowerCase() === "http basic";
}

/** Whether the description says that the key is the user name. The password is a constant then. */
function isKeyAsUserName(node: DocumentNode): boolean {
  const words = text(child(node, "description")) ?? "";
  return /\buser ?name\b/i.test(words) && /\b(api|access|secret)[ _-]?(key|token)\b/i.test(words);
}

function convertBasic(node: DocumentNode, described: Mapping): Mapping {
  const password = child(node, "x-password").value;
  if (password !== undefined)
    return { type: "http", scheme: "basic", "x-password": password, ...described };
  const question =
    "Is a key the user name here, and the password the same for everybody? Then give it: `x-password: ''` for none.";
  const scheme = isKeyAsUserName(node) ? new Todo("basic", question) : "basic";
  return { type: "http", scheme, ...described };
}

/** A word before a placeholder, as in `GenieKey {apiKey}` or `Token token=<key>`. */
const shownKey = /\b([A-Za-z][A-Za-z-]{2,30}) ([a-z]+=)?["']?[<{[$]/;

/** Most providers want a word before an API key in `Authorization`. OpenAPI can't say it, so it is asked. */
function convertAuthorization(
  conversion: Conversion,
  node: DocumentNode,
  scheme: Mapping,
  described: Mapping,
): Mapping {
  const [, before, sign] = shownKey.exec(toText(described.description ?? "")) ?? [];
  if (before === undefined) {
    const question =
      "What stands before the key in Authorization? A word (Bearer, GenieKey) is a `scheme` of `type: http`, in place of `in`, `name` and this; anything else stands here, such as 'Token token='. Remove the line where the page shows the key alone.";
    return { type: "apiKey", ...scheme, "x-prefix": new Todo(placeholder, question), ...described };
  }
  change(
    conversion,
    node,
    `The description shows ${list([`${before} ${sign ?? ""}`.trim()])} before the key: is it sent so?`,
  );
  if (sign !== undefined)
    return { type: "apiKey", ...scheme, "x-prefix": `${before} ${sign}`, ...described };
  const name = before.toLowerCase() === "bearer" ? "bearer" : before;
  return { type: "http", scheme: name, ...described };
}

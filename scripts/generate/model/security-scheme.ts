import {
  child,
  type DocumentNode,
  describe,
  entries,
  isMapping,
  type Report,
  resolvedChild,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { headerNameProblem, isToken } from "../../openapi/http-names.ts";
import { list, show } from "../../openapi/problem.ts";
import { isComputedScheme } from "../../openapi/security-requirements.ts";
import { inQuery } from "./parameter-name.ts";

/** Where a request carries a credential: a header's name is in lower case. */
export interface Carrier {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** One credential of a client: the options that it is given by, and what is made of them. */
export type CredentialPart = {
  /** The names of the options that must be given. */
  readonly options: readonly string[];
  readonly carrier: Carrier;
  readonly description: string;
} /** `header` is its name as it is spelt. */ & (
  | { readonly kind: "header"; readonly header: string; readonly prefix?: string }
  | { readonly kind: "query" | "cookie" | "basic" }
  /** HTTP basic with the key as the user name and a password that is the same for everybody. */
  | { readonly kind: "basicKey"; readonly password: string }
  | {
      readonly kind: "clientCredentials";
      readonly tokenUrl: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: "accessToken"; readonly prefix: string }
);

const supported =
  "Supported: `apiKey` in `header`, `query` or `cookie`; `http` with `bearer`, `basic` or the word that stands before a key (`GenieKey`, `SSWS`); `oauth2` with the flow `clientCredentials`.";

/**
 * The ways to give a scheme's credential: two for OAuth2, where a ready token is accepted too (design §4). Undefined
 * where the runtime can't send it. A scheme that is missing is told of where it is named.
 */
export function readScheme(
  name: string,
  scheme: DocumentNode,
  report: Report,
): readonly CredentialPart[] | undefined {
  if (!isMapping(scheme.value)) return undefined;
  let isSound = true;
  const refuse: Report = (node, code, message) => {
    isSound = false;
    report(node, code, message);
  };
  const type = text(child(scheme, "type"));
  const grant = resolvedChild(scheme, "flows", "clientCredentials");
  let ways: readonly CredentialPart[] = [];
  if (type === "apiKey") ways = [readKey(name, scheme, refuse)];
  else if (type === "http") ways = [readHttp(name, scheme, refuse)];
  else if (type === "oauth2" && isMapping(grant.value)) ways = readGrant(scheme, grant, refuse);
  else
    refuse(
      scheme,
      "security-scheme/not-supported",
      `Expected a scheme that a client can send, found ${kindOf(scheme)}. ${supported}`,
    );
  checkOwnFields(scheme, type ?? "", refuse);
  if (isNamedByKey(scheme)) checkOption(name, scheme, refuse);
  // OpenAPI 3.1 §4.8.7.
  else if (!/^[A-Za-z0-9._-]+$/.test(name))
    refuse(
      scheme,
      "security-scheme/component-name",
      `Expected a name of letters, digits, \`.\`, \`_\` and \`-\`, found ${show(name)}.`,
    );
  return isSound ? ways : undefined;
}

function kindOf(scheme: DocumentNode): string {
  const { type, flows } = scheme.value as Record<string, unknown>;
  return type === "oauth2" && isMapping(flows)
    ? `\`oauth2\` with ${list(Object.keys(flows))}`
    : `\`type: ${toText(type)}\``;
}

/** An API key in a header, the query or a cookie (OpenAPI 3.1 §4.8.27). */
function readKey(option: string, scheme: DocumentNode, report: Report): CredentialPart {
  const node = child(scheme, "in");
  const name = child(scheme, "name");
  const written = text(name) ?? "";
  const shared = { options: [option], description: describe(scheme) };
  if (node.value === "query") {
    if (!inQuery.test(written))
      report(
        name,
        "security-scheme/query-name",
        `Expected a name that a query takes as it is (letters, digits, and \`_$.~:@!*()/,-[]\`), found ${show(name.value)}.`,
      );
    return { kind: "query", ...shared, carrier: { in: "query", name: written } };
  }
  if (node.value === "cookie") {
    if (!isToken(written))
      report(
        name,
        "security-scheme/cookie-name",
        `Expected the name of a cookie (RFC 6265 §4.1.1), found ${show(name.value)}.`,
      );
    return { kind: "cookie", ...shared, carrier: { in: "cookie", name: written } };
  }
  const carrier: Carrier = { in: "header", name: written.toLowerCase() };
  const key = { kind: "header", header: written, ...shared, carrier } as const;
  if (node.value !== "header") {
    report(
      node,
      "security-scheme/in",
      `Expected \`header\`, \`query\` or \`cookie\`, found ${show(node.value)}.`,
    );
    return key;
  }
  const problem = headerNameProblem(written);
  if (problem !== undefined)
    report(name, "security-scheme/header-name", `${problem}, found ${show(name.value)}.`);
  const prefix = readPrefix(child(scheme, "x-prefix"), report);
  return prefix === undefined ? key : { ...key, prefix };
}

const authorization: Carrier = { in: "header", name: "authorization" };

/** `Authorization: <scheme> <key>`, or user name and password in Base64 (RFC 9110 §11.6.2, RFC 7617). */
function readHttp(option: string, scheme: DocumentNode, report: Report): CredentialPart {
  const node = child(scheme, "scheme");
  const written = text(node) ?? "";
  if (!isToken(written)) {
    report(
      node,
      "security-scheme/http-scheme",
      `Expected the word that stands before the credential in \`Authorization\` (RFC 9110 §11.1), such as \`bearer\`, found ${show(node.value)}.`,
    );
  } else if (isComputedScheme(written)) {
    report(
      node,
      "security-scheme/computed",
      `A credential of ${show(written)} is computed for each request, which is not supported. ${supported}`,
    );
  }
  const format = text(child(scheme, "bearerFormat"));
  const description = `${describe(scheme)}${format === undefined ? "" : ` Its format: ${format}.`}`;
  const shared = { carrier: authorization, description: description.trim() };
  if (written.toLowerCase() === "basic") {
    const password = readPassword(child(scheme, "x-password"), report);
    return password === undefined
      ? { kind: "basic", options: ["username", "password"], ...shared }
      : { kind: "basicKey", options: [option], password, ...shared };
  }
  const spelt = written.toLowerCase() === "bearer" ? "Bearer" : written;
  const sent = { header: "Authorization", prefix: `${spelt} ` };
  return { kind: "header", options: [option], ...sent, ...shared };
}

/** The scopes are those of a requirement, which names the scheme. */
function readGrant(scheme: DocumentNode, grant: DocumentNode, report: Report): CredentialPart[] {
  const url = child(grant, "tokenUrl");
  const tokenUrl = text(url) ?? "";
  if (!/^https:\/\/[^\s?#@\\]+$/.test(tokenUrl) || !URL.canParse(tokenUrl))
    report(
      url,
      "security-scheme/token-url",
      `Expected the https URL of the token endpoint, found ${show(url.value)}.`,
    );
  const shared = { carrier: authorization, description: describe(scheme) };
  const options = ["clientId", "clientSecret"];
  return [
    { kind: "clientCredentials", options, ...shared, tokenUrl, scopes: [] },
    { kind: "accessToken", options: ["accessToken"], prefix: "Bearer ", ...shared },
  ];
}

/** `x-password`: the password of HTTP basic where it is the same for everybody. */
function readPassword(node: DocumentNode, report: Report): string | undefined {
  const password = text(node);
  // RFC 7617 §2: no control characters; what is beyond ASCII has no certain encoding.
  if (node.value !== undefined && !/^[\x20-\x7e]{0,100}$/.test(password ?? "\n"))
    report(
      node,
      "security-scheme/password",
      `Expected a text of visible ASCII, which may be empty (\`x-password: ''\`), found ${show(node.value)}.`,
    );
  return password;
}

/** `x-prefix`: what stands before the key in its header. */
function readPrefix(node: DocumentNode, report: Report): string | undefined {
  const prefix = text(node);
  if (node.value !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,98}[^A-Za-z0-9]$/.test(prefix ?? ""))
    report(
      node,
      "security-scheme/prefix",
      `Expected visible ASCII that ends in what parts it from the key, such as \`x-prefix: 'Token '\` (quoted, or YAML drops the space) or \`'token='\`, found ${show(node.value)}.`,
    );
  return prefix;
}

/** What says something of one type alone (OpenAPI 3.1 §4.8.27). */
const typeOfField: Readonly<Record<string, string>> = {
  ...{ name: "apiKey", in: "apiKey", scheme: "http", bearerFormat: "http", flows: "oauth2" },
};

function checkOwnFields(scheme: DocumentNode, type: string, report: Report): void {
  for (const [key, node] of entries(scheme)) {
    const wanted = Object.hasOwn(typeOfField, key) ? typeOfField[key] : undefined;
    if (wanted !== undefined && wanted !== type)
      report(
        node,
        "security-scheme/field-of-another-type",
        `\`${key}\` belongs to \`type: ${wanted}\`, and says nothing here. Remove it.`,
      );
  }
  if (type !== "apiKey" || child(scheme, "in").value !== "header")
    refuseHere(
      child(scheme, "x-prefix"),
      "security-scheme/prefix-not-here",
      "`x-prefix` stands before the key of `type: apiKey` with `in: header`, and nothing here. Remove it; the word before an `http` credential is its `scheme`.",
      report,
    );
  if (!isBasic(scheme))
    refuseHere(
      child(scheme, "x-password"),
      "security-scheme/password-not-here",
      "`x-password` is the fixed password of `type: http` with `scheme: basic`, and nothing here. Remove it.",
      report,
    );
}

function refuseHere(node: DocumentNode, code: string, message: string, report: Report): void {
  if (node.value !== undefined) report(node, code, message);
}

function isBasic(scheme: DocumentNode): boolean {
  const { type, scheme: written } = scheme.value as Record<string, unknown>;
  return type === "http" && toText(written).toLowerCase() === "basic";
}

/** OAuth2 and HTTP basic have options of fixed names. */
function isNamedByKey(scheme: DocumentNode): boolean {
  if (child(scheme, "type").value === "oauth2") return false;
  return !isBasic(scheme) || child(scheme, "x-password").value !== undefined;
}

/** What a client is given beside its credentials. */
const clientOptions = [
  ...["baseUrl", "server", "tokenUrl", "fetch", "headers", "timeout", "retry", "onAttempt"],
];

function checkOption(name: string, scheme: DocumentNode, report: Report): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name in {})
    report(
      scheme,
      "security-scheme/option-name",
      `The scheme's key is the client's option: expected a name such as \`apiKey\`, found ${show(name)}.`,
    );
  else if (clientOptions.includes(name))
    report(
      scheme,
      "security-scheme/option-taken",
      `The scheme's key is the client's option, and \`${name}\` is another option already. Rename the scheme.`,
    );
}

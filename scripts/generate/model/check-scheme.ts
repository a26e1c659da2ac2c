import {
  child,
  type DocumentNode,
  entries,
  isMapping,
  type Report,
  resolvedChild,
  text,
  toText,
} from "../../openapi/document-node.ts";
import { headerNameProblem, isToken } from "../../openapi/http-names.ts";
import { list, show } from "../../openapi/problem.ts";
import { inQuery } from "./parameter-name.ts";

/** What a client is given beside its credentials. */
const clientOptions = [
  ...["baseUrl", "server", "tokenUrl", "fetch", "headers", "timeout", "retry", "onAttempt"],
];

/** Schemes whose credentials are more than one text behind the scheme's name (IANA, HTTP Authentication Schemes). */
export const computed: RegExp =
  /^(concealed|digest|dpop|gnap|hoba|mutual|negotiate|oauth|privatetoken|scram-.*|vapid)$/i;

const supported =
  "Supported: `apiKey` in `header`, `query` or `cookie`; `http` with `bearer`, `basic` or the word that stands before a key (`GenieKey`, `SSWS`); `oauth2` with the flow `clientCredentials`.";

/** Whether a scheme is one that the runtime can send. One that is missing is told of where it is named. */
export function checkScheme(name: string, scheme: DocumentNode, report: Report): boolean {
  if (!isMapping(scheme.value)) return false;
  let isSound = true;
  const refuse: Report = (node, message) => {
    isSound = false;
    report(node, message);
  };
  const type = text(child(scheme, "type"));
  const grant = resolvedChild(scheme, "flows", "clientCredentials");
  if (type === "apiKey") checkKey(scheme, refuse);
  else if (type === "http") checkHttp(scheme, refuse);
  else if (type === "oauth2" && isMapping(grant.value)) checkGrant(grant, refuse);
  else
    refuse(
      scheme,
      `Expected a scheme that a client can send, found ${kindOf(scheme)}. ${supported}`,
    );
  checkOwnFields(scheme, type ?? "", refuse);
  checkExtensions(scheme, refuse);
  if (isNamedByKey(scheme)) checkOption(name, scheme, refuse);
  // OpenAPI 3.1 §4.8.7.
  else if (!/^[A-Za-z0-9._-]+$/.test(name))
    refuse(
      scheme,
      `Expected a name of letters, digits, \`.\`, \`_\` and \`-\`, found ${show(name)}.`,
    );
  return isSound;
}

function kindOf(scheme: DocumentNode): string {
  const { type, flows } = scheme.value as Record<string, unknown>;
  return type === "oauth2" && isMapping(flows)
    ? `\`oauth2\` with ${list(Object.keys(flows))}`
    : `\`type: ${toText(type)}\``;
}

function checkKey(scheme: DocumentNode, report: Report): void {
  const node = child(scheme, "in");
  const name = child(scheme, "name");
  const written = text(name) ?? "";
  if (node.value === "header") {
    const problem = headerNameProblem(written);
    if (problem !== undefined) report(name, `${problem}, found ${show(name.value)}.`);
  } else if (node.value === "query") {
    if (!inQuery.test(written))
      report(
        name,
        `Expected a name that a query takes as it is (letters, digits, and \`_$.~:@!*()/,-[]\`), found ${show(name.value)}.`,
      );
  } else if (node.value === "cookie") {
    if (!isToken(written))
      report(name, `Expected the name of a cookie (RFC 6265 §4.1.1), found ${show(name.value)}.`);
  } else {
    report(node, `Expected \`header\`, \`query\` or \`cookie\`, found ${show(node.value)}.`);
  }
}

function checkHttp(scheme: DocumentNode, report: Report): void {
  const node = child(scheme, "scheme");
  const written = text(node) ?? "";
  if (!isToken(written)) {
    report(
      node,
      `Expected the word that stands before the credential in \`Authorization\` (RFC 9110 §11.1), such as \`bearer\`, found ${show(node.value)}.`,
    );
  } else if (computed.test(written)) {
    report(
      node,
      `A credential of ${show(written)} is computed for each request, which is not supported. ${supported}`,
    );
  }
}

function checkGrant(grant: DocumentNode, report: Report): void {
  const url = child(grant, "tokenUrl");
  if (!/^https:\/\/[^\s?#@\\]+$/.test(text(url) ?? "") || !URL.canParse(toText(url.value)))
    report(url, `Expected the https URL of the token endpoint, found ${show(url.value)}.`);
}

/** What says something of one type alone (OpenAPI 3.1 §4.8.27). */
const typeOfField: Readonly<Record<string, string>> = {
  ...{ name: "apiKey", in: "apiKey", scheme: "http", bearerFormat: "http", flows: "oauth2" },
};

function checkOwnFields(scheme: DocumentNode, type: string, report: Report): void {
  for (const [key, node] of entries(scheme)) {
    const wanted = Object.hasOwn(typeOfField, key) ? typeOfField[key] : undefined;
    if (wanted !== undefined && wanted !== type)
      report(node, `\`${key}\` belongs to \`type: ${wanted}\`, and says nothing here. Remove it.`);
  }
}

/** `x-password` and `x-prefix`: what OpenAPI can't say of a credential. */
function checkExtensions(scheme: DocumentNode, report: Report): void {
  const [password, prefix] = [child(scheme, "x-password"), child(scheme, "x-prefix")];
  const { type, in: place, scheme: written } = scheme.value as Record<string, unknown>;
  const isBasic = type === "http" && toText(written).toLowerCase() === "basic";
  if (password.value !== undefined && !isBasic)
    report(
      password,
      "`x-password` is the fixed password of `type: http` with `scheme: basic`, and nothing here. Remove it.",
    );
  // RFC 7617 §2: no control characters; what is beyond ASCII has no certain encoding.
  else if (password.value !== undefined && !/^[\x20-\x7e]{0,100}$/.test(text(password) ?? "\n"))
    report(
      password,
      `Expected a text of visible ASCII, which may be empty (\`x-password: ''\`), found ${show(password.value)}.`,
    );
  if (prefix.value === undefined) return;
  if (type !== "apiKey" || place !== "header")
    report(
      prefix,
      "`x-prefix` stands before the key of `type: apiKey` with `in: header`, and nothing here. Remove it; the word before an `http` credential is its `scheme`.",
    );
  else if (!/^[\x21-\x7e][\x20-\x7e]{0,98}[^A-Za-z0-9]$/.test(text(prefix) ?? ""))
    report(
      prefix,
      `Expected visible ASCII that ends in what parts it from the key, such as \`x-prefix: 'Token '\` (quoted, or YAML drops the space) or \`'token='\`, found ${show(prefix.value)}.`,
    );
}

/** OAuth2 and HTTP basic have options of fixed names. */
function isNamedByKey(scheme: DocumentNode): boolean {
  const { type, scheme: written, "x-password": password } = scheme.value as Record<string, unknown>;
  if (type === "oauth2") return false;
  return type !== "http" || toText(written).toLowerCase() !== "basic" || password !== undefined;
}

function checkOption(name: string, scheme: DocumentNode, report: Report): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name in {})
    report(
      scheme,
      `The scheme's key is the client's option: expected a name such as \`apiKey\`, found ${show(name)}.`,
    );
  else if (clientOptions.includes(name))
    report(
      scheme,
      `The scheme's key is the client's option, and \`${name}\` is another option already. Rename the scheme.`,
    );
}

import type { SecuritySchemeObject } from "../spec/document.ts";
import type { AccessTokens, Refusal } from "./access-tokens.ts";

/** Credentials by the names of the client's options: `{ apiKey: "…" }`, `{ clientId: "…", clientSecret: "…" }`. */
export type Credentials = Readonly<Record<string, string>>;

/** Where a credential is in a request. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** How a request is checked for one security scheme. */
export interface SchemeCheck {
  /** The client options that the scheme needs. */
  readonly options: readonly string[];
  readonly place: CredentialPlace;
  /** Why the text at the place is not accepted for these credentials; `undefined` if it is. */
  readonly refusal: (text: string, credentials: Credentials) => Refusal | undefined;
}

/** A security scheme of a spec with its name there. */
export interface NamedScheme {
  readonly name: string;
  readonly scheme: SecuritySchemeObject;
  readonly scopes: readonly string[];
  readonly tokens: AccessTokens;
  readonly slug: string;
}

const authorization: CredentialPlace = { in: "header", name: "Authorization" };

/** HTTP schemes whose credential is computed or has several parts (IANA, HTTP Authentication Schemes). */
const unsupportedSchemes =
  /^(concealed|digest|dpop|gnap|hoba|mutual|negotiate|oauth|privatetoken|scram-.*|vapid)$/i;

/** The ways to satisfy a security scheme. Throws if the mock server does not support it. */
export function schemeChecks({ name, scheme, scopes, tokens, slug }: NamedScheme): SchemeCheck[] {
  const { type, in: place, name: key, scheme: httpScheme = "", flows } = scheme;
  const prefix = scheme["x-prefix"] ?? "";
  const fixedPassword = scheme["x-password"];
  if (
    type === "apiKey" &&
    isPlace(place) &&
    key !== undefined &&
    (prefix === "" || place === "header")
  )
    return [textCheck([name], { in: place, name: key }, (given) => `${prefix}${given[name]}`)];
  if (type === "http" && httpScheme.toLowerCase() === "basic") {
    return fixedPassword === undefined
      ? [
          authorizationCheck(["username", "password"], "Basic", ({ username, password }) =>
            base64(`${username}:${password}`),
          ),
        ]
      : [authorizationCheck([name], "Basic", (given) => base64(`${given[name]}:${fixedPassword}`))];
  }
  if (
    type === "http" &&
    /^[\w!#$%&'*+.^`|~-]+$/.test(httpScheme) &&
    !unsupportedSchemes.test(httpScheme)
  )
    return [authorizationCheck([name], httpScheme, (given) => `${given[name]}`)];
  if (type === "oauth2" && flows?.clientCredentials !== undefined) {
    const refusal = (text: string, { clientId }: Credentials) =>
      tokens.refusal(afterScheme("Bearer", text) ?? "", `${clientId}`, scopes);
    return [
      { options: ["clientId", "clientSecret"], place: authorization, refusal },
      authorizationCheck(["accessToken"], "Bearer", ({ accessToken }) => `${accessToken}`),
    ];
  }
  const found = JSON.stringify({
    type,
    in: place,
    scheme: scheme.scheme,
    "x-prefix": scheme["x-prefix"],
  });
  throw new Error(
    `The security scheme ${name} of ${slug} is not supported. Expected an apiKey in header, query or cookie ` +
      "(x-prefix in a header only), http with a scheme that sends the credential as it is, or oauth2 with " +
      `flows.clientCredentials; found ${found}.`,
  );
}

function isPlace(place: string | undefined): place is CredentialPlace["in"] {
  return place === "header" || place === "query" || place === "cookie";
}

/** Checks for exactly the text that the credentials give. */
function textCheck(
  options: readonly string[],
  place: CredentialPlace,
  expected: (credentials: Credentials) => string,
): SchemeCheck {
  const refusal = (text: string, credentials: Credentials): Refusal | undefined =>
    text === expected(credentials) ? undefined : { status: 401, reason: "wrong" };
  return { options, place, refusal };
}

/** The same for an Authorization header, after the name of the scheme. */
function authorizationCheck(
  options: readonly string[],
  scheme: string,
  expected: (credentials: Credentials) => string,
): SchemeCheck {
  const { refusal } = textCheck(options, authorization, expected);
  return {
    options,
    place: authorization,
    refusal: (text, credentials) => refusal(afterScheme(scheme, text) ?? "", credentials),
  };
}

/** The text after the name of an authentication scheme, whose case does not matter (RFC 9110 §11.1). */
function afterScheme(scheme: string, text: string): string | undefined {
  const [, found, rest] = /^(\S+) +(.*)$/.exec(text) ?? [];
  return found?.toLowerCase() === scheme.toLowerCase() ? rest : undefined;
}

/** Base64 of the UTF-8 of a text, for Basic credentials (RFC 7617 §2.1). */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

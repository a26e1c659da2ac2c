import type { SecurityScheme } from "../spec/document.ts";
import type { Refusal, Tokens } from "./access-tokens.ts";
import type { Credentials } from "./security-requirements.ts";

/** Where a credential stands in a request. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** One security scheme as a set of client options, and the check of a request against values of them. */
export interface SchemeCheck {
  readonly options: readonly string[];
  readonly place: CredentialPlace;
  /** Why the text at the place is not accepted for these credentials. */
  readonly refusal: (text: string, credentials: Credentials) => Refusal | undefined;
}

/** A security scheme of a spec, under its name there. */
export interface NamedScheme {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
  readonly tokens: Tokens;
  readonly slug: string;
}

const authorization: CredentialPlace = { in: "header", name: "Authorization" };

/** Schemes whose credential is more than a text after the scheme's name (IANA, HTTP Authentication Schemes). */
const elaborate =
  /^(concealed|digest|dpop|gnap|hoba|mutual|negotiate|oauth|privatetoken|scram-.*|vapid)$/i;

/** The ways to satisfy one security scheme, by the client options of design §3 and §4. */
export function schemeChecks({ name, scheme, scopes, tokens, slug }: NamedScheme): SchemeCheck[] {
  const { type, in: place, name: key, scheme: written = "", flows } = scheme;
  const prefix = scheme["x-prefix"] ?? "";
  const fixed = scheme["x-password"];
  if (
    type === "apiKey" &&
    isPlace(place) &&
    key !== undefined &&
    (prefix === "" || place === "header")
  )
    return [same([name], { in: place, name: key }, (given) => `${prefix}${given[name]}`)];
  if (type === "http" && written.toLowerCase() === "basic") {
    return fixed === undefined
      ? [
          authenticated(["username", "password"], "Basic", ({ username, password }) =>
            base64(`${username}:${password}`),
          ),
        ]
      : [authenticated([name], "Basic", (given) => base64(`${given[name]}:${fixed}`))];
  }
  if (type === "http" && /^[\w!#$%&'*+.^`|~-]+$/.test(written) && !elaborate.test(written))
    return [authenticated([name], written, (given) => `${given[name]}`)];
  if (type === "oauth2" && flows?.clientCredentials !== undefined) {
    const refusal = (text: string, { clientId }: Credentials) =>
      tokens.refusal(afterScheme("Bearer", text) ?? "", `${clientId}`, scopes);
    return [
      { options: ["clientId", "clientSecret"], place: authorization, refusal },
      authenticated(["accessToken"], "Bearer", ({ accessToken }) => `${accessToken}`),
    ];
  }
  const found = JSON.stringify({
    type,
    in: place,
    scheme: scheme.scheme,
    "x-prefix": scheme["x-prefix"],
  });
  throw new Error(
    `The security scheme ${name} of ${slug} can't be played. Expected an apiKey in a header, in the query or in a ` +
      "cookie (x-prefix: in a header), http with a scheme that a text follows, or oauth2 with " +
      `flows.clientCredentials; found ${found}.`,
  );
}

function isPlace(place: string | undefined): place is CredentialPlace["in"] {
  return place === "header" || place === "query" || place === "cookie";
}

/** The check of a text that must be exactly what the credentials make of it. */
function same(
  options: readonly string[],
  place: CredentialPlace,
  expected: (credentials: Credentials) => string,
): SchemeCheck {
  const refusal = (text: string, credentials: Credentials): Refusal | undefined =>
    text === expected(credentials) ? undefined : { status: 401, reason: "wrong" };
  return { options, place, refusal };
}

/** The check of an Authorization header. */
function authenticated(
  options: readonly string[],
  scheme: string,
  expected: (credentials: Credentials) => string,
): SchemeCheck {
  const { refusal } = same(options, authorization, expected);
  return {
    options,
    place: authorization,
    refusal: (text, credentials) => refusal(afterScheme(scheme, text) ?? "", credentials),
  };
}

/** What follows the name of an authentication scheme, which is written in any case (RFC 9110 §11.1). */
function afterScheme(scheme: string, text: string): string | undefined {
  const [, found, rest] = /^(\S+) +(.*)$/.exec(text) ?? [];
  return found?.toLowerCase() === scheme.toLowerCase() ? rest : undefined;
}

/** RFC 7617 §2.1: the user name and password of a Basic credential are UTF-8. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

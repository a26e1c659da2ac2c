import type { Document, SecurityScheme } from "./document.ts";
import { nameInQuery } from "./styles.ts";

type Options = Readonly<Record<string, unknown>>;

/** A header of a request; `undefined` for a value that only the token URL knows. */
export type CredentialHeaders = Readonly<Record<string, string | undefined>>;

/** The headers that these client options must become, by the spec's security schemes; names in lower case. */
export function credentialHeaders({ components }: Document, options: Options): CredentialHeaders {
  const headers: Record<string, string | undefined> = {};
  for (const [option, value] of Object.entries(options)) {
    const scheme = components.securitySchemes[option];
    if (scheme !== undefined) Object.assign(headers, headersOf(scheme, `${value}`));
    else if (option === "username")
      headers.authorization = basic(`${value}`, `${options.password}`);
    else if (option === "accessToken") headers.authorization = `Bearer ${value}`;
    // OAuth2 client credentials (RFC 6749 §4.4) are sent to the token URL, which gives the token.
    else if (option !== "password") headers.authorization = undefined;
  }
  return headers;
}

function headersOf(scheme: SecurityScheme, value: string): CredentialHeaders {
  const { type, in: place, name = "", scheme: word = "" } = scheme;
  if (type === "apiKey" && place === "query") return {};
  if (type === "apiKey" && place === "cookie") return { cookie: `${name}=${value}` };
  if (type === "apiKey") return { [name.toLowerCase()]: (scheme["x-prefix"] ?? "") + value };
  if (/^basic$/i.test(word)) return { authorization: basic(value, scheme["x-password"] ?? "") };
  return { authorization: `${/^bearer$/i.test(word) ? "Bearer" : word} ${value}` };
}

/** RFC 7617 §2. */
function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** The pairs of the query that these client options must become, encoded. */
export function credentialPairs({ components }: Document, options: Options): string[] {
  return Object.entries(options).flatMap(([option, value]) => {
    const { in: place, name = "" } = components.securitySchemes[option] ?? {};
    return place === "query" ? [`${nameInQuery(name)}=${encodeURIComponent(`${value}`)}`] : [];
  });
}

/** Whether options are exchanged at the token URL for what is sent. */
export function isExchanged(document: Document, options: Options): boolean {
  return Object.values(credentialHeaders(document, options)).includes(undefined);
}

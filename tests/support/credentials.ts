import type { Document } from "./document.ts";

/** A header of a request; `undefined` for a value that only the token URL knows. */
export type CredentialHeaders = Readonly<Record<string, string | undefined>>;

/** The headers that these client options must become, by the spec's security schemes; names in lower case. */
export function credentialHeaders(
  { components }: Document,
  options: Readonly<Record<string, unknown>>,
): CredentialHeaders {
  const headers: Record<string, string | undefined> = {};
  for (const [option, value] of Object.entries(options)) {
    const scheme = components.securitySchemes[option];
    if (scheme?.type === "apiKey") headers[`${scheme.name}`.toLowerCase()] = String(value);
    else if (scheme?.type === "http" || option === "accessToken")
      headers.authorization = `Bearer ${value}`;
    // OAuth2 client credentials (RFC 6749 §4.4) are sent to the token URL, which gives the token.
    else headers.authorization = undefined;
  }
  return headers;
}

/** Whether options are exchanged at the token URL for what is sent. */
export function isExchanged(
  document: Document,
  options: Readonly<Record<string, unknown>>,
): boolean {
  return Object.values(credentialHeaders(document, options)).includes(undefined);
}

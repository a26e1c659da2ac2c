import type { CredentialDefinition } from "./credential-definition.ts";
import { resolveCredential } from "./resolve-credential.ts";

/** A credential in a cookie. A browser drops it: there no program may set the header. */
export function cookieCredential(name: string): CredentialDefinition {
  return {
    type: "string",
    in: "header",
    lazy: true,
    // RFC 6265 §4.1.1, cookie-octet.
    check: (value) =>
      /[\s",;\\]/.test(String(value)) && "has a character that a cookie can't carry",
    async set(headers, option, settings, invalid) {
      const pair = `${name}=${await resolveCredential(option, settings, invalid)}`;
      const before = headers.get("cookie");
      headers.set("cookie", before ? `${before}; ${pair}` : pair);
    },
  };
}

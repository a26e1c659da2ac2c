import type { CredentialDefinition } from "./credential-definition.ts";
import { resolveCredential } from "./resolve-credential.ts";

/** A credential that is sent as one header, after a prefix such as `Bearer `. */
export function headerCredential(header: string, prefix = ""): CredentialDefinition {
  return {
    type: "string",
    in: "header",
    lazy: true,
    async set(headers, option, settings, invalid) {
      headers.set(header, prefix + (await resolveCredential(option, settings, invalid)));
    },
  };
}

import type { CredentialDefinition } from "./credential-definition.ts";
import { resolveCredential } from "./resolve-credential.ts";

/** RFC 7617 §2: a user name has no colon, neither part has control characters. */
const part = (forbidden: RegExp): CredentialDefinition => ({
  ...{ type: "string", lazy: true },
  check: (value) =>
    value === ""
      ? "is empty"
      : forbidden.test(String(value)) && "has a control character, a lone surrogate or a colon",
});

const username = () => part(/[:\p{Cc}\p{Cs}]/u);

/** UTF-8 (RFC 7617 §2.1). */
function setBasic(headers: Headers, name: string, password: string): void {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  headers.set("authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
}

/** HTTP Basic with a user name and a password. */
export function basicCredentials(): Readonly<
  Record<"username" | "password", CredentialDefinition>
> {
  return {
    username: username(),
    password: {
      ...part(/[\p{Cc}\p{Cs}]/u),
      set: async (headers, option, settings, invalid) =>
        setBasic(
          headers,
          await resolveCredential("username", settings, invalid),
          await resolveCredential(option, settings, invalid),
        ),
    },
  };
}

/** HTTP Basic whose user name is a key, beside a password that is the same for everybody, and may be empty. */
export function basicCredential(password: string): CredentialDefinition {
  return {
    ...username(),
    set: async (headers, option, settings, invalid) =>
      setBasic(headers, await resolveCredential(option, settings, invalid), password),
  };
}

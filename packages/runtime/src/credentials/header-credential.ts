import type { CredentialDefinition } from "../client/provider-definition.ts";
import type { Settings } from "../client/settings.ts";
import { nameOf, type Refuse } from "../errors/create-error.ts";
import { problemOf } from "../request/values.ts";

/** Gives a credential for one attempt: the option, or what its function gives now. */
export async function askFor(option: string, settings: Settings, refuse: Refuse): Promise<string> {
  let value = settings.options[option];
  try {
    if (typeof value === "function") value = await value();
  } catch (error) {
    // Only its name: what a secret store says in a message may quote the secret.
    throw refuse(`option "${option}" threw ${nameOf(error)}`);
  }
  const problem = problemOf(value, settings.credentials[option] as CredentialDefinition);
  if (problem) throw refuse(`option "${option}" ${problem}`);
  return value as string;
}

/** A credential that is sent as one header, after a prefix such as `Bearer `. */
export function headerCredential(header: string, prefix = ""): CredentialDefinition {
  return {
    type: "string",
    in: "header",
    later: true,
    async set(headers, option, settings, refuse) {
      headers.set(header, prefix + (await askFor(option, settings, refuse)));
    },
  };
}

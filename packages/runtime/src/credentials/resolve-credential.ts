import { errorNameOf, type InvalidRequest } from "../errors/create-error.ts";
import { problemOf } from "../values/check-value.ts";
import type { CredentialDefinition, CredentialSettings } from "./credential-definition.ts";

/** Gives a credential for one attempt: the option, or what its function gives now. */
export async function resolveCredential(
  option: string,
  settings: CredentialSettings,
  invalid: InvalidRequest,
): Promise<string> {
  let value = settings.options[option];
  try {
    if (typeof value === "function") value = await value();
  } catch (error) {
    // Only its name: what a secret store says in a message may quote the secret.
    throw invalid(`option "${option}" threw ${errorNameOf(error)}`);
  }
  const problem = problemOf(value, settings.credentials[option] as CredentialDefinition);
  if (problem) throw invalid(`option "${option}" ${problem}`);
  return value as string;
}

import { list } from "../../../openapi/problem.ts";
import type { OperationModel, ResponseModel } from "../../model/model.ts";
import type { CredentialPart } from "../../model/security.ts";
import { codeSpan } from "./markdown.ts";

/** What a removal destroys, in a sentence that nobody can take for another. */
export function warning({
  removes,
  reversible,
}: Pick<OperationModel, "removes" | "reversible">): string {
  const destroyed =
    removes === "account"
      ? "This destroys the person's account, not only their membership of the organization."
      : "This ends the person's membership of the organization.";
  if (reversible) return `${destroyed} It can be undone.`;
  // Who lost a membership may be invited again; that is no undo, and nobody documents one.
  return `${destroyed} ${removes === "account" ? "It can't be undone." : "No undo of it is documented."}`;
}

/** What a documented status means for the person's access (design §4), in Markdown. */
export function outcomeOf(status: ResponseModel["status"]): string {
  if (status === "default") return "**refused** for a 4xx except 408, **unknown** for a 5xx";
  if (status === "4XX") return "**refused**, except for a 408";
  if (status === "5XX") return "**unknown**";
  if (status < 300) return "**removed**";
  if (status === 307 || status === 308) return "**refused**";
  return status >= 400 && status < 500 && status !== 408 ? "**refused**" : "**unknown**";
}

/** What a credential is, in the provider's words; where it has none, how it is sent. */
export function credentialText(part: CredentialPart): string {
  return part.description || sentText(part);
}

/** How a credential looks on the wire, in Markdown: what the client puts before it must not be given too. */
export function sentText(part: CredentialPart): string {
  const { name } = part.carrier;
  if (part.kind === "query")
    return `Sent as ${codeSpan(`?${name}=…`)} in the URL's query, which servers on the way may log.`;
  if (part.kind === "cookie")
    return `Sent as ${codeSpan(`Cookie: ${name}=…`)}; give the key alone.`;
  if (part.kind === "basicKey") {
    const password =
      part.password === "" ? "an empty password" : `the password ${codeSpan(part.password)}`;
    return `Sent as \`Authorization: Basic …\`, as the user name with ${password}; give the key alone, not encoded.`;
  }
  if (part.kind === "basic")
    return "Both are sent as `Authorization: Basic …`; give them as they are, not encoded.";
  if (part.kind !== "header") return "Sent as `Authorization: Bearer …`; give the token alone.";
  const { header, prefix } = part;
  const alone = prefix === undefined ? "" : "; give the key alone";
  return `Sent as ${codeSpan(`${header}: ${prefix ?? ""}…`)}${alone}.`;
}

/** ` with the scope a`, which a client asks for, or nothing. */
export function scopesText(scopes: readonly string[]): string {
  if (scopes.length === 0) return "";
  return ` with the ${scopes.length === 1 ? "scope" : "scopes"} ${list(scopes)}`;
}

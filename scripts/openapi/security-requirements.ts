import { child, type DocumentNode, entries, items } from "./document-node.ts";

/** `security` of the operation, which overrides that of the document (OpenAPI 3.1 §4.8.10.1). */
export function securityOf(document: DocumentNode, operation: DocumentNode): DocumentNode {
  const own = child(operation, "security");
  return own.value === undefined ? child(document, "security") : own;
}

/** The schemes that a `security` names: each of its items is an alternative, whose schemes are sent together. */
export function schemeNamesIn(security: DocumentNode): string[] {
  return items(security).flatMap((alternative) => entries(alternative).map(([name]) => name));
}

/** HTTP schemes that compute a credential for each request (IANA, HTTP Authentication Schemes). */
export function isComputedScheme(scheme: string): boolean {
  return /^(concealed|digest|dpop|gnap|hoba|mutual|negotiate|oauth|privatetoken|scram-.*|vapid)$/i.test(
    scheme,
  );
}

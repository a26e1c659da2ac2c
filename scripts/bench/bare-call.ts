import type { ProviderPackage } from "../demo/provider-packages.ts";
import type { Model } from "../generate/model/model.ts";
import type { Alternative } from "../generate/model/security.ts";
import { resolvedChild, rootNode } from "../openapi/document-node.ts";

export function usesOAuth2({ alternatives }: Model): boolean {
  return alternatives.flat().some(({ kind }) => kind === "clientCredentials");
}

/** The credentials that take the fewest options: with OAuth2, a ready access token. */
export function shortestOf({ alternatives }: Model): Alternative {
  const count = (alternative: Alternative) => alternative.flatMap(({ options }) => options).length;
  return [...alternatives].sort((a, b) => count(a) - count(b))[0] ?? [];
}

/** The headers that credentials become, all with the same secret. */
export function credentialHeaders(
  alternative: Alternative,
  secret: string,
): Record<string, string> {
  const headers = alternative.flatMap((part): [string, string][] => {
    if (part.kind === "header") return [[part.header, `${part.prefix ?? ""}${secret}`]];
    if (part.kind === "accessToken") return [["Authorization", `${part.prefix}${secret}`]];
    const password =
      part.kind === "basicKey" ? part.password : part.kind === "basic" ? secret : undefined;
    if (password === undefined) return [];
    return [["Authorization", `Basic ${btoa(`${secret}:${password}`)}`]];
  });
  return Object.fromEntries(headers);
}

/** The first server, with the default values of its variables. */
export function serverUrl({ servers: [server] }: Model): string {
  const { url = "", variables = [] } = server ?? {};
  return variables.reduce((text, one) => text.replaceAll(`{${one.name}}`, one.default), url);
}

/** The first documented success: its status, and its example where it has a body. */
export function successOf({ document, model }: Pick<ProviderPackage, "document" | "model">): {
  readonly status: number;
  readonly body: string | undefined;
} {
  const { path, method, responses } = model.operation;
  const success = responses.find(({ status }) => String(status).startsWith("2"));
  const status = Number(success?.status ?? 204);
  const operation = resolvedChild(rootNode(document), "paths", path, method.toLowerCase());
  const content = ["responses", `${status}`, "content", "application/json", "example"];
  const { value = {} } = resolvedChild(operation, ...content);
  return { status, body: status === 200 ? JSON.stringify(value) : undefined };
}

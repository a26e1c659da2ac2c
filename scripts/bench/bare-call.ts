import type { ProviderPackage } from "../demo/provider-packages.ts";
import { constantOf } from "../generate/model/parameters.ts";
import { child, resolve, resolvedChild, rootNode } from "../openapi/document-node.ts";
import { parametersOf } from "../openapi/merged-parameters.ts";

type Document = ProviderPackage["document"];

interface Scheme {
  readonly type: string;
  readonly scheme?: string;
  readonly name?: string;
}

/** What a value of a document is, with its `$ref`s followed: the generator has checked that they lead somewhere. */
export function resolved<Value>(document: Document, value: unknown): Value {
  const reference = Object(value).$ref;
  if (typeof reference !== "string") return value as Value;
  const tokens = decodeURIComponent(reference).split("/").slice(1);
  const found = tokens.reduce<unknown>(
    (part, token) => Object(part)[token.replaceAll("~1", "/").replaceAll("~0", "~")],
    document,
  );
  return resolved(document, found);
}

function schemesOf(document: Document): Record<string, Scheme> {
  const found = (document as { components?: { securitySchemes?: object } }).components;
  return Object.fromEntries(
    Object.entries(found?.securitySchemes ?? {}).map(([name, scheme]) => [
      name,
      resolved<Scheme>(document, scheme),
    ]),
  );
}

export function usesOAuth2(document: Document): boolean {
  return Object.values(schemesOf(document)).some(({ type }) => type === "oauth2");
}

/** The headers that these client options become, all with the same secret. */
export function credentialHeaders(
  document: Document,
  options: readonly string[],
  secret: string,
): Record<string, string> {
  const schemes = schemesOf(document);
  return Object.fromEntries(
    options.map((option) => {
      const scheme = schemes[option];
      if (scheme?.type === "apiKey") return [scheme.name ?? option, secret];
      // `username` and `password` name no scheme, and neither does OAuth2's `accessToken`.
      if (option === "username" || option === "password") {
        return ["Authorization", `Basic ${btoa(`${secret}:${secret}`)}`];
      }
      return ["Authorization", `Bearer ${secret}`];
    }),
  );
}

/** The headers that are always sent (design §3). */
export function constantHeaders(
  document: Document,
  { path, method }: ProviderPackage["operation"],
): Record<string, string> {
  const operation = child(rootNode(document), "paths", path, method.toLowerCase());
  const found = parametersOf(operation).flatMap((parameter) => {
    const isHeader = resolvedChild(parameter, "in").value === "header";
    const constant = isHeader ? constantOf(resolve(parameter)) : undefined;
    return constant
      ? [[String(resolvedChild(parameter, "name").value), String(constant.value)]]
      : [];
  });
  return Object.fromEntries(found);
}

/** The first server, with the default values of its variables. */
export function serverUrl(document: Document): string {
  const { servers } = document as {
    servers?: { url: string; variables?: Record<string, { default: string }> }[];
  };
  const [server] = servers ?? [];
  return (server?.url ?? "").replace(
    /\{([^}]+)\}/g,
    (_, name) => server?.variables?.[name]?.default ?? "",
  );
}

/** The first documented success: its status, and its example where it has a body. */
export function successOf(
  document: Document,
  { path, method }: ProviderPackage["operation"],
): { readonly status: number; readonly body: string | undefined } {
  const definition = document.paths[path]?.[method.toLowerCase()] as { responses: object };
  const entries = Object.entries(definition.responses);
  const [status = "204", response] = entries.find(([name]) => name.startsWith("2")) ?? [];
  const { content } = resolved<{ content?: Record<string, { example?: unknown }> }>(
    document,
    response,
  );
  const example = content?.["application/json"]?.example ?? {};
  return { status: Number(status), body: status === "200" ? JSON.stringify(example) : undefined };
}

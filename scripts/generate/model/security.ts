import {
  child,
  type DocumentNode,
  describe,
  entries,
  items,
  resolvedChild,
  text,
  toText,
} from "../../openapi/document-node.ts";

/** Where a request carries a credential: a header's name is in lower case. */
export interface Carrier {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
}

/** One credential of a client: the options that it is given by, and what is made of them. */
export type CredentialPart = {
  /** The names of the options that must be given. */
  readonly options: readonly string[];
  readonly carrier: Carrier;
  readonly description: string;
} /** `header` is its name as it is spelt. */ & (
  | { readonly kind: "header"; readonly header: string; readonly prefix?: string }
  | { readonly kind: "query" | "cookie" | "basic" }
  /** HTTP basic with the key as the user name and a password that is the same for everybody. */
  | { readonly kind: "basicKey"; readonly password: string }
  | {
      readonly kind: "clientCredentials";
      readonly tokenUrl: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: "accessToken"; readonly prefix: string }
);

/** Credentials that are sent together; none at all for `{}`. */
export type Alternative = readonly CredentialPart[];

const authorization: Carrier = { in: "header", name: "authorization" };

/** `security` of the operation, which overrides that of the document (OpenAPI 3.1 §4.8.10.1). */
export function securityOf(document: DocumentNode, operation: DocumentNode): DocumentNode {
  const own = child(operation, "security");
  return own.value === undefined ? child(document, "security") : own;
}

/** The ways to give one scheme's credential: two for OAuth2, where a ready token is accepted too (design §4). */
export function variantsOf(
  name: string,
  scheme: DocumentNode,
  scopes: DocumentNode,
): Alternative[] {
  const type = text(resolvedChild(scheme, "type"));
  const description = describe(scheme);
  if (type === "apiKey") return [[keyOf(name, scheme)]];
  if (type === "http") return [[httpOf(name, scheme)]];
  const tokenUrl = text(resolvedChild(scheme, "flows", "clientCredentials", "tokenUrl")) ?? "";
  const wanted = items(scopes).map(({ value }) => toText(value));
  const shared = { carrier: authorization, description };
  return [
    [
      {
        ...{ kind: "clientCredentials", options: ["clientId", "clientSecret"], ...shared },
        ...{ tokenUrl, scopes: wanted },
      },
    ],
    [{ kind: "accessToken", options: ["accessToken"], prefix: "Bearer ", ...shared }],
  ];
}

/** An API key in a header, the query or a cookie (OpenAPI 3.1 §4.8.27). */
function keyOf(name: string, scheme: DocumentNode): CredentialPart {
  const wire = text(resolvedChild(scheme, "name")) ?? "";
  const shared = { options: [name], description: describe(scheme) };
  const place = text(resolvedChild(scheme, "in"));
  if (place === "query" || place === "cookie")
    return { kind: place, ...shared, carrier: { in: place, name: wire } };
  const prefix = text(resolvedChild(scheme, "x-prefix"));
  const carrier: Carrier = { in: "header", name: wire.toLowerCase() };
  return {
    kind: "header",
    header: wire,
    ...shared,
    carrier,
    ...(prefix !== undefined && { prefix }),
  };
}

/** `Authorization: <scheme> <key>`, or user name and password in Base64 (RFC 9110 §11.6.2, RFC 7617). */
function httpOf(name: string, scheme: DocumentNode): CredentialPart {
  const written = text(resolvedChild(scheme, "scheme")) ?? "";
  const format = text(resolvedChild(scheme, "bearerFormat"));
  const description = `${describe(scheme)}${format === undefined ? "" : ` Its format: ${format}.`}`;
  const shared = { carrier: authorization, description: description.trim() };
  if (written.toLowerCase() === "basic") {
    const password = text(resolvedChild(scheme, "x-password"));
    return password === undefined
      ? { kind: "basic", options: ["username", "password"], ...shared }
      : { kind: "basicKey", options: [name], password, ...shared };
  }
  const spelt = written.toLowerCase() === "bearer" ? "Bearer" : written;
  const sent = { header: "Authorization", prefix: `${spelt} ` };
  return { kind: "header", options: [name], ...sent, ...shared };
}

/** Every alternative of `security`: its requirements, multiplied by the ways to give each scheme. */
export function alternativesOf(document: DocumentNode, operation: DocumentNode): Alternative[] {
  const schemes = resolvedChild(document, "components", "securitySchemes");
  return items(securityOf(document, operation)).flatMap((requirement) =>
    entries(requirement).reduce<Alternative[]>(
      (made, [name, scopes]) =>
        made.flatMap((parts) =>
          variantsOf(name, child(schemes, name), scopes).map((variant) => [...parts, ...variant]),
        ),
      [[]],
    ),
  );
}

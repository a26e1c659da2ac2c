import { at, describe, entries, items, type Place, rawAt, text, toText } from "./place.ts";

/** One credential of a client: the options that it is given by, and what is made of them. */
export type CredentialPart = {
  /** The names of the options that must be given. */
  readonly options: readonly string[];
  /** The header that it is sent in, in lower case. */
  readonly header: string;
  readonly description: string;
} & (
  | { readonly kind: "header"; readonly prefix?: string }
  | {
      readonly kind: "clientCredentials";
      readonly tokenUrl: string;
      readonly scopes: readonly string[];
    }
  | { readonly kind: "accessToken"; readonly prefix: string }
);

/** Credentials that are sent together. */
export type Alternative = readonly CredentialPart[];

const bearer = { header: "authorization", prefix: "Bearer " } as const;

/** `security` of the operation, which overrides that of the document (OpenAPI 3.1 §4.8.10.1). */
export function securityOf(document: Place, operation: Place): Place {
  const own = rawAt(operation, "security");
  return own.value === undefined ? rawAt(document, "security") : own;
}

/** The ways to give one scheme's credential: two for OAuth2, where a ready token is accepted too (design §4). */
export function variantsOf(name: string, scheme: Place, scopes: Place): Alternative[] {
  const description = describe(scheme);
  const type = text(at(scheme, "type"));
  if (type === "apiKey") {
    const header = (text(at(scheme, "name")) ?? "").toLowerCase();
    return [[{ kind: "header", options: [name], header, description }]];
  }
  if (type === "http") return [[{ kind: "header", options: [name], ...bearer, description }]];
  const { header } = bearer;
  const tokenUrl = text(at(scheme, "flows", "clientCredentials", "tokenUrl")) ?? "";
  const wanted = items(scopes).map(({ value }) => toText(value));
  return [
    [
      {
        kind: "clientCredentials",
        options: ["clientId", "clientSecret"],
        header,
        tokenUrl,
        scopes: wanted,
        description,
      },
    ],
    [{ kind: "accessToken", options: ["accessToken"], ...bearer, description }],
  ];
}

/** Every alternative of `security`: its requirements, multiplied by the ways to give each scheme. */
export function alternativesOf(document: Place, operation: Place): Alternative[] {
  const schemes = at(document, "components", "securitySchemes");
  return items(securityOf(document, operation)).flatMap((requirement) =>
    entries(requirement).reduce<Alternative[]>(
      (made, [name, scopes]) =>
        made.flatMap((parts) =>
          variantsOf(name, rawAt(schemes, name), scopes).map((variant) => [...parts, ...variant]),
        ),
      [[]],
    ),
  );
}

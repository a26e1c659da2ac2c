import { resolve, type SecurityScheme } from "./document.ts";
import type { Operation } from "./operation.ts";
import type { Refusal, Tokens } from "./tokens.ts";

/** Credentials by the names of the client's options: `{ apiKey: "…" }`, `{ clientId: "…", clientSecret: "…" }`. */
export type Credentials = Readonly<Record<string, string>>;

/** One security scheme as a set of client options, and the check of a request against values of them. */
interface Check {
  readonly options: readonly string[];
  readonly header: string;
  readonly refusal: (value: string, credentials: Credentials) => Refusal | undefined;
}

/** One way to be authorized: every check of it. */
export type Alternative = readonly Check[];

/** The alternatives of the operation's `security`: its OR, with the ANDs inside. */
export function readAlternatives(operation: Operation, tokens: Tokens): Alternative[] {
  const { document, definition, slug } = operation;
  const requirements = definition.security ?? document.security ?? [];
  if (requirements.length === 0) return [[]];
  return requirements.flatMap((requirement) =>
    Object.entries(requirement).reduce<Alternative[]>(
      (alternatives, [name, scopes]) => {
        const found = document.components?.securitySchemes?.[name];
        if (found === undefined)
          throw new Error(`The spec of ${slug} does not define the security scheme ${name}.`);
        const ways = checksOf(name, resolve<SecurityScheme>(document, found), scopes, tokens, slug);
        return alternatives.flatMap((alternative) => ways.map((way) => [...alternative, way]));
      },
      [[]],
    ),
  );
}

/** The ways to satisfy one security scheme, by the client options of design §3 and §4. */
function checksOf(
  name: string,
  scheme: SecurityScheme,
  scopes: readonly string[],
  tokens: Tokens,
  slug: string,
): Check[] {
  const { type, in: place, name: header, scheme: authentication, flows } = scheme;
  if (type === "apiKey" && place === "header" && header !== undefined) {
    return [equal([name], header, (credentials) => `${credentials[name]}`)];
  }
  if (type === "http" && authentication?.toLowerCase() === "bearer") {
    return [equal([name], "Authorization", (credentials) => `Bearer ${credentials[name]}`)];
  }
  if (type === "http" && authentication?.toLowerCase() === "basic") {
    const pair = ({ username, password }: Credentials) => base64(`${username}:${password}`);
    return [equal(["username", "password"], "Authorization", (given) => `Basic ${pair(given)}`)];
  }
  if (type === "oauth2" && flows?.clientCredentials !== undefined) {
    const refusal = (value: string, { clientId }: Credentials) =>
      tokens.refusal(value.replace(/^Bearer /, ""), `${clientId}`, scopes);
    return [
      { options: ["clientId", "clientSecret"], header: "Authorization", refusal },
      equal(["accessToken"], "Authorization", ({ accessToken }) => `Bearer ${accessToken}`),
    ];
  }
  const found = JSON.stringify({ type, in: place, scheme: authentication });
  throw new Error(
    `The security scheme ${name} of ${slug} can't be played. Expected an apiKey in a header, http bearer, ` +
      `http basic or oauth2 with flows.clientCredentials; found ${found}.`,
  );
}

/** The check of a header that must be exactly what the credentials make of it. */
function equal(
  options: readonly string[],
  header: string,
  expected: (credentials: Credentials) => string,
): Check {
  const refusal = (value: string, credentials: Credentials): Refusal | undefined =>
    value === expected(credentials) ? undefined : { status: 401, reason: "wrong" };
  return { options, header, refusal };
}

/** RFC 7617 §2.1: the user name and password of a Basic credential are UTF-8. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

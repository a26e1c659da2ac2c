import { resolve, type SecurityScheme } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { Tokens } from "./access-tokens.ts";
import { type SchemeCheck, schemeChecks } from "./security-schemes.ts";

/** Credentials by the names of the client's options: `{ apiKey: "…" }`, `{ clientId: "…", clientSecret: "…" }`. */
export type Credentials = Readonly<Record<string, string>>;

/** One way to be authorized: every check of it. None at all is a request without credentials, `{}` in the spec. */
export type Alternative = readonly SchemeCheck[];

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
        const scheme = resolve<SecurityScheme>(document, found);
        const ways = schemeChecks({ name, scheme, scopes, tokens, slug });
        return alternatives.flatMap((alternative) => ways.map((way) => [...alternative, way]));
      },
      [[]],
    ),
  );
}

/** The names of the credentials that stand in the query, where no parameter tells of them. */
export function queryKeys(alternatives: readonly Alternative[]): ReadonlySet<string> {
  const inQuery = alternatives.flat().filter(({ place }) => place.in === "query");
  return new Set(inQuery.map(({ place }) => place.name));
}

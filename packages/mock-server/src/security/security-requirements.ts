import { resolve, type SecuritySchemeObject } from "../spec/document.ts";
import type { Operation } from "../spec/operation.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type SchemeCheck, schemeChecks } from "./security-schemes.ts";

/** One way to be authorized: all its checks must pass. Without checks, a request without credentials is accepted. */
export type Alternative = readonly SchemeCheck[];

/** The alternatives that `security` allows, of which a request must satisfy one. */
export function readAlternatives(operation: Operation, tokens: AccessTokens): Alternative[] {
  const { document, definition, slug } = operation;
  const requirements = definition.security ?? document.security ?? [];
  if (requirements.length === 0) return [[]];
  return requirements.flatMap((requirement) =>
    Object.entries(requirement).reduce<Alternative[]>(
      (alternatives, [name, scopes]) => {
        const found = document.components?.securitySchemes?.[name];
        if (found === undefined)
          throw new Error(`The spec of ${slug} does not define the security scheme ${name}.`);
        const scheme = resolve<SecuritySchemeObject>(document, found);
        const checks = schemeChecks({ name, scheme, scopes, tokens, slug });
        return alternatives.flatMap((alternative) =>
          checks.map((check) => [...alternative, check]),
        );
      },
      [[]],
    ),
  );
}

/** The scopes of the spec's client credentials flow; `undefined` if it has no such flow. */
export function readScopes({ document }: Operation): string[] | undefined {
  for (const scheme of Object.values(document.components?.securitySchemes ?? {})) {
    const flow = resolve<SecuritySchemeObject>(document, scheme).flows?.clientCredentials;
    if (flow) return Object.keys(flow.scopes ?? {});
  }
  return undefined;
}

/** The names of the credentials in the query. */
export function queryKeyNames(alternatives: readonly Alternative[]): ReadonlySet<string> {
  const inQuery = alternatives.flat().filter(({ place }) => place.in === "query");
  return new Set(inQuery.map(({ place }) => place.name));
}

import { isMapping, type Mapping } from "../openapi/document-node.ts";

const usage =
  'Expected `none` or `<option>=<how>`, where how is `bearer`, `basic`, `basic password="<fixed>"`, `scheme <word before the key>`, `header <Name>`, `header <Name> prefix="Token token="`, `query <name>`, `cookie <name>` or `client-credentials <token URL> [scope …]`, several that are sent together joined by ` + `';

/** `apiKey=header X-Api-Key`: one credential, one flag for each alternative. Throws a sentence. */
export function parseSecurity(flags: readonly string[]): { security: Mapping[]; schemes: Mapping } {
  const schemes: Mapping = {};
  const security = flags.map((flag) => {
    const requirement: Mapping = {};
    if (flag.trim() === "none") return requirement;
    for (const part of flag.split(" + ")) {
      const [, option = "", how = ""] = /^([A-Za-z][A-Za-z0-9]*)=(.+)$/.exec(part.trim()) ?? [];
      const scheme = schemeOf(how.trim());
      if (scheme === undefined)
        throw new Error(`${usage}; found ${JSON.stringify(part.trim())} in --security.`);
      schemes[option] = scheme;
      requirement[option] = scopesOf(scheme);
    }
    return requirement;
  });
  return { security, schemes };
}

/** What can be said of a credential, each with what it means in OpenAPI. */
const ways: readonly (readonly [RegExp, (...found: string[]) => Mapping])[] = [
  [/^(bearer|basic)$/, (scheme) => ({ type: "http", scheme })],
  [
    /^basic password="(.*)"$/,
    (password) => ({ type: "http", scheme: "basic", "x-password": password }),
  ],
  [/^scheme (\S+)$/, (scheme) => ({ type: "http", scheme })],
  [/^(header|query|cookie) (\S+)$/, (place, name) => ({ type: "apiKey", in: place, name })],
  [
    /^header (\S+) prefix="(.+)"$/,
    (name, prefix) => ({ type: "apiKey", in: "header", name, "x-prefix": prefix }),
  ],
  [
    /^client-credentials (\S+)((?: \S+)*)$/,
    (tokenUrl, words) => {
      const names = words?.split(" ").filter((name) => name !== "") ?? [];
      const scopes = Object.fromEntries(names.map((name) => [name, name]));
      return { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes } } };
    },
  ],
];

function schemeOf(how: string): Mapping | undefined {
  for (const [pattern, make] of ways) {
    const found = pattern.exec(how);
    if (found !== null) return make(...found.slice(1));
  }
  return undefined;
}

function scopesOf({ flows }: Mapping): string[] {
  const grant = isMapping(flows) ? flows.clientCredentials : undefined;
  return isMapping(grant) && isMapping(grant.scopes) ? Object.keys(grant.scopes) : [];
}

import type { Mapping } from "../generate/place.ts";

const usage =
  "Expected `<option>=<how>`, where how is `bearer`, `basic`, `header <Name>`, `query <name>`, `cookie <name>` or `client-credentials <token URL> [scope …]`, several that are sent together joined by ` + `";

/** `apiKey=header X-Api-Key`: one credential, one flag for each alternative. Throws a sentence. */
export function parseSecurity(flags: readonly string[]): { security: Mapping[]; schemes: Mapping } {
  const schemes: Mapping = {};
  const security = flags.map((flag) => {
    const requirement: Mapping = {};
    for (const part of flag.split(" + ")) {
      const { option, scheme, scopes } = parsePart(part.trim());
      schemes[option] = scheme;
      requirement[option] = scopes;
    }
    return requirement;
  });
  return { security, schemes };
}

function parsePart(part: string): { option: string; scheme: Mapping; scopes: string[] } {
  const [, option = "", written = ""] = /^([A-Za-z][A-Za-z0-9]*)=(.+)$/.exec(part) ?? [];
  const [how, first, ...more] = written.trim().split(/\s+/);
  if (how === "bearer" || how === "basic") {
    if (first === undefined) return { option, scheme: { type: "http", scheme: how }, scopes: [] };
  } else if (how === "client-credentials" && first !== undefined) {
    const scopes = Object.fromEntries(more.map((scope) => [scope, scope]));
    const flows = { clientCredentials: { tokenUrl: first, scopes } };
    return { option, scheme: { type: "oauth2", flows }, scopes: more };
  } else if (["header", "query", "cookie"].includes(how ?? "") && first !== undefined) {
    if (more.length === 0)
      return { option, scheme: { type: "apiKey", in: how, name: first }, scopes: [] };
  }
  throw new Error(`${usage}; found ${JSON.stringify(part)} in --security.`);
}

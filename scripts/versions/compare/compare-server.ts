import { isDeepStrictEqual } from "node:util";
import type { ServerFacts } from "../../release/baseline.ts";
import type { Finding } from "../bump-level.ts";

/**
 * What has become of the default server. One that another company might own is never changed by surprise: it is a
 * major, unless whatever was possible goes where it went.
 */
export function compareServers(old: ServerFacts, next: ServerFacts): Finding | false {
  if (isDeepStrictEqual(old, next)) return false;
  const now = `The default server is ${urlOf(next)} now`;
  if (goesWhereItWent(old, next))
    return { level: "patch", text: `${now}. Calls go where they went before.` };
  const text = `${now}, no longer ${urlOf(old)}. The option \`baseUrl\` sets another.`;
  return { level: "major", text };
}

/** What callers had to give they still give; what was there by default has to be the same. */
function goesWhereItWent(old: ServerFacts, next: ServerFacts): boolean {
  if (old.isExample) return true;
  const isKept = Object.entries(old.defaults).every(
    ([name, value]) => value === null || value === next.defaults[name],
  );
  return isKept && !next.isExample && urlFor(next, Object.keys(old.defaults)) === old.url;
}

/** A server's URL as those see it who know no variables but some. */
function urlFor({ url, defaults }: ServerFacts, known: readonly string[]): string {
  return url.replace(/\{([^}]*)\}/g, (variable, name: string) =>
    known.includes(name) ? variable : (defaults[name] ?? variable),
  );
}

function urlOf({ url, isExample, defaults }: ServerFacts): string {
  const facts = Object.entries(defaults).map(
    ([name, value]) => `${name}: ${value ?? "to be given"}`,
  );
  if (isExample) facts.push("an example");
  return `\`${url}\`${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
}

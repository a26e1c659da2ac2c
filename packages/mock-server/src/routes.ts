import { TrieRouter } from "hono/router/trie-router";

/** What was sent in the place of each path parameter, as it was sent: still percent-encoded. */
export type PathTexts = Readonly<Record<string, string>>;

/** A path template of a provider, with what plays it. */
export interface Route<Handler> {
  readonly method: string;
  /** With the slug: `/acme/teams/{team}/people/{person}`. */
  readonly template: string;
  readonly handler: Handler;
}

/** The handler of a request and the texts of its path; `undefined` where no route fits. */
export type Match<Handler> = (
  method: string,
  path: string,
) => { handler: Handler; texts: PathTexts } | undefined;

/**
 * Routes on the path as it was sent, still percent-encoded, so that `a%2Fb` is one segment.
 * The router sees each segment that is not plain text as a whole; a pattern takes it apart after that,
 * because a template may have `{id}.json` or `{id}:remove`, which no router of Hono's knows.
 */
export function createMatch<Handler>(routes: readonly Route<Handler>[]): Match<Handler> {
  const router = new TrieRouter<{ route: Route<Handler>; pattern: RegExp }>();
  for (const route of routes) {
    const segments = route.template
      .split("/")
      .map((segment, index) => (/^[\w.~-]*$/.test(segment) ? segment : `:segment${index}`));
    router.add(route.method, segments.join("/"), { route, pattern: patternOf(route.template) });
  }
  return (method, path) => {
    for (const [{ route, pattern }] of router.match(method, path)[0]) {
      const found = pattern.exec(path);
      if (found === null) continue;
      const names = [...route.template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => `${name}`);
      return {
        handler: route.handler,
        texts: Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""])),
      };
    }
    return undefined;
  };
}

function patternOf(template: string): RegExp {
  const parts = template
    .split(/\{[^}]+\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("([^/]+)")}$`);
}

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

/** Routes on the path as it was sent, still percent-encoded, so that `a%2Fb` is one segment. The first route counts. */
export function createMatch<Handler>(routes: readonly Route<Handler>[]): Match<Handler> {
  const compiled = routes.map((route) => ({ route, pattern: patternOf(route.template) }));
  return (method, path) => {
    for (const { route, pattern } of compiled) {
      const found = route.method === method ? pattern.exec(path) : null;
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

import type { ReceivedRequest } from "./received-request.ts";
import type { Reply } from "./reply.ts";

/** The text in place of each path parameter as it was sent: still percent-encoded. */
export type PathTexts = Readonly<Record<string, string>>;

export type Handler = (received: ReceivedRequest, path: PathTexts) => Promise<Reply>;

export interface Route {
  readonly method: string;
  /** A path template: `/acme/teams/{team}/people/{person}`. */
  readonly template: string;
  readonly handler: Handler;
}

/** Finds the first route that fits; `undefined` if none does. */
export type Router = (
  method: string,
  path: string,
) => { handler: Handler; texts: PathTexts } | undefined;

/** Routes by the path as it was sent, still percent-encoded, so that `a%2Fb` is one segment. */
export function createRouter(routes: readonly Route[]): Router {
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

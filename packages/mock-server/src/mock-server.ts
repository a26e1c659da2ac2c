import { preflightReply, readable } from "./http/cors.ts";
import { mistake } from "./http/reply.ts";
import { createProvider, type PlayedProvider } from "./provider/create-provider.ts";
import type { MockProvider } from "./provider/mock-provider.ts";
import type { Handler } from "./provider/provider-parts.ts";
import { receivedFrom, toResponse, whileOpen } from "./server/fetch-handler.ts";
import { type Answering, type ListeningServer, listen } from "./server/listen.ts";
import { createMatch, type Route } from "./server/router.ts";

export interface MockServerOptions<Slug extends string> {
  /** Parsed OpenAPI 3.1 documents (`@offboard/<slug>/openapi.json`) by slug: each is played under `/<slug>`. */
  readonly specs: Readonly<Record<Slug, object>>;
  /**
   * The name of the parameter, or of the part of the body, that is the member, by slug. Default: the last one of the path
   * template; without one, the first required one of the query that is no constant, else of the body.
   */
  readonly member?: Readonly<Partial<Record<Slug, string>>>;
}

/** Providers, played from their specs. */
export interface MockServer<Slug extends string> {
  /** Stands in for `fetch`, whatever the origin of the URL. Needs neither a port nor Node. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Starts a Node server on 127.0.0.1. `port` 0, the default, takes a free one. */
  listen(options?: { readonly port?: number }): Promise<ListeningServer>;
  provider(slug: Slug): MockProvider;
}

/**
 * A mock server for the providers of `specs`.
 * Throws a sentence where a spec can't be played: no `deleteMember`, no member parameter, an example that can't be made.
 */
export function createMockServer<Slug extends string>(
  options: MockServerOptions<Slug>,
): MockServer<Slug> {
  const { specs, member } = options;
  const played = new Map(
    Object.entries<object>(specs).map(([slug, document]) => [
      slug,
      createProvider(slug, document, member?.[slug as Slug]),
    ]),
  );
  const answer = createAnswering(played);
  const provider = (slug: string): MockProvider => {
    const one = played.get(slug);
    if (one) return one.provider;
    const slugs = [...played.keys()].join(", ") || "nothing";
    throw new Error(
      `This mock server does not play ${slug}; it plays ${slugs}. Add it to \`specs\`.`,
    );
  };
  return {
    provider,
    async fetch(input, init) {
      const isWhole = input instanceof Request && init === undefined;
      const request = isWhole ? input : new Request(input, init);
      request.signal.throwIfAborted();
      const reply = await whileOpen(request, receivedFrom(request).then(answer));
      return toResponse(reply, request);
    },
    async listen({ port = 0 } = {}) {
      const server = await listen(answer, port);
      const { url } = server;
      return Object.assign(server, {
        baseUrl: (slug: string) => provider(slug).baseUrl(url),
        tokenUrl: (slug: string) => provider(slug).tokenUrl(url),
      });
    },
  };
}

function createAnswering(played: ReadonlyMap<string, PlayedProvider>): Answering {
  const routes = [...played.values()].flatMap((one) => one.routes);
  const match = createMatch<Handler>(routes);
  const answer: Answering = async (received) => {
    const { method, url } = received;
    const found = match(method, url.pathname);
    if (found) return found.handler(received, found.texts);
    const own = played.get(url.pathname.split("/")[1] ?? "");
    const list = listed(own?.routes ?? routes);
    const problem = `${method} ${url.pathname} is no route of this mock server; it has ${list}.`;
    own?.record(received, [problem]);
    // 501, not 404: a bare 404 may be how a provider says "no such member", which a wrong URL must not pass for.
    return mistake(501, [problem]);
  };
  return async (received) => preflightReply(received) ?? readable(await answer(received), received);
}

function listed(routes: readonly Route<Handler>[]): string {
  return routes.map(({ method, template }) => `${method} ${template}`).join(" and ") || "none";
}

import { allowReading, preflightReply } from "./http/cors.ts";
import { mockError } from "./http/reply.ts";
import { createRouter, type Route } from "./http/router.ts";
import { createProvider, type PlayedProvider } from "./provider/create-provider.ts";
import type { MockProvider } from "./provider/mock-provider.ts";
import { receivedFrom, toResponse, whileOpen } from "./server/fetch-handler.ts";
import { type Answering, type ListeningServer, listen } from "./server/listen.ts";

export interface MockServerOptions<Slug extends string> {
  /** Parsed OpenAPI 3.1 documents (`@offboard/<slug>/openapi.json`) by slug. Each is played under `/<slug>`. */
  readonly specs: Readonly<Record<Slug, object>>;
  /**
   * The name of the parameter that is the member, by slug; also a property of the body. Default: the last parameter of
   * the path. If the path has none: the first required parameter of the query without a constant, or else of the body.
   */
  readonly member?: Readonly<Partial<Record<Slug, string>>>;
}

/** Plays providers from their specs. */
export interface MockServer<Slug extends string> {
  /** Takes the place of `fetch`. It ignores the origin of the URL and needs neither a port nor Node. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** Starts a Node server on 127.0.0.1. `port` 0, the default, takes a free one. */
  listen(options?: { readonly port?: number }): Promise<ListeningServer>;
  provider(slug: Slug): MockProvider;
}

/**
 * Creates a mock server for the providers of `specs`.
 * Throws if a spec can't be played: it has no `deleteMember`, no member parameter, or no valid example.
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
  const route = createRouter(routes);
  const answer: Answering = async (received) => {
    const { method, url } = received;
    const found = route(method, url.pathname);
    if (found) return found.handler(received, found.texts);
    const own = played.get(url.pathname.split("/")[1] ?? "");
    const list = routeList(own?.routes ?? routes);
    const problem = `This mock server has no route ${method} ${url.pathname}; it has ${list}.`;
    own?.record(received, [problem]);
    // 501, not 404: a 404 may be the provider's "no such member", and a wrong URL must not look like it.
    return mockError(501, [problem]);
  };
  return async (received) =>
    preflightReply(received) ?? allowReading(await answer(received), received);
}

function routeList(routes: readonly Route[]): string {
  return routes.map(({ method, template }) => `${method} ${template}`).join(" and ") || "none";
}

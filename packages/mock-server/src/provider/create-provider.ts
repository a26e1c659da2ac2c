import { answerOf } from "../answers/respond.ts";
import type { Received } from "../http/reply.ts";
import { checkCredentials } from "../security/credentials.ts";
import type { Route } from "../server/router.ts";
import { operationHandler, tokenHandler } from "./handlers.ts";
import type { MockProvider } from "./mock-provider.ts";
import { createParts, type Handler, type Parts, recorded } from "./provider-parts.ts";

/** A provider with what the server needs of it. */
export interface PlayedProvider {
  readonly provider: MockProvider;
  readonly routes: readonly Route<Handler>[];
  /** Keeps a request that is for no route. */
  record(received: Received, problems: readonly string[]): void;
}

export function createProvider(
  slug: string,
  document: object,
  memberName: string | undefined,
): PlayedProvider {
  const parts = createParts(slug, document, memberName);
  const { method, path } = parts.operation;
  const operationRoute = { method, template: `/${slug}${path}`, handler: operationHandler(parts) };
  const tokenRoute = {
    method: "POST",
    template: `/${slug}/oauth/token`,
    handler: tokenHandler(parts),
  };
  return {
    provider: publicProvider(parts),
    routes: parts.scopes ? [operationRoute, tokenRoute] : [operationRoute],
    record: (received, problems) => void parts.requests.push(recorded(received, problems)),
  };
}

function publicProvider(parts: Parts): MockProvider {
  const { operation, alternatives, members, tokens, scopes, state } = parts;
  const { slug } = operation;
  return {
    ...strikes(parts),
    baseUrl: (origin = "http://localhost") => `${origin}/${slug}`,
    tokenUrl: (origin = "http://localhost") =>
      scopes ? `${origin}/${slug}/oauth/token` : undefined,
    get credentials() {
      return state.credentials;
    },
    set credentials(list) {
      for (const credentials of list) checkCredentials(slug, alternatives, credentials);
      state.credentials = list.map((credentials) => ({ ...credentials }));
    },
    get tokenLifetime() {
      return state.tokenLifetime;
    },
    set tokenLifetime(seconds) {
      state.tokenLifetime = seconds;
    },
    get exchanges() {
      return state.exchanges;
    },
    revokeTokens: tokens.revoke,
    add: members.add,
    has: members.has,
    list: members.all,
    members: (organization = {}) => members.list(organization),
    requests: parts.requests,
    tokenRequests: parts.tokenRequests,
  };
}

type Strikes = Pick<MockProvider, "fail" | "failToken" | "respond" | "clear">;

function strikes(parts: Parts): Strikes {
  const { operation, answers, scopes, state, requests, tokenRequests, queue, tokenQueue } = parts;
  const { slug } = operation;
  return {
    fail: (fault, selection = {}) => queue.fail(fault, selection),
    failToken(fault, selection = {}) {
      if (scopes) return tokenQueue.fail(fault, selection);
      const reason = "its spec has no OAuth2 client credentials";
      throw new Error(`${slug} has no token URL: ${reason}. Use \`fail\`.`);
    },
    respond: (answer, selection = {}) =>
      queue.respond(() => answerOf(answer, answers, slug), answer.effect, selection),
    clear() {
      for (const list of [requests, tokenRequests]) list.splice(0);
      for (const waiting of [queue, tokenQueue]) waiting.clear();
      state.exchanges = 0;
    },
  };
}

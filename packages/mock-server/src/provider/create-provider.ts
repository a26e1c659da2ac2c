import { replyOf } from "../faults/respond.ts";
import type { ReceivedRequest } from "../http/received-request.ts";
import type { Route } from "../http/router.ts";
import { checkCredentials } from "../security/credentials.ts";
import { recordRequest } from "../state/recorded-request.ts";
import { operationHandler, tokenHandler } from "./handlers.ts";
import type { MockProvider } from "./mock-provider.ts";
import { createProviderState, type ProviderState } from "./provider-state.ts";

/** A provider, and how the server uses it. */
export interface PlayedProvider {
  readonly provider: MockProvider;
  readonly routes: readonly Route[];
  /** Records a request that fits no route. */
  record(received: ReceivedRequest, problems: readonly string[]): void;
}

export function createProvider(
  slug: string,
  document: object,
  memberName: string | undefined,
): PlayedProvider {
  const state = createProviderState(slug, document, memberName);
  const { method, path } = state.operation;
  const operationRoute = { method, template: `/${slug}${path}`, handler: operationHandler(state) };
  const tokenRoute = {
    method: "POST",
    template: `/${slug}/oauth/token`,
    handler: tokenHandler(state),
  };
  return {
    provider: publicProvider(state),
    routes: state.scopes ? [operationRoute, tokenRoute] : [operationRoute],
    record: (received, problems) => void state.requests.push(recordRequest(received, problems)),
  };
}

function publicProvider(state: ProviderState): MockProvider {
  const { operation, alternatives, members, tokens, scopes, requests, tokenRequests } = state;
  const { slug } = operation;
  return {
    ...faultMethods(state),
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
    requests,
    tokenRequests,
  };
}

type FaultMethods = Pick<MockProvider, "fail" | "failToken" | "respond" | "clear">;

function faultMethods(state: ProviderState): FaultMethods {
  const { operation, answers, scopes, requests, tokenRequests, queue, tokenQueue } = state;
  const { slug } = operation;
  return {
    fail: (fault, selection = {}) => queue.fail(fault, selection),
    failToken(fault, selection = {}) {
      if (scopes) return tokenQueue.fail(fault, selection);
      throw new Error(
        `${slug} has no token URL: its spec has no OAuth2 client credentials. Use \`fail\`.`,
      );
    },
    respond: (answer, selection = {}) =>
      queue.respond(() => replyOf(answer, answers, slug), answer.effect, selection),
    clear() {
      for (const list of [requests, tokenRequests]) list.splice(0);
      for (const waiting of [queue, tokenQueue]) waiting.clear();
      state.exchanges = 0;
    },
  };
}

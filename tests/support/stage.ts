import {
  createMockServer,
  type ListeningServer,
  type MockProvider,
  type RecordedRequest,
} from "@offboard/mock-server";
import type { ClientOptions } from "@offboard/runtime";
import { valueOfBody } from "./body.ts";
import { isExchanged } from "./credentials.ts";
import type { Answer } from "./expected.ts";
import { byPlace, memberOf, valuesIn } from "./parameters.ts";
import type { Client, CredentialOptions, Provider, Values } from "./providers.ts";

/** A provider's package in front of the mock server that plays the provider on a loopback port. */
export interface Stage {
  readonly provider: Provider;
  readonly mock: MockProvider;
  readonly server: ListeningServer;
  /** A client with the first credentials, unless others are given, at the mock server. */
  client(options?: ClientOptions, credentials?: CredentialOptions): Client;
  /** The same call in both forms: the operation's function, and the typed call. */
  readonly forms: readonly Form[];
  /** The only request that was received since the last `clear`; throws where there is another number. */
  received(): RecordedRequest;
}

export interface Form {
  readonly name: string;
  call(client: Client, values: Values): Promise<unknown>;
}

export async function createStage(provider: Provider): Promise<Stage> {
  const { slug, spec, document } = provider;
  const played = createMockServer({ specs: { [slug]: spec } });
  const mock = played.provider(slug);
  const server = await played.listen();
  return {
    provider,
    mock,
    server,
    forms: [
      { name: "deleteMember", call: (client, values) => client.deleteMember(values) },
      {
        name: provider.operation.method,
        call: (client, values) => typed(provider, client, values),
      },
    ],
    client: (options = {}, credentials = mock.credentials[0] ?? {}) =>
      provider.create({
        baseUrl: server.baseUrl(slug),
        ...(isExchanged(document, credentials) && { tokenUrl: server.tokenUrl(slug) }),
        ...options,
        ...credentials,
      }),
    received() {
      const [request] = mock.requests;
      if (request !== undefined && mock.requests.length === 1) return request;
      throw new Error(`Expected one request, found ${mock.requests.length}.`);
    },
  };
}

function typed({ operation }: Provider, client: Client, values: Values): Promise<unknown> {
  const call = client[operation.method] as (path: string, init: object) => Promise<unknown>;
  const body = operation.body && valueOfBody(operation.body, values);
  const params = byPlace(operation, values);
  return call(operation.path, body === undefined ? { params } : { params, body });
}

/** Whom the mock server knows. */
export interface Person {
  readonly organization: Parameters<MockProvider["add"]>[0];
  readonly member: Parameters<MockProvider["has"]>[1];
}

/** Who these values name, as the mock server wants to know it. */
export function personOf({ operation }: Provider, values: Values): Person {
  const { name } = memberOf(operation);
  const { [name]: member = values[name], ...organization } = valuesIn(operation, values, "path");
  return { organization, member } as Person;
}

/** An answer with its headers, as it came over the wire. */
export interface RecordedAnswer extends Answer {
  readonly headers: Headers;
}

/** The platform's `fetch`, and what it answered. */
export function recordingFetch(): {
  answers: RecordedAnswer[];
  fetch: (request: Request) => Promise<Response>;
} {
  const answers: RecordedAnswer[] = [];
  return {
    answers,
    async fetch(request) {
      const response = await fetch(request);
      const text = await response.clone().text();
      const { status, headers } = response;
      answers.push({ status, headers, text, mediaType: headers.get("content-type") ?? "" });
      return response;
    },
  };
}

/** What a promise ends with: the value in `value`, or the reason in `error`. */
export async function settled(
  promise: Promise<unknown>,
): Promise<{ value?: unknown; error?: unknown }> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

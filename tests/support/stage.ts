import {
  createMockServer,
  type ListeningServer,
  type MockProvider,
  type RecordedRequest,
} from "@offboard/mock-server";
import type { ClientOptions } from "@offboard/runtime";
import { type Leaver, tokenOption } from "./leaver.ts";
import type { Client, CredentialOptions, Provider } from "./providers.ts";

/** A provider's package in front of the mock server that plays the provider on a loopback port. */
export interface Stage {
  readonly provider: Provider;
  readonly mock: MockProvider;
  readonly server: ListeningServer;
  /** A client of the mock server, with the first credentials unless others are given. */
  client(options?: ClientOptions, credentials?: CredentialOptions): Client;
  /** The same call in both forms: the operation's function, and the typed call. */
  readonly forms: readonly Form[];
  /** The only request that was received since the last `clear`; throws where there is another number. */
  received(): RecordedRequest;
}

export interface Form {
  readonly name: "deleteMember" | "typed";
  call(client: Client, leaver: Pick<Leaver, "parameters" | "init">): Promise<unknown>;
}

export async function createStage(provider: Provider): Promise<Stage> {
  const { slug, spec, operation, create } = provider;
  const played = createMockServer({ specs: { [slug]: spec } });
  const mock = played.provider(slug);
  const server = await played.listen();
  return {
    ...{ provider, mock, server },
    forms: [
      { name: "deleteMember", call: (client, { parameters }) => client.deleteMember(parameters) },
      {
        name: "typed",
        call: (client, { init }) => typedCall(client, operation.method)(operation.path, init),
      },
    ],
    client: (options = {}, credentials = mock.credentials[0] ?? {}) =>
      create({
        baseUrl: server.baseUrl(slug),
        ...tokenOption(credentials, server.tokenUrl(slug)),
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

/** openapi-fetch's form of a call, by the method. */
export function typedCall(
  client: Client,
  method: string,
): (path: string, init: object) => Promise<unknown> {
  return client[method] as (path: string, init: object) => Promise<unknown>;
}

/** An answer as it came over the wire. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
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
      const { status, headers } = response;
      answers.push({ status, headers, text: await response.clone().text() });
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

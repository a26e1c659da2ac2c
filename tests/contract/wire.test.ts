import { afterEach, describe, expect, test } from "vitest";
import { documentedRequests } from "../fixtures/documented-requests.ts";
import { loadProviders, type Provider } from "../support/providers.ts";
import {
  listenRaw,
  platformHeaders,
  type RawServer,
  rawAnswer,
  readRaw,
} from "../support/raw-server.ts";
import { settled, typedCall } from "../support/stage.ts";
import { initOf } from "../support/typed-call.ts";

const providers = await loadProviders();

const servers: RawServer[] = [];
async function listen(answer: string): Promise<RawServer> {
  const server = await listenRaw(answer);
  servers.push(server);
  return server;
}
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

function providerOf(slug: string): Provider {
  const found = providers.find((provider) => provider.slug === slug);
  if (found) return found;
  throw new Error(`There is no spec of ${slug}: take its requests out of fixtures/requests.ts.`);
}

describe("the bytes on the wire are the documented request, and what the platform adds", () => {
  const titled = documentedRequests.map((given) => ({
    title: `${given.slug} with ${Object.keys(given.credentials).join(" and ")}`,
    ...given,
  }));
  test.for(titled)("$title", async ({ slug, basePath, credentials, parameters, line, headers }) => {
    const { create, version, operation } = providerOf(slug);
    const server = await listen(rawAnswer(204));
    const client = create({ baseUrl: server.url + basePath, ...credentials });
    await client.deleteMember(parameters);
    const typed = typedCall(client, operation.method);
    await typed(operation.path, initOf(operation, parameters));
    const own = [...headers, `user-agent: offboard-${slug}/${version}`];
    const expected = {
      line,
      headers: [...platformHeaders(server.host, "DELETE", ""), ...own].sort(),
      body: "",
    };
    expect(server.received.map(readRaw)).toEqual([expected, expected]);
  });
});

describe("a redirect to another host: that host receives nothing", () => {
  test.for(
    documentedRequests.flatMap((given) =>
      [301, 302, 303, 307, 308].map((status) => ({ status, ...given })),
    ),
  )("$slug, $status", async ({ status, slug, basePath, credentials, parameters }) => {
    const { create, isError } = providerOf(slug);
    const stranger = await listen(rawAnswer(204));
    const server = await listen(rawAnswer(status, [`location: ${stranger.url}/elsewhere`]));
    const client = create({ baseUrl: server.url + basePath, ...credentials });
    const { error } = await settled(client.deleteMember(parameters));
    expect(error).toSatisfy(isError);
    expect(error).toMatchObject({ name: "ApiError", status });
    expect(server.received).toHaveLength(1);
    expect(stranger.received).toEqual([]);
  });
});

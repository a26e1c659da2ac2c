import { afterEach, describe, expect, test } from "vitest";
import { documentedRequests } from "../fixtures/requests.ts";
import { byPlace } from "../support/parameters.ts";
import { loadProviders, type Provider } from "../support/providers.ts";
import {
  listenRaw,
  platformHeaders,
  type RawServer,
  rawAnswer,
  readRaw,
} from "../support/raw-server.ts";
import { settled } from "../support/stage.ts";

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
    const typed = client[operation.method] as (path: string, init: object) => Promise<unknown>;
    await typed(operation.path, { params: byPlace(operation, parameters) });
    const own = [...headers, `user-agent: offboard-${slug}/${version}`];
    const expected = {
      line,
      headers: [...platformHeaders(server.host, "DELETE", ""), ...own].sort(),
      body: "",
    };
    expect(server.received.map(readRaw)).toEqual([expected, expected]);
  });
});

test("a token is asked for in a form (RFC 6749 §4.4.2), and sent as a bearer token", async () => {
  const { create, version } = providerOf("aerospike-cloud");
  const token = JSON.stringify({ access_token: "t0", token_type: "Bearer", expires_in: 3600 });
  const tokens = await listen(rawAnswer(200, ["content-type: application/json"], token));
  const api = await listen(rawAnswer(204));
  const client = create({
    ...{ baseUrl: `${api.url}/v1`, tokenUrl: `${tokens.url}/oauth/token` },
    ...{ clientId: "id", clientSecret: "s&cret=%" },
  });
  await client.deleteMember({ userId: "b0658b67-8ea3-46de-a3b8-18c3f5347def" });
  const body =
    "grant_type=client_credentials&client_id=id&client_secret=s%26cret%3D%25&scope=update%3Aorg";
  expect(tokens.received.map(readRaw)).toEqual([
    {
      line: "POST /oauth/token HTTP/1.1",
      headers: [
        ...platformHeaders(tokens.host, "POST", body),
        "accept: application/json",
        "content-type: application/x-www-form-urlencoded;charset=UTF-8",
        `user-agent: offboard-aerospike-cloud/${version}`,
      ].sort(),
      body,
    },
  ]);
  expect(api.received.map(readRaw).flatMap(({ headers }) => headers)).toContain(
    "authorization: Bearer t0",
  );
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

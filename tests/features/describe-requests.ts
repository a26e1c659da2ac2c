import { afterEach, describe, expect, test } from "vitest";
import { hasCredential, textsOf } from "../support/credential-texts.ts";
import type { Provider, Values } from "../support/providers.ts";
import {
  listenRaw,
  platformHeaders,
  type RawServer,
  rawAnswer,
  readRaw,
} from "../support/raw-server.ts";
import { createStage, typedCall } from "../support/stage.ts";
import { initOf as initWith } from "../support/typed-call.ts";
import type { Feature, SentRequest } from "./feature.ts";

/** Both forms of a call, on a raw socket: exactly the request of the table. */
export function describeRequests(feature: Feature, provider: Provider): void {
  const servers: RawServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
  const { slug, version, create, operation } = provider;

  describe("on a raw socket", () => {
    test.for(feature.requests)("$line", async (row) => {
      const { credentials = feature.credentials, parameters = feature.parameters } = row;
      const { line, headers, body = "" } = row;
      const server = await listenRaw(rawAnswer(204));
      servers.push(server);
      const client = create({ baseUrl: server.url + (feature.basePath ?? ""), ...credentials });
      await client.deleteMember(parameters);
      const init = initOfRow(row, provider, parameters);
      await typedCall(client, operation.method)(operation.path, init);
      const own = [...headers, `user-agent: offboard-${slug}/${version}`];
      const platform = platformHeaders(server.host, operation.method, body);
      const expected = { line, headers: [...platform, ...own].sort(), body };
      expect(server.received.map(readRaw)).toEqual([expected, expected]);

      const texts = await textsOf(credentials);
      const isHidden = (one: string): boolean => hasCredential(one, texts);
      /** Without those pairs of the query that hold a credential. */
      const withoutCredentials = (target: string): string => {
        const [start = "", query = "", end = ""] = target.split(/[?]| (?=HTTP)/);
        const pairs = query.split("&").filter((pair) => pair !== "" && !isHidden(pair));
        return [start, ...pairs, end].join(" ").trim();
      };
      const shown = await client.deleteMember.request(parameters);
      const url = shown.url.slice(server.url.length);
      const text = Buffer.from(await shown.text()).toString("latin1");
      expect([`${shown.method} ${withoutCredentials(url)} HTTP/1.1`, text]).toEqual([
        withoutCredentials(line),
        body,
      ]);
      expect([...shown.headers].map(([name, value]) => `${name}: ${value}`).sort()).toEqual(
        own.filter((one) => !isHidden(one)).sort(),
      );
    });
  });

  const { tokenRequest } = feature;
  test.runIf(tokenRequest)(
    "asks for a token in a form, and sends it as a bearer token",
    async () => {
      const { credentials = {}, body = "" } = tokenRequest ?? {};
      const token = JSON.stringify({ access_token: "t0", token_type: "Bearer", expires_in: 3600 });
      const tokens = await listenRaw(rawAnswer(200, ["content-type: application/json"], token));
      const api = await listenRaw(rawAnswer(204));
      servers.push(tokens, api);
      const client = create({ baseUrl: api.url, tokenUrl: `${tokens.url}/token`, ...credentials });
      await client.deleteMember(feature.parameters);
      const headers = [
        ...platformHeaders(tokens.host, "POST", body),
        ...["accept: application/json", `user-agent: offboard-${slug}/${version}`],
        "content-type: application/x-www-form-urlencoded;charset=UTF-8",
      ];
      expect(tokens.received.map(readRaw)).toEqual([
        { line: "POST /token HTTP/1.1", headers: headers.sort(), body },
      ]);
      expect(api.received.map(readRaw).flatMap((request) => request.headers)).toContain(
        "authorization: Bearer t0",
      );
    },
  );

  describe("as the mock server reads it", () => {
    test.for(feature.requests)("$line", async (row) => {
      const { credentials = feature.credentials, parameters = feature.parameters } = row;
      const { mock, server, client, received } = await createStage(provider);
      try {
        // A token that was not issued is unknown there: who may call is not what this is about.
        const isToken = mock.tokenUrl() !== undefined;
        if (!isToken) mock.credentials = [await textsOf(credentials)];
        await client({ retry: false }, credentials)
          .deleteMember(parameters)
          .catch(() => {});
        const { problems } = received();
        const isExpected = (problem: string): boolean =>
          isToken && problem.startsWith("credentials:");
        expect(problems.filter((problem) => !isExpected(problem))).toEqual([]);
      } finally {
        await server.close();
      }
    });
  });
}

/** The typed call with the parameters that are the feature's own. */
export function initOf({ requests, parameters }: Feature, provider: Provider): object {
  const row = requests.find((one) => one.parameters === undefined);
  if (row === undefined)
    throw new Error(`The table of ${provider.slug} has no request of its own parameters.`);
  return initOfRow(row, provider, parameters);
}

/** As the row has it; else its parameters by place, and the body that the row's bytes are in JSON. */
function initOfRow(
  { typed, body, headers }: SentRequest,
  { operation }: Provider,
  parameters: Values,
): object {
  if (typed) return typed;
  if (body === undefined) return initWith(operation, parameters);
  if (!headers.some((line) => /^content-type: .*json/.test(line)))
    throw new Error(`The body ${body} is no JSON: the row needs \`typed\`.`);
  const text = Buffer.from(body, "latin1").toString("utf8");
  return initWith(operation, parameters, JSON.parse(text));
}

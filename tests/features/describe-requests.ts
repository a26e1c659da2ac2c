import { afterEach, describe, expect, test } from "vitest";
import { valueOfBody } from "../support/body.ts";
import { byPlace } from "../support/parameters.ts";
import type { Provider, Values } from "../support/providers.ts";
import {
  listenRaw,
  platformHeaders,
  type RawServer,
  rawAnswer,
  readRaw,
} from "../support/raw-server.ts";
import type { Feature } from "./feature.ts";

/** Both forms of a call, on a raw socket: exactly the request of the table. */
export function describeRequests(feature: Feature, provider: Provider): void {
  const servers: RawServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  describe("on a raw socket", () => {
    test.for(feature.requests)("$line", async (row) => {
      const { credentials = feature.credentials, parameters = feature.parameters } = row;
      const { line, headers, body = "" } = row;
      const { slug, version, create, operation } = provider;
      const server = await listenRaw(rawAnswer(204));
      servers.push(server);
      const client = create({ baseUrl: server.url + (feature.basePath ?? ""), ...credentials });
      await client.deleteMember(parameters);
      const typed = client[operation.method] as (path: string, init: object) => Promise<unknown>;
      await typed(operation.path, row.typed ?? initOf(operation, parameters));
      const own = [...headers, `user-agent: offboard-${slug}/${version}`];
      const platform = platformHeaders(server.host, operation.method, body);
      const expected = { line, headers: [...platform, ...own].sort(), body };
      expect(server.received.map(readRaw)).toEqual([expected, expected]);
    });
  });
}

function initOf(operation: Provider["operation"], parameters: Values): object {
  const body = operation.body && valueOfBody(operation.body, parameters);
  const params = byPlace(operation, parameters);
  return body === undefined ? { params } : { params, body };
}

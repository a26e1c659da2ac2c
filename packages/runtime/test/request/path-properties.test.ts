import fc from "fast-check";
import { expect, test } from "vitest";
import { operation } from "../support/arbitraries.ts";
import {
  clientFor,
  credential,
  expectPath,
  expectQuery,
  expectRefusal,
  isRefused,
  ways,
} from "../support/arbitrary-client.ts";
import { bothBranches } from "../support/count-branches.ts";
import { failureOf, recorder } from "../support/recorder.ts";
import { seed } from "../support/seed.ts";
import { listenRaw } from "../support/sockets.ts";

const prefix = fc.constantFrom("", "/", "//", "/v1", "/v1/", "/a%2Fb/c", "/{id}", "/é//x y///");

test.each(Object.entries(ways))(
  "any value by %s is refused, or is what arrives",
  async (_, use) => {
    const counts = bothBranches();
    const property = fc.asyncProperty(operation, prefix, async (drawn, path) => {
      const { fetch, requests } = recorder();
      const baseUrl = `https://api.crane.example:8443${path}`;
      const call = use(clientFor(drawn, { fetch, baseUrl }), drawn);
      if (isRefused(drawn)) {
        counts.refused++;
        expectRefusal(await failureOf(call));
        expect(requests).toEqual([]);
        return;
      }
      counts.sent++;
      const got = await call;
      const isDry = got instanceof Request;
      expect(requests).toHaveLength(isDry ? 0 : 1);
      const { method, url, body, redirect, headers } = isDry ? got : (requests[0] as Request);
      const { origin, pathname, search, hash } = new URL(url);
      expect([method, body, redirect, hash]).toEqual([drawn.method, null, "manual", ""]);
      expect(origin).toBe("https://api.crane.example:8443");
      expectPath(pathname, baseUrl, drawn);
      expectQuery(search, drawn);
      expect(headers.get("x-api-key")).toBe(isDry ? null : credential);
      headers.delete("x-api-key");
      expect(url + JSON.stringify([...headers])).not.toContain(credential);
    });
    await fc.assert(property, { seed, numRuns: 3000 });
    counts.expectOften(600);
  },
);

test("on a real socket, the line of the request is the one that was meant", async () => {
  const heads: string[] = [];
  const server = await listenRaw((socket, head) => {
    heads.push(head);
    socket.end("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
  });
  const counts = bothBranches();
  const property = fc.asyncProperty(operation, prefix, async (drawn, path) => {
    // A longer one would come in more pieces than one.
    fc.pre(JSON.stringify(drawn.segments.map((one) => String(Object(one).value))).length < 2000);
    heads.length = 0;
    const call = ways.deleteMember?.(clientFor(drawn, { baseUrl: server.url + path }), drawn);
    if (isRefused(drawn)) {
      counts.refused++;
      expectRefusal(await failureOf(call as Promise<unknown>));
      expect(heads).toEqual([]);
      return;
    }
    counts.sent++;
    await call;
    expect(heads).toHaveLength(1);
    const [line = "", ...headers] = String(heads[0]).split("\r\n");
    const [method, target = "", ...version] = line.split(" ");
    expect([method, version]).toEqual([drawn.method, ["HTTP/1.1"]]);
    const [pathname = "", search = "", ...more] = target.split("?");
    expect(more).toEqual([]);
    expectPath(pathname, server.url + path, drawn);
    expectQuery(search, drawn);
    expect(headers).toContain(`host: ${new URL(server.url).host}`);
    expect(headers.slice(-2)).toEqual(["", ""]);
    expect(headers.filter((one) => one.includes(credential))).toEqual([`x-api-key: ${credential}`]);
  });
  await fc.assert(property, { seed, numRuns: 300 });
  counts.expectOften(50);
});

// Decoded as often as it takes, each is a dot segment.
test.each(["%25%32%65%25%32%65", "%%32e%%32e", "%2%65", "a/%2%65%2%65/b"])(
  "a dot whose code is encoded itself is a dot: %s",
  async (value) => {
    const drawn = {
      method: "DELETE",
      segments: [{ name: "id", type: "string", value }],
      query: [],
    };
    expect(isRefused(drawn as never)).toBe(true);
    const client = clientFor(drawn as never, { fetch: recorder().fetch });
    expectRefusal(await failureOf(client.deleteMember({ id: value })));
  },
);

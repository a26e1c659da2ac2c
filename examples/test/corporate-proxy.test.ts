import { isCalComError } from "@offboard/cal-com";
import { describe, expect, test, vi } from "vitest";
import { closedPort } from "../../packages/runtime/test/support/sockets.ts";
import { createProxiedClient } from "../corporate-proxy.ts";
import { apiKey, member } from "./played.ts";
import { listenProxy, listenSecurely } from "./proxy.ts";

const path = `/v2/organizations/${member.orgId}/users/${member.userId}`;
const hour = 3_600_000;

/** The error of a call that has to fail. */
async function failureOf(call: Promise<unknown>) {
  const [settled] = await Promise.allSettled([call]);
  if (settled.status === "fulfilled" || !isCalComError(settled.reason))
    throw new Error(`Expected an error of the client, but got ${settled.status}.`);
  return settled.reason;
}

describe("through the proxy", () => {
  test("the call arrives, and the proxy sees neither key nor path", async () => {
    const { baseUrl, authority, requests } = await listenSecurely((_, response) => {
      response.writeHead(204).end();
    });
    const proxy = await listenProxy();
    const client = createProxiedClient({ apiKey, baseUrl }, proxy.url, authority);
    const { response } = await client.deleteMember(member);
    expect(response.status).toBe(204);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([["DELETE", path]]);
    expect(requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(proxy.asked.map(({ url }) => url)).toEqual([new URL(baseUrl).host]);
    expect(JSON.stringify(proxy.asked[0]?.headers)).not.toContain(apiKey);
  });

  test("user and password of its URL are for the proxy alone", async () => {
    const { baseUrl, authority, requests } = await listenSecurely((_, response) => {
      response.writeHead(204).end();
    });
    const proxy = await listenProxy();
    const url = proxy.url.replace("//", "//jane:p%40ss@");
    await createProxiedClient({ apiKey, baseUrl }, url, authority).deleteMember(member);
    const basic = `Basic ${Buffer.from("jane:p@ss").toString("base64")}`;
    expect(proxy.asked[0]?.headers["proxy-authorization"]).toBe(basic);
    expect(requests[0]?.headers).not.toHaveProperty("proxy-authorization");
  });

  test("a redirect is not followed", async () => {
    const { baseUrl, authority, requests } = await listenSecurely((_, response) => {
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const proxy = await listenProxy();
    const client = createProxiedClient({ apiKey, baseUrl }, proxy.url, authority);
    const error = await failureOf(client.deleteMember(member));
    expect(error).toMatchObject({ name: "ApiError", status: 307, outcome: "refused" });
    expect(requests).toHaveLength(1);
  });

  test("an answer that does not come ends in a time-out, and the tunnel with it", async () => {
    const { baseUrl, authority, requests } = await listenSecurely(() => {});
    const proxy = await listenProxy();
    const client = createProxiedClient({ apiKey, baseUrl }, proxy.url, authority);
    // The time covers the tunnel too: it is for a busy machine.
    const error = await failureOf(client.deleteMember(member, { timeout: 1000 }));
    expect(error).toMatchObject({ name: "TimeoutError", outcome: "unknown", attempts: 1 });
    expect(requests).toHaveLength(1);
    await vi.waitFor(() => expect(proxy.open.size).toBe(0), 5000);
  });

  test("an abort ends the call with its own reason, and the tunnel with it", async () => {
    const controller = new AbortController();
    const reason = new Error("the operator left");
    const { baseUrl, authority } = await listenSecurely(() => controller.abort(reason));
    const proxy = await listenProxy();
    const client = createProxiedClient({ apiKey, baseUrl, timeout: hour }, proxy.url, authority);
    const call = client.deleteMember(member, { signal: controller.signal });
    await expect(call).rejects.toBe(reason);
    await vi.waitFor(() => expect(proxy.open.size).toBe(0), 5000);
  });
});

describe("what never left is not-sent", () => {
  test("a certificate that the authority did not sign", async () => {
    const { baseUrl, requests } = await listenSecurely((_, response) => response.end());
    const proxy = await listenProxy();
    const client = createProxiedClient({ apiKey, baseUrl, retry: false }, proxy.url);
    const error = await failureOf(client.deleteMember(member));
    expect(error).toMatchObject({
      ...{ name: "ConnectionError", outcome: "not-sent" },
      cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
    expect(requests).toEqual([]);
  });

  test("a proxy that is not there", async () => {
    const proxy = `http://127.0.0.1:${await closedPort()}`;
    const baseUrl = `https://localhost:${await closedPort()}`;
    const options = { apiKey, baseUrl, retry: false } as const;
    const error = await failureOf(createProxiedClient(options, proxy).deleteMember(member));
    expect(error).toMatchObject({ outcome: "not-sent", cause: { code: "ECONNREFUSED" } });
  });
});

// undici has the same code for this as for an abort, so nothing is proven by it.
test.each([403, 407, 502])(
  "a proxy that answers %i is unknown, and never removed",
  async (status) => {
    const { baseUrl, authority, requests } = await listenSecurely((_, response) => response.end());
    const proxy = await listenProxy(status);
    const client = createProxiedClient({ apiKey, baseUrl }, proxy.url, authority);
    const error = await failureOf(client.deleteMember(member));
    expect(error).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: 1 });
    expect(requests).toEqual([]);
  },
);

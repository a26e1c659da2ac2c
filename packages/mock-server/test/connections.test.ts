import { Agent, request as sendRequest } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { headers, organization, path, person } from "./fixture.ts";
import { over } from "./ways.ts";

/** Sends removals over connections that are kept alive, one after the other; gives a status or a code. */
function keepAlive(url: string): () => Promise<[answer: number | string, isReused: boolean]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return () =>
    new Promise((resolve) => {
      const request = sendRequest(url, { agent, method: "DELETE", headers }, (response) => {
        response
          .resume()
          .on("end", () => resolve([response.statusCode ?? 0, request.reusedSocket]));
      });
      request.on("error", (error: Error & { code: string }) =>
        resolve([error.code, request.reusedSocket]),
      );
      request.end();
    });
}

test("stale: the answer is as earned, and the next request on the connection is reset", async () => {
  const { provider, server } = await over("socket");
  const send = keepAlive(`${server?.url}${path}`);
  provider.fail({ type: "stale" });
  expect(await send()).toEqual([200, false]);
  expect(provider.has(organization, person)).toBe(false);
  provider.add(organization, person);
  expect(await send()).toEqual(["ECONNRESET", true]);
  expect(provider.has(organization, person), "nothing is done").toBe(true);
  expect(provider.requests.length, "but it is recorded").toBe(2);
  expect(await send(), "on a new connection").toEqual([200, false]);
});

test("stale strikes no fault that waits", async () => {
  const { provider, server } = await over("socket");
  const send = keepAlive(`${server?.url}${path}`);
  provider.fail({ type: "stale" });
  provider.fail({ type: "status", status: 502 });
  expect([await send(), await send(), await send()]).toEqual([
    [200, false],
    ["ECONNRESET", true],
    [502, false],
  ]);
});

test("stale needs a socket, and says so through fetch", async () => {
  const { send, provider } = await over("fetch");
  provider.fail({ type: "stale" });
  const response = await send();
  expect([response.status, await response.json()]).toEqual([
    501,
    {
      mock: true,
      problems: [
        "The fault stale needs a socket, and `fetch` of a mock server has none: use `listen`.",
      ],
    },
  ]);
});

test("a body without end waits for its reader, and ends when that cancels it", async () => {
  for (const way of ["fetch", "socket"]) {
    const { send, provider, server } = await over(way);
    for (const every of [undefined, 1]) {
      provider.fail({ type: "endless", ...(every && { every }) });
      const reader = (await send()).body?.getReader();
      for (let chunks = 0; chunks < 3; chunks++) {
        const { value, done } = (await reader?.read()) ?? {};
        expect([done, String.fromCharCode(...new Set(value))]).toEqual([false, " "]);
      }
      await reader?.cancel();
      if (server) await expect.poll(() => server.connections, { timeout: 5000 }).toBe(0);
    }
  }
});

test("a trickle comes one space at a time, and its timer ends with its reader", async () => {
  for (const way of ["fetch", "socket"]) {
    const { send, provider, server } = await over(way);
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    provider.fail({ type: "endless", every: 60_000 });
    const reader = (await send()).body?.getReader();
    const first = reader?.read().then(({ done }) => (done ? "the end" : "a space"));
    const nothing = new Promise((resolve) => setTimeout(resolve, 50, "nothing"));
    expect(await Promise.race([first, nothing])).toBe("nothing");
    await reader?.cancel();
    expect(await first).toBe("the end");
    if (server) await expect.poll(() => server.connections, { timeout: 5000 }).toBe(0);
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout");
    await vi.waitUntil(() => timers().length <= before, { timeout: 5000 });
  }
});

test("an oversized body is 2 MiB where nothing else is said, and still the same JSON", async () => {
  for (const way of ["fetch", "socket"]) {
    const { send, provider } = await over(way);
    provider.fail({ type: "oversized", effect: "after" });
    const bytes = await (await send()).bytes();
    expect(bytes.length).toBe(2 ** 21);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveProperty("status", "success");
  }
});

test("a server counts its connections, idle ones too", async () => {
  const { server } = await over("socket");
  const send = keepAlive(`${server?.url}${path}`);
  expect(server?.connections).toBe(0);
  await send();
  expect(server?.connections).toBe(1);
  await send();
  expect(server?.connections).toBe(1);
  await server?.close();
  await expect.poll(() => server?.connections).toBe(0);
});

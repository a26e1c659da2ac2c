import { Agent, request as sendRequest } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { headers, organization, path, person } from "./fixture.ts";
import { over, ways } from "./ways.ts";

/** Sends removals one after the other over a kept-alive connection; returns a status or an error code. */
function keepAlive(url: string): () => Promise<[answer: number | string, isReused: boolean]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  return () =>
    new Promise((resolve) => {
      const request = sendRequest(url, { agent, method: "DELETE", headers }, (response) => {
        const { statusCode = 0 } = response;
        response.resume().on("end", () => resolve([statusCode, request.reusedSocket]));
      });
      request.on("error", (error: Error & { code: string }) =>
        resolve([error.code, request.reusedSocket]),
      );
      request.end();
    });
}

test("stale: the next request on the connection is recorded and reset, and uses up no fault", async () => {
  const { provider, server } = await over("socket");
  const send = keepAlive(`${server?.url}${path}`);
  provider.fail({ type: "stale" });
  provider.fail({ type: "status", status: 502 });
  expect(await send()).toEqual([200, false]);
  expect(provider.has(organization, person)).toBe(false);
  provider.add(organization, person);
  expect(await send()).toEqual(["ECONNRESET", true]);
  expect(provider.has(organization, person), "nothing is done").toBe(true);
  expect(provider.requests.length).toBe(2);
  expect(await send(), "on a new connection").toEqual([502, false]);
});

test("stale needs a socket, and says so through fetch", async () => {
  const { send, provider } = await over("fetch");
  provider.fail({ type: "stale" });
  const response = await send();
  const problems = [
    "The fault stale needs a socket, and `fetch` of a mock server has none: use `listen`.",
  ];
  expect([response.status, await response.json()]).toEqual([501, { mock: true, problems }]);
});

test("an endless body waits for its reader, and ends when it cancels", async () => {
  for (const way of ways) {
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

test("an endless body sends one space at a time, and its timer ends with its reader", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  for (const way of ways) {
    const { send, provider, server } = await over(way);
    const before = timers();
    provider.fail({ type: "endless", every: 60_000 });
    const reader = (await send()).body?.getReader();
    const first = reader?.read().then(({ done }) => (done ? "the end" : "a space"));
    const nothing = new Promise((resolve) => setTimeout(resolve, 50, "nothing"));
    expect(await Promise.race([first, nothing])).toBe("nothing");
    await reader?.cancel();
    expect(await first).toBe("the end");
    if (server) await expect.poll(() => server.connections, { timeout: 5000 }).toBe(0);
    await vi.waitUntil(() => timers() <= before, { timeout: 5000 });
  }
});

test("an oversized body is 2 MiB by default, and still the same JSON", async () => {
  const { send, provider } = await over("socket");
  provider.fail({ type: "oversized", effect: "after" });
  const bytes = await (await send()).bytes();
  expect(bytes.length).toBe(2 ** 21);
  expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveProperty("status", "success");
});

test("a server counts its connections, idle ones included", async () => {
  const { server } = await over("socket");
  const send = keepAlive(`${server?.url}${path}`);
  expect(server?.connections).toBe(0);
  for (let count = 0; count < 2; count++) {
    await send();
    expect(server?.connections).toBe(1);
  }
  await server?.close();
  await expect.poll(() => server?.connections).toBe(0);
});

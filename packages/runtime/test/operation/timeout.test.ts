import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import { timers } from "../resources/leftovers.ts";
import { createPaperCrane, member, path } from "../support/paper-crane.ts";
import { failureOf, recorder, summaryOf } from "../support/recorder.ts";
import { listenRaw, until } from "../support/sockets.ts";

const timeout = 40;
const never = () => new Promise<never>(() => {});
const timedOut = {
  ...{ name: "TimeoutError", provider: "paper-crane", attempts: 1 },
  ...{ outcome: "unknown", status: undefined },
};

const head = "HTTP/1.1 204 No Content\r\n";
const phases: [phase: string, sent: string, status: number | undefined, outcome: string][] = [
  ["the first byte", "", undefined, "unknown"],
  ["the headers", head, undefined, "unknown"],
  ["the body", `${head.replace("204", "200")}content-length: 9\r\n\r\n{`, 200, "unknown"],
  ["an error's body", `${head.replace("204", "403")}content-length: 9\r\n\r\n{`, 403, "refused"],
];

test.each(phases)("waiting for %s", async (_, sent, status, outcome) => {
  const server = await listenRaw((socket) => socket.write(sent));
  const events: AttemptEvent[] = [];
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const client = createPaperCrane({ baseUrl: server.url, timeout, onAttempt });
  const start = performance.now();
  const error = await failureOf(client.deleteMember(member));
  expect(performance.now() - start).toBeLessThan(1000);
  expect(summaryOf(error)).toEqual({ ...timedOut, outcome });
  expect(error.message).toContain(`Paper Crane: DELETE ${path}: no whole answer within 40 ms.`);
  expect(events).toMatchObject([{ outcome, status, attempt: 1 }]);
  await until(() => server.sockets.size === 0, "the socket to close");
});

test("waiting for a credential: nothing is sent, even when it comes later", async () => {
  const { fetch, requests } = recorder();
  const apiKey = () => sleep(2 * timeout, "key");
  const error = await failureOf(createPaperCrane({ fetch, apiKey, timeout }).deleteMember(member));
  expect(summaryOf(error)).toEqual({ ...timedOut, outcome: "not-sent" });
  expect(error.message).toContain("Nothing was sent.");
  await sleep(2 * timeout);
  expect(requests).toEqual([]);
});

test("waiting for the second of two credentials sends nothing", async () => {
  const { fetch, requests } = recorder();
  const options = { fetch, keyId: "id", keySecret: never, timeout };
  const error = await failureOf(createPaperCrane(options).deleteMember(member));
  expect(error.outcome).toBe("not-sent");
  expect(requests).toEqual([]);
});

test("a fetch that ignores its signal is left alone", async () => {
  const client = createPaperCrane({ fetch: never, timeout });
  expect(summaryOf(await failureOf(client.deleteMember(member)))).toEqual(timedOut);
});

test("a body that ignores its signal is left alone", async () => {
  const body = new ReadableStream({ pull: never });
  const { fetch } = recorder(() => new Response(body));
  const client = createPaperCrane({ fetch, timeout });
  expect(summaryOf(await failureOf(client.deleteMember(member)))).toEqual(timedOut);
});

test("the time-out of a call replaces the client's, and DELETE has it too", async () => {
  const client = createPaperCrane({ fetch: never, timeout: 60_000 });
  for (const call of [
    () => client.deleteMember(member, { timeout: 5 }),
    () => client.DELETE(path, { params: { path: member }, timeout: 5 }),
  ])
    expect((await failureOf(call())).message).toContain("within 5 ms");
});

test("the time that a middleware takes is not the attempt's", async () => {
  const client = createPaperCrane({ fetch: recorder().fetch, timeout });
  client.use({ onRequest: () => sleep(2 * timeout, undefined) });
  expect((await client.deleteMember(member)).response.status).toBe(204);
});

test("no timer outlives a call that timed out", async () => {
  const before = timers();
  await failureOf(createPaperCrane({ fetch: never, timeout: 1 }).deleteMember(member));
  expect(timers() - before).toBeLessThanOrEqual(0);
});

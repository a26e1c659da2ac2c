import fc from "fast-check";
import { expect, test } from "vitest";
import { createPaperCrane } from "../support/paper-crane.ts";
import { turn } from "../support/recorder.ts";
import { seed } from "../support/seed.ts";
import { listen, until } from "../support/sockets.ts";
import { fickle, fickleWays } from "./fickle-server.ts";
import { expectNothingLeft, timers, untilQuiet } from "./leftovers.ts";

const retry = { limit: 1, unknown: true, maximumWait: 1 };
// A socket that is kept alive is the platform's to close: without any, each call has its own.
const headers = { connection: "close" };
const way = fc.constantFrom(...fickleWays);

test("3,000 calls that end in any way leave no listener, no timer and no socket", async () => {
  const server = await listen(fickle);
  const before = timers();
  const { signal } = new AbortController();
  const client = createPaperCrane({ baseUrl: server.url, retry, headers });
  const members = fc.sample(way, { seed, numRuns: 3000 });
  const ends = new Set<string>();
  const work = async (): Promise<void> => {
    for (let memberId = members.pop(); memberId; memberId = members.pop()) {
      // Everywhere else a timer that is left behind would last for half a minute.
      const timeout = /hang|stall/.test(memberId) ? 30 : 30_000;
      const call = client.deleteMember({ teamId: 7, memberId }, { signal, timeout });
      ends.add(
        await call.then(
          () => "removed",
          ({ name, outcome }) => `${name} ${outcome}`,
        ),
      );
    }
  };
  await Promise.all(Array.from({ length: 60 }, work));
  expect([...ends].sort()).toEqual([
    ...["ApiError refused", "ApiError unknown", "ConnectionError unknown"],
    ...["TimeoutError unknown", "removed"],
  ]);
  expectNothingLeft(signal, before);
  await untilQuiet(server.requests);
});

test("calls that are left at any moment end at once, and leave nothing", async () => {
  const server = await listen(fickle);
  const before = timers();
  const client = createPaperCrane({ baseUrl: server.url, timeout: 10_000, retry, headers });
  const drawn = fc.record({
    ways: fc.array(way, { minLength: 30, maxLength: 30 }),
    ended: fc.integer({ min: 0, max: 10 }),
    turns: fc.integer({ min: 0, max: 5 }),
  });
  const settled = { removed: 0, failed: 0, left: 0 };
  for (const { ways, ended, turns } of fc.sample(drawn, { seed, numRuns: 40 })) {
    const controller = new AbortController();
    const { signal } = controller;
    const reason = Object.freeze({ ended, turns });
    let open = ways.length;
    for (const memberId of ways)
      client
        .deleteMember({ teamId: 7, memberId }, { signal })
        .then(
          () => settled.removed++,
          (error) => settled[error === reason ? "left" : "failed"]++,
        )
        .finally(() => open--);
    await until(() => ways.length - open >= ended, "some calls to end");
    for (let count = 0; count < turns; count++) await turn();
    controller.abort(reason);
    await turn();
    expect(open).toBe(0);
    expectNothingLeft(signal, before);
  }
  console.info(settled);
  expect(Math.min(...Object.values(settled))).toBeGreaterThan(20);
  await untilQuiet(server.requests);
});

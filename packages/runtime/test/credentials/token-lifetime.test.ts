import { afterEach, expect, test, vi } from "vitest";
import { createFoldingDesk, desk, person } from "../support/folding-desk.ts";
import { json, turn } from "../support/recorder.ts";
import { testClock } from "../support/test-clock.ts";

afterEach(() => {
  vi.useRealTimers();
});

const lifetimes: [expiresIn: unknown, good: number, over: number][] = [
  [3600, 3569, 3571],
  ["3600", 3569, 3571],
  [60, 29, 31],
  [10, 4, 6],
  [undefined, 1e6, Number.POSITIVE_INFINITY],
  [null, 1e6, Number.POSITIVE_INFINITY],
  ["soon", 1e6, Number.POSITIVE_INFINITY],
];

test.each(lifetimes)(
  "expires_in %o: good after %d s, over after %d s",
  async (value, good, over) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const { fetch, calls } = desk((count) =>
      json(200, { access_token: `token-${count}`, expires_in: value }),
    );
    const client = createFoldingDesk({ fetch });
    for (const seconds of [0, good, over].filter(Number.isFinite)) {
      vi.setSystemTime(start + seconds * 1000);
      await client.deleteMember(person);
    }
    expect(calls).toEqual(
      ["Bearer token-1", "Bearer token-1", "Bearer token-2"].slice(0, calls.length),
    );
  },
);

test("an exchange that hangs is joined for no longer than a time-out", async () => {
  const clock = testClock();
  const { fetch, exchanges } = desk((count) =>
    count === 1 ? new Promise(() => {}) : json(200, { access_token: "token" }),
  );
  const client = createFoldingDesk({ fetch, timeout: 1000 }, clock);
  const ended: string[] = [];
  const call = async (): Promise<void> => {
    await client.deleteMember(person).then(
      () => ended.push("removed"),
      ({ name, outcome }) => ended.push(`${name} ${outcome}`),
    );
  };
  const first = call();
  await turn();
  await clock.sleep(999, undefined);
  const second = call();
  await turn();
  expect(exchanges).toHaveLength(1);
  await clock.sleep(1, undefined);
  await call();
  expect([exchanges.length, ended]).toEqual([2, ["removed"]]);
  await Promise.all([first, second]);
  expect(ended).toEqual(["removed", "TimeoutError not-sent", "TimeoutError not-sent"]);
});

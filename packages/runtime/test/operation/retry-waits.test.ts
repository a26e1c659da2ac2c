import { expect, test } from "vitest";
import type { AttemptEvent, RetryOptions } from "../../src/index.ts";
import { answerInTurn, type Turn } from "../support/answer-in-turn.ts";
import { createPaperCrane, member, secret } from "../support/paper-crane.ts";
import { failureOf, json, reasonOf, recorder } from "../support/recorder.ts";
import { testClock } from "../support/test-clock.ts";

const limited: [headers: Record<string, string>, retry: RetryOptions, waits: number[]][] = [
  // Exponential backoff with full jitter; the random source gives 0.5.
  [{}, {}, [250, 500]],
  [{}, { limit: 7 }, [250, 500, 1000, 2000, 4000, 4000, 4000]],
  [{}, { maximumWait: 300 }, [150, 150]],
  [{}, { maximumWait: 1 }, [0.5, 0.5]],
  // What the provider asks for, and half of a second or of a fifth on top.
  [{ "Retry-After": "0" }, {}, [500, 500]],
  [{ "Retry-After": "3" }, {}, [3500, 3500]],
  [{ "Retry-After": "1.5" }, {}, [2500, 2500]],
  [{ "Retry-After": "60" }, {}, [66_000, 66_000]],
  [{ "Retry-After": "61" }, {}, []],
  [{ "Retry-After": "61" }, { maximumWait: 61_000 }, [67_100, 67_100]],
  [{ "Retry-After": "3" }, { maximumWait: 2999 }, []],
  [{ "Retry-After": "0" }, { maximumWait: 10 }, [5, 5]],
  [{ "Retry-After": "864000" }, { maximumWait: 2 ** 31 - 1 }, [950_400_000, 950_400_000]],
  // setTimeout takes no longer time: it would fire at once.
  [{ "Retry-After": "2147483" }, { maximumWait: 2 ** 31 - 1 }, [2 ** 31 - 1, 2 ** 31 - 1]],
  [{ "Retry-After": "9".repeat(400) }, { maximumWait: 2 ** 31 - 1 }, []],
  // What can't be read is not followed.
  [{ "Retry-After": "-5" }, {}, [250, 500]],
  [{ "Retry-After": "soon" }, {}, [250, 500]],
  [{ "Retry-After": "Infinity" }, {}, [250, 500]],
  // A date stands still while the clock goes on.
  [{ "Retry-After": "Thu, 01 Jan 2026 00:00:20 GMT" }, {}, [22_000, 500]],
  [{ "Retry-After": "Wed, 31 Dec 2025 00:00:00 GMT" }, {}, [500, 500]],
  [{ "Retry-After": "Fri, 02 Jan 2026 00:00:00 GMT" }, {}, []],
  [{ "X-Reset": "7" }, {}, [7700, 7700]],
  [{ "X-Reset": String(Date.UTC(2026, 0, 1) / 1000 + 7) }, {}, [7700, 500]],
  [{ "X-Reset": "7", "Retry-After": "3" }, {}, [3500, 3500]],
];

test.each(limited)("after a 429 with %o and %o it waits %j ms", async (headers, retry, waits) => {
  const clock = testClock();
  const { fetch, requests } = answerInTurn([429], headers);
  const events: AttemptEvent[] = [];
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const client = createPaperCrane({ fetch, retry, onAttempt }, clock);
  const error = await failureOf(client.deleteMember(member));
  expect(clock.waits).toEqual(waits);
  expect([requests.length, error.attempts]).toEqual([waits.length + 1, waits.length + 1]);
  expect(events.map(({ wait }) => wait)).toEqual([...waits, undefined]);
});

const others: [script: Turn[], headers: Record<string, string>, waits: number[]][] = [
  [[503], { "Retry-After": "2" }, [2500, 2500]],
  [[503], { "X-Reset": "7" }, [250, 500]],
  [["refused"], { "Retry-After": "2" }, [250, 500]],
  [[503, "refused"], { "Retry-After": "2" }, [2500, 500]],
  [[500], { "Retry-After": "2" }, []],
];

test.each(others)("after %j with %o it waits %j ms", async (script, headers, waits) => {
  const clock = testClock();
  const client = createPaperCrane({ fetch: answerInTurn(script, headers).fetch }, clock);
  await failureOf(client.deleteMember(member));
  expect(clock.waits).toEqual(waits);
});

test("jitter is full: from nothing to all of the backoff", async () => {
  for (const [random, waits] of [
    [0, [0, 0]],
    [0.999, [499.5, 999]],
  ] as const) {
    const clock = testClock(random);
    const client = createPaperCrane({ fetch: answerInTurn([429]).fetch }, clock);
    await failureOf(client.deleteMember(member));
    expect(clock.waits).toEqual(waits);
  }
});

test("calls that were limited together don't come back together, and none comes too early", async () => {
  const waits: number[] = [];
  for (const random of [0, 0.25, 0.5, 0.999]) {
    const clock = testClock(random);
    const { fetch } = answerInTurn([429, "removed"], { "Retry-After": "30" });
    await createPaperCrane({ fetch }, clock).deleteMember(member);
    waits.push(...clock.waits);
  }
  expect(waits).toEqual([30_000, 31_500, 33_000, 35_994]);
});

test("without a clock of its own it waits by the system's", async () => {
  const { fetch, requests } = answerInTurn([429, "removed"], { "Retry-After": "1" });
  const start = performance.now();
  await createPaperCrane({ fetch }).deleteMember(member);
  // Not shorter; a busy machine may make it longer.
  expect(performance.now() - start).toBeGreaterThan(990);
  expect(requests).toHaveLength(2);
});

test("each attempt is told, with what is known of the call after it", async () => {
  const events: AttemptEvent[] = [];
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const { fetch } = answerInTurn([429, 503, "absent"]);
  await createPaperCrane({ fetch, onAttempt }, testClock()).deleteMember(member);
  expect(
    events.map(({ attempt, status, outcome, wait }) => [attempt, status, outcome, wait]),
  ).toEqual([
    [1, 429, "refused", 250],
    [2, 503, "unknown", 500],
    [3, 404, "removed", undefined],
  ]);
});

test("credentials are asked for anew at each attempt", async () => {
  let count = 0;
  const { fetch, requests } = answerInTurn([429, 503, "removed"]);
  const apiKey = async () => `${secret}-${++count}`;
  await createPaperCrane({ apiKey, fetch }, testClock()).deleteMember(member);
  expect(requests.map(({ headers }) => headers.get("x-api-key"))).toEqual(
    [1, 2, 3].map((number) => `${secret}-${number}`),
  );
});

test("a credential that fails ends the call, and forgets nothing", async () => {
  for (const [status, outcome] of [
    [429, "refused"],
    [503, "unknown"],
  ] as const) {
    let count = 0;
    const apiKey = () => (count++ ? Promise.reject(new Error(secret)) : secret);
    const { fetch, requests } = answerInTurn([status]);
    const error = await failureOf(
      createPaperCrane({ apiKey: apiKey as () => string, fetch }, testClock()).deleteMember(member),
    );
    expect({ ...error }).toMatchObject({ name: "InvalidRequestError", outcome, attempts: 2 });
    expect([requests.length, error.message.includes(secret)]).toEqual([1, false]);
    expect(error.message.includes("this call removed nothing")).toBe(status === 429);
  }
});

test.each([undefined, null, 0, "", new Error("left")])(
  "an abort with %o while waiting rejects at once with it, and sends nothing more",
  async (reason) => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const controller = new AbortController();
    const { fetch, requests } = answerInTurn([429], { "Retry-After": "50" });
    const onAttempt = () => setImmediate(() => controller.abort(reason));
    const { signal } = controller;
    const start = performance.now();
    const thrown = await reasonOf(
      createPaperCrane({ fetch, onAttempt }).deleteMember(member, { signal }),
    );
    expect([thrown, signal.reason]).toEqual([signal.reason, thrown]);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(requests).toHaveLength(1);
    expect(timers() - before).toBeLessThanOrEqual(0);
  },
);

test("an abort from within a listener waits for nothing", async () => {
  const controller = new AbortController();
  const { fetch, requests } = answerInTurn([429], { "Retry-After": "50" });
  const { signal } = controller;
  const onAttempt = () => controller.abort("left");
  expect(
    await reasonOf(createPaperCrane({ fetch, onAttempt }).deleteMember(member, { signal })),
  ).toBe("left");
  expect(requests).toHaveLength(1);
});

test("the time-out is each attempt's own, and a hanging one is not repeated", async () => {
  const clock = testClock();
  const { fetch, requests } = recorder(() =>
    requests.length === 1 ? json(429, {}) : new Promise<Response>(() => {}),
  );
  const client = createPaperCrane({ fetch, timeout: 20 }, clock);
  const error = await failureOf(client.deleteMember(member));
  expect({ ...error }).toMatchObject({ name: "TimeoutError", outcome: "unknown", attempts: 2 });
  expect(requests).toHaveLength(2);
});

test("the error of another call that a fetch throws is no verdict on this one", async () => {
  const other = await failureOf(
    createPaperCrane({ fetch: answerInTurn([403]).fetch }).deleteMember(member),
  );
  const fetch = () => Promise.reject(other);
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect(error).not.toBe(other);
  expect({ ...error }).toMatchObject({ name: "ConnectionError", outcome: "unknown", attempts: 1 });
});

import { expect, test } from "vitest";
import { clientSecret, createFoldingDesk, desk, person } from "../support/folding-desk.ts";
import { failureOf, json, recorder } from "../support/recorder.ts";
import { closedPort } from "../support/sockets.ts";
import { testClock } from "../support/test-clock.ts";

const gone = () => new Response(null, { status: 204 });
const token = (count: number) => json(200, { access_token: `token-${count}`, expires_in: 3600 });

test("after a 401 a call exchanges once more, by itself", async () => {
  const { fetch, exchanges, calls } = desk(undefined, (authorization) =>
    authorization === "Bearer token-1" ? json(401, {}) : gone(),
  );
  const clock = testClock();
  const client = createFoldingDesk({ fetch }, clock);
  expect((await client.deleteMember(person)) as object).toMatchObject({ attempts: 2 });
  await client.deleteMember(person);
  expect(calls).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-2"]);
  expect([exchanges.length, clock.waits]).toEqual([2, [0]]);
});

test("once, and no more", async () => {
  const { fetch, exchanges, calls } = desk(undefined, () => json(401, {}));
  const error = await failureOf(createFoldingDesk({ fetch }, testClock()).deleteMember(person));
  expect({ ...error }).toMatchObject({ status: 401, outcome: "refused", attempts: 2 });
  expect([exchanges.length, calls.length]).toEqual([2, 2]);
});

test("not where nothing is to be tried again, but for the next call", async () => {
  const { fetch, exchanges, calls } = desk(undefined, () => json(401, {}));
  const client = createFoldingDesk({ fetch, retry: false });
  expect((await failureOf(client.deleteMember(person))).attempts).toBe(1);
  expect((await failureOf(client.deleteMember(person))).attempts).toBe(1);
  expect([exchanges.length, calls]).toEqual([2, ["Bearer token-1", "Bearer token-2"]]);
});

test("not for a ready access token", async () => {
  const { fetch, exchanges, calls } = desk(undefined, () => json(401, {}));
  const client = createFoldingDesk({ fetch, accessToken: "ready" }, testClock());
  expect((await failureOf(client.deleteMember(person))).attempts).toBe(1);
  expect([exchanges, calls]).toEqual([[], ["Bearer ready"]]);
});

test("fifty calls whose token is revoked make one more exchange together", async () => {
  const { fetch, exchanges } = desk(undefined, (authorization) =>
    authorization === "Bearer token-1" ? json(401, {}) : gone(),
  );
  const client = createFoldingDesk({ fetch }, testClock());
  const calls = Array.from({ length: 50 }, () => client.deleteMember(person));
  expect(new Set((await Promise.all(calls)).map(({ attempts }) => attempts))).toEqual(new Set([2]));
  expect(exchanges).toHaveLength(2);
});

test("a token is renewed shortly before it expires, by the clock", async () => {
  const clock = testClock();
  const { fetch, exchanges } = desk();
  const client = createFoldingDesk({ fetch }, clock);
  await client.deleteMember(person);
  await clock.sleep(3_569_000, undefined);
  await client.deleteMember(person);
  expect(exchanges).toHaveLength(1);
  await clock.sleep(1_000, undefined);
  await client.deleteMember(person);
  expect(exchanges).toHaveLength(2);
});

const busy: [answer: () => Response | Promise<Response>, waits: number[]][] = [
  [() => new Response(null, { status: 429 }), [250]],
  [() => json(429, {}, { "retry-after": "7" }), [7700]],
  [() => json(503, {}, { "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }), [9900]],
  [() => json(500, { error: "server_error" }), [250]],
  [() => Promise.reject(new TypeError(clientSecret)), [250]],
];

test.each(busy)(
  "a token URL that fails once with %s is asked again after %j ms",
  async (answer, waits) => {
    const { fetch, exchanges, calls } = desk((count) => (count === 1 ? answer() : token(count)));
    const clock = testClock();
    const result = await createFoldingDesk({ fetch }, clock).deleteMember(person);
    expect([(result as { attempts: number }).attempts, clock.waits]).toEqual([2, waits]);
    expect([exchanges.length, calls]).toEqual([2, ["Bearer token-2"]]);
  },
);

test("one that stays busy: not sent, with the seconds that it asked for", async () => {
  const { fetch, exchanges, calls } = desk(() => json(429, {}, { "retry-after": "7" }));
  const error = await failureOf(createFoldingDesk({ fetch }, testClock()).deleteMember(person));
  expect({ ...error }).toMatchObject({
    ...{ name: "InvalidRequestError", outcome: "not-sent", attempts: 3, retryAfter: 7 },
  });
  expect([exchanges.length, calls]).toEqual([3, []]);
});

test("one that says no is not asked again", async () => {
  const { fetch, exchanges } = desk(() => json(401, { error: "invalid_client" }));
  const error = await failureOf(createFoldingDesk({ fetch }, testClock()).deleteMember(person));
  expect([error.attempts, exchanges.length, "retryAfter" in error]).toEqual([1, 1, false]);
});

test("after a refused attempt, a token URL that fails does not make the call not sent", async () => {
  const { fetch } = desk(
    (count) => (count === 1 ? token(1) : json(401, {})),
    () => json(401, {}),
  );
  const error = await failureOf(createFoldingDesk({ fetch }, testClock()).deleteMember(person));
  expect({ ...error }).toMatchObject({ name: "InvalidRequestError", outcome: "refused" });
  expect(error.message).not.toContain("Nothing was sent.");
});

test("after an unknown attempt, a token URL that fails does not make the call not sent", async () => {
  const { fetch } = desk(
    (count) => (count === 1 ? json(200, { access_token: "a", expires_in: 0 }) : json(401, {})),
    () => new Response(null, { status: 503 }),
  );
  const error = await failureOf(createFoldingDesk({ fetch }, testClock()).deleteMember(person));
  expect({ ...error }).toMatchObject({
    name: "InvalidRequestError",
    outcome: "unknown",
    attempts: 2,
  });
  expect(error.message).toContain("may or may not have been removed");
});

test("calls that share a failed exchange have errors of their own", async () => {
  const { fetch } = recorder(() => json(401, { error: "invalid_client" }));
  const client = createFoldingDesk({ fetch });
  const [first, second] = await Promise.all(
    [1, 2].map(() => failureOf(client.deleteMember(person))),
  );
  expect(first).not.toBe(second);
  expect([first?.attempts, second?.attempts]).toEqual([1, 1]);
});

test("a token URL that can't be reached is named", async () => {
  const tokenUrl = `http://127.0.0.1:${await closedPort()}/token`;
  const error = await failureOf(createFoldingDesk({ tokenUrl }, testClock()).deleteMember(person));
  expect(error.message).toContain('(ECONNREFUSED). Check "tokenUrl" and the network');
  expect([error.outcome, error.attempts]).toEqual(["not-sent", 3]);
});

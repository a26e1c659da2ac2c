import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, json, recorder } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  vi.useRealTimers();
});

const table: [status: number, headers: Record<string, string>, seconds: number | undefined][] = [
  [429, {}, undefined],
  [429, { "Retry-After": "0" }, 0],
  [429, { "Retry-After": "120" }, 120],
  [503, { "Retry-After": "7" }, 7],
  [500, { "Retry-After": "7" }, 7],
  [400, { "Retry-After": "7" }, 7],
  [429, { "Retry-After": "Thu, 01 Jan 2026 00:01:00 GMT" }, 60],
  [429, { "Retry-After": "Wed, 31 Dec 2025 23:59:00 GMT" }, 0],
  [429, { "Retry-After": "soon" }, undefined],
  [429, { "X-Reset": "30" }, 30],
  [429, { "X-Reset": "12.5" }, 13],
  [429, { "X-Reset": "soon" }, undefined],
  [429, { "X-Reset": "Thu, 01 Jan 2026 00:01:00 GMT" }, 60],
  [429, { "Retry-After": "1.5" }, 2],
  [429, { "Retry-After": "-1" }, undefined],
  [429, { "Retry-After": "0x10" }, undefined],
  [429, { "Retry-After": "1e3" }, undefined],
  // A header that came twice is one list, and the longest wait counts. Some write the unit.
  [429, { "Retry-After": "5, 10" }, 10],
  [429, { "Retry-After": "2, 2" }, 2],
  [429, { "Retry-After": "2, soon" }, undefined],
  [429, { "Retry-After": "2s" }, 2],
  [429, { "Retry-After": "2.5s,3s" }, 3],
  [429, { "Retry-After": "2ms" }, undefined],
  [429, { "Retry-After": "2 s" }, undefined],
  [429, { "Retry-After": "Infinity" }, undefined],
  [429, { "Retry-After": "" }, undefined],
  [429, { "Retry-After": "5 seconds" }, undefined],
  [429, { "Retry-After": "2026-01-01" }, undefined],
  [429, { "Retry-After": "in: 5" }, undefined],
  [429, { "Retry-After": "rate:limited 10" }, undefined],
  [429, { "Retry-After": "864000" }, 864_000],
  // No wait takes 30 years: beyond 10^9 it is Unix time, beyond 10^12 in milliseconds.
  [429, { "Retry-After": "1767225645" }, 45],
  [429, { "Retry-After": "1767225645.5" }, 46],
  [429, { "Retry-After": "1767225645000" }, 45],
  [429, { "Retry-After": "1767225600" }, 0],
  [429, { "Retry-After": "1000000000" }, 1_000_000_000],
  [429, { "Retry-After": "1000000001" }, 0],
  [429, { "Retry-After": "1767225645", "X-Reset": "30" }, 45],
  [429, { "X-Reset": "1767225645000" }, 45],
  [429, { "Retry-After": "9".repeat(400) }, Infinity],
  // RFC 3339. Without a zone, a date is in UTC; with one, in that.
  [429, { "Retry-After": "2026-01-01T00:01:00Z" }, 60],
  [429, { "Retry-After": "2026-01-01T00:01:00.250Z" }, 61],
  [429, { "Retry-After": "2026-01-01T02:01:00+02:00" }, 60],
  [429, { "Retry-After": "2026-01-01T00:01:00" }, 60],
  [429, { "Retry-After": "2026-01-01T25:01:00Z" }, undefined],
  [429, { "Retry-After": "Thu, 01 Jan 2026 02:01:00 +0200" }, 60],
  [429, { "Retry-After": "Wed, 31 Dec 2025 16:01:00 -0800" }, 60],
  [429, { "Retry-After": "Thu, 01 Jan 2026 00:01:00 UTC" }, 60],
  [429, { "Retry-After": "Thu, 01 Jan 2026 00:01:00" }, 60],
  // The two older forms of a date, RFC 9110 §5.6.7.
  [429, { "Retry-After": "Thursday, 01-Jan-26 00:01:00 GMT" }, 60],
  [429, { "Retry-After": "Thu Jan  1 00:01:00 2026" }, 60],
  [429, { "Retry-After": "Thu, 99 Jan 2026 99:99:99 GMT" }, undefined],
  [429, { "Retry-After": "Fri, 01 Jan 2126 00:00:00 GMT" }, 3_155_673_600],
  [429, { "Retry-After": "soon", "X-Reset": "30" }, 30],
  [429, { "X-Reset": "30", "Retry-After": "5" }, 5],
  [503, { "X-Reset": "30" }, undefined],
  [403, { "X-Reset": "30" }, undefined],
];

test.each(table)("%d with %o asks for %o seconds", async (status, headers, seconds) => {
  const { fetch } = recorder(() => json(status, {}, headers));
  const error = await failureOf(createPaperCrane({ fetch, retry: false }).deleteMember(member));
  expect([error.status, error.retryAfter]).toEqual([status, seconds]);
});

const moments: [value: string, seconds: number | undefined][] = [
  [String(Date.UTC(2026, 0, 1) / 1000 + 45), 45],
  [String(Date.UTC(2025, 0, 1) / 1000), 0],
  ["never", undefined],
];

test.each(moments)("the moment %s in unix-seconds is %o seconds away", async (value, seconds) => {
  const { fetch } = recorder(() => json(429, {}, { "X-Reset": value }));
  const client = createPaperCrane({ fetch, retry: false });
  const error = await failureOf(client.deleteMember(member));
  expect(error.retryAfter).toBe(seconds);
});

// A provider that says its rate limit with a 403, as GitHub does; what it sends with every answer proves nothing.
const limits = {
  rateLimitReset: "x-reset",
  rateLimitStatuses: [403, 429],
  rateLimitRemaining: "x-left",
};
const { rateLimitRemaining: _, ...unconditional } = limits;
const { rateLimitStatuses: __, ...usual } = limits;

const limited: [
  definition: object,
  status: number,
  headers: Record<string, string>,
  seconds: number | undefined,
  attempts: number,
][] = [
  [limits, 403, { "X-Reset": "0", "X-Left": "0" }, 0, 2],
  [limits, 403, { "X-Reset": "0", "X-Left": "1" }, undefined, 1],
  [limits, 403, { "X-Reset": "0", "X-Left": "" }, undefined, 1],
  [limits, 403, { "X-Reset": "0", "X-Left": "0, 0" }, undefined, 1],
  [limits, 403, { "X-Reset": "0", "X-Left": "-0" }, undefined, 1],
  [limits, 403, { "X-Reset": "0" }, undefined, 1],
  [limits, 403, { "X-Left": "0" }, undefined, 1],
  [limits, 403, { "X-Reset": "soon", "X-Left": "0" }, undefined, 1],
  [limits, 403, { "Retry-After": "0", "X-Left": "7" }, 0, 2],
  [limits, 403, { "Retry-After": "0" }, 0, 2],
  [limits, 403, {}, undefined, 1],
  [limits, 429, { "X-Reset": "0", "X-Left": "0" }, 0, 2],
  [limits, 401, { "X-Reset": "0", "X-Left": "0" }, undefined, 1],
  [limits, 400, { "X-Reset": "0", "X-Left": "0", "Retry-After": "0" }, 0, 1],
  [unconditional, 403, { "X-Reset": "0" }, 0, 2],
  [unconditional, 403, { "X-Reset": "soon" }, undefined, 1],
  [unconditional, 403, {}, undefined, 1],
  [usual, 403, { "X-Reset": "0", "X-Left": "0", "Retry-After": "0" }, 0, 1],
  [usual, 429, { "X-Reset": "0", "X-Left": "0" }, 0, 2],
  [usual, 503, { "X-Reset": "0", "X-Left": "0", "Retry-After": "0" }, 0, 2],
  [{ ...limits, rateLimitStatuses: [403] }, 403, { "X-Reset": "0", "X-Left": "0" }, 0, 2],
];

test.each(limited)("%j: %d with %o asks for %o seconds, in %d attempts", async (...row) => {
  const [definition, status, headers, seconds, attempts] = row;
  const { fetch } = recorder(() => json(status, {}, headers));
  const { client } = smallProvider({}, definition, { fetch, retry: { limit: 1 } });
  const error = await failureOf(client.deleteMember({}));
  expect([error.retryAfter, error.attempts]).toEqual([seconds, attempts]);
  const waits = status === 429 || (status === 403 && attempts === 2);
  expect(error.message.includes("Wait before you try again")).toBe(waits);
});

test("a 429 goes by the reset header only where nothing is left", async () => {
  const { fetch } = recorder(() => json(429, {}, { "X-Reset": "30", "X-Left": "3" }));
  const { client } = smallProvider({}, limits, { fetch });
  expect((await failureOf(client.deleteMember({}))).retryAfter).toBeUndefined();
  const others = smallProvider({}, { ...limits, rateLimitStatuses: [403] }, { fetch });
  expect((await failureOf(others.client.deleteMember({}))).retryAfter).toBeUndefined();
});

test("who is not there is not asked for again, though nothing is left", async () => {
  const absent = [{ status: 403, at: ["gone"] }];
  const { fetch, requests } = recorder(() =>
    json(403, { gone: true }, { "X-Reset": "0", "X-Left": "0" }),
  );
  const { client } = smallProvider({ absent }, limits, { fetch, retry: { limit: 1 } });
  expect((await failureOf(client.deleteMember({}))).absent).toBe(true);
  expect(requests).toHaveLength(1);
});

test("a 403 that waits is removed at the next attempt", async () => {
  const answers = [json(403, {}, { "X-Reset": "0", "X-Left": "0" }), json(200, {})];
  const { fetch } = recorder(() => answers.shift() as Response);
  const { client } = smallProvider({}, limits, { fetch, retry: { limit: 1 } });
  expect(await client.deleteMember({})).toMatchObject({ attempts: 2 });
});

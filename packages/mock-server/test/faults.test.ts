import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Fault } from "../src/index.ts";
import { organization, person } from "./fixture.ts";
import { playOperation } from "./play-operation.ts";
import { over, reason, type Seen, see, seeFault, ways } from "./ways.ts";

const effects = ["before", "after"] as const;
const seen = (status: number, text: string): Seen => ({ status, text });
const page = expect.stringMatching(/^<!doctype html>/);
const broken = expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/);
const location = "http://localhost/else";
const table: [Fault, Seen][] = [
  [{ type: "latency", milliseconds: 5 }, seen(200, expect.stringContaining("success"))],
  [{ type: "status", status: 401 }, seen(401, expect.stringContaining("message"))],
  [{ type: "status", status: 502 }, seen(502, "")],
  [{ type: "redirect", status: 307, location }, seen(307, "")],
  [{ type: "failed" }, seen(200, expect.stringContaining('"error"'))],
  [{ type: "html" }, seen(200, page)],
  [{ type: "html", status: 404 }, seen(404, page)],
  [{ type: "broken-json" }, seen(200, expect.stringMatching(/^\{"status":"success"[^}]*$/))],
  [{ type: "empty", status: 200 }, seen(200, "")],
  [{ type: "empty", status: 204 }, seen(204, "")],
  [{ type: "oversized", bytes: 200_000 }, seen(200, expect.stringMatching(/^\{.*\} {199000,}$/))],
  [{ type: "endless" }, { status: 200, failure: reason }],
  [
    { type: "endless", every: 5 },
    { status: 200, failure: reason },
  ],
  [{ type: "cut" }, { failure: "ECONNRESET" }],
  [
    { type: "cut", at: "body" },
    { status: 200, failure: broken },
  ],
  [{ type: "hang" }, { failure: reason }],
  [
    { type: "hang", at: "body" },
    { status: 200, failure: reason },
  ],
];
const rows = ways.flatMap((way) =>
  effects.flatMap((effect) => table.map(([fault, want]) => ({ way, effect, fault, want }))),
);
test.for(rows)(
  "through $way, $effect the removal: $fault",
  async ({ way, effect, fault, want }) => {
    const played = await over(way);
    const { send, provider } = played;
    provider.fail({ ...fault, effect } as Fault);
    expect(await seeFault(played, fault)).toEqual(want);
    const isLeft = effect === "before" && fault.type !== "latency";
    expect(provider.has(organization, person)).toBe(isLeft);
    expect(provider.requests.length).toBe(1);
    expect((await send()).status, "the next request").toBe(isLeft ? 200 : 403);
  },
);

const date = "Wed, 21 Oct 2015 07:28:00 GMT";
test.each<[given: object, retryAfter: string | null, reset: string | null]>([
  [{}, null, null],
  [{ retryAfter: 3 }, "3", null],
  [{ retryAfter: new Date("2015-10-21T07:28:00.9Z") }, date, null],
  [{ retryAfter: date }, date, null],
  [{ reset: 12 }, null, "12"],
])("a rate limit tells when to try again: %j", async (given, retryAfter, reset) => {
  const { send, provider } = await over("fetch");
  provider.fail({ type: "rate-limit", ...given });
  const { status, headers } = await send();
  const found = ["retry-after", "x-acme-reset"].map((name) => headers.get(name));
  expect([status, ...found]).toEqual([429, retryAfter, reset]);
  expect(provider.has(organization, person)).toBe(true);
});

const limit = { header: "X-Reset", unit: "unix-seconds" };
const header = (example: string) => ({ schema: { type: "string" }, example });
const forbidden = {
  description: "",
  headers: { "X-Left": { schema: { type: "integer" } }, "X-Reset": header("1") },
};
/** A provider whose 403 may be a rate limit. */
const playLimited = (reset: object) =>
  playOperation({
    path: "/x/{id}",
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    root: { "x-rate-limit-reset": { ...limit, ...reset } },
    responses: { 204: { description: "" }, 403: forbidden },
  });
test.each<[reset: object, fault: object, seen: (string | number | null)[]]>([
  [{ statuses: [403] }, {}, [403, "0", null]],
  [{ statuses: [403], remaining: "X-Left" }, { reset: 5 }, [403, "0", "5"]],
  [{ statuses: [403], remaining: "X-Left" }, { retryAfter: 5 }, [403, "1", null]],
  [{ statuses: [403, 429], remaining: "X-Left" }, { reset: 5 }, [429, "0", "5"]],
  [{ statuses: [403, 429], remaining: "X-Left" }, { reset: 5, status: 403 }, [403, "0", "5"]],
  [{ remaining: "X-Left" }, { reset: 5 }, [429, "0", "5"]],
  // A documented answer is no rate limit by itself.
  [{ statuses: [403], remaining: "x-left" }, { type: "status", status: 403 }, [403, "1", "1"]],
])("with %j, the fault %j", async (reset, fault, seen) => {
  const { provider, send } = await playLimited(reset);
  provider.fail({ type: "rate-limit", ...fault } as Fault);
  const { status, headers } = await send("/x/7");
  expect([status, headers.get("x-left"), headers.get("x-reset")]).toEqual(seen);
});

test("a rate limit with another status is refused", async () => {
  const { provider } = await playLimited({ statuses: [403] });
  expect(() => provider.fail({ type: "rate-limit", status: 404 })).toThrow(
    "A rate limit of acme has status 403, found 404.",
  );
});

test.each<[Fault, header: string, value: string | null]>([
  [{ type: "status", status: 503, retryAfter: 1 }, "retry-after", "1"],
  [{ type: "redirect", status: 303, location }, "location", location],
  [{ type: "html" }, "content-type", "text/html; charset=utf-8"],
  [{ type: "empty", status: 200 }, "content-type", null],
])("%j has the header %s: %s", async (fault, name, value) => {
  for (const way of ways) {
    const { send, provider } = await over(way);
    provider.fail(fault);
    expect((await send()).headers.get(name)).toBe(value);
  }
});

test("a client that goes away during a latency removes nobody, and the wait ends", async () => {
  for (const way of ways) {
    const { send, provider } = await over(way);
    provider.fail({ type: "latency", milliseconds: 60_000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 30);
    expect(await see(send({ signal: controller.signal }))).toEqual({ failure: reason });
    expect(provider.has(organization, person)).toBe(true);
  }
});

test("a hang through fetch ends with the caller's signal, even after a garbage collection", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const { send, provider } = await over("fetch");
  const faults: Fault[] = [
    { type: "hang" },
    { type: "hang", at: "body" },
    { type: "latency", milliseconds: 60_000 },
    { type: "endless", every: 60_000 },
  ];
  for (const fault of faults) {
    provider.fail(fault);
    const controller = new AbortController();
    const seen = see(send({ signal: controller.signal }));
    await new Promise((resolve) => setTimeout(resolve, 10));
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 10));
    controller.abort(reason);
    expect((await seen).failure).toBe(reason);
  }
});

test.each<[fault: object, selection: object, sentence: string | RegExp]>([
  [
    { type: "status", status: 99 },
    {},
    "An answer's status must be an integer from 200 to 599, found 99.",
  ],
  [
    { type: "redirect", status: 200, location },
    {},
    "A redirect's status must be from 300 to 399, found 200.",
  ],
  [{ type: "flood" }, {}, 'There is no fault of type "flood".'],
  [
    { type: "latency", milliseconds: 2 ** 31 },
    {},
    "milliseconds must be a number of milliseconds below 2^31, found 2147483648.",
  ],
  [
    { type: "endless", every: -1 },
    {},
    "every must be a number of milliseconds below 2^31, found -1.",
  ],
  [
    { type: "oversized", bytes: 1 },
    {},
    /^bytes must be an integer of at least the answer's own \d+, found 1\.$/,
  ],
  [{ type: "html" }, { times: 0 }, "times must be a positive integer or Infinity, found 0."],
])("the fault %j with the selection %j is refused at once", async (fault, selection, sentence) => {
  const { provider } = await over("fetch");
  expect(() => provider.fail(fault as Fault, selection)).toThrow(sentence);
});

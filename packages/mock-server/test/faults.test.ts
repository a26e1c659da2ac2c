import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { Fault } from "../src/index.ts";
import { organization, person } from "./fixture.ts";
import { playOperation } from "./play-operation.ts";
import { over, reason, type Seen, see, seeStruck, ways } from "./ways.ts";

const effects = ["before", "after"] as const;
const noMore = expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/);
const table: [string, Fault, Seen][] = [
  [
    "latency",
    { type: "latency", milliseconds: 5 },
    { status: 200, text: expect.stringContaining("success") },
  ],
  ["status", { type: "status", status: 500 }, { status: 500, text: "" }],
  [
    "documented status",
    { type: "status", status: 401 },
    { status: 401, text: expect.stringContaining("message") },
  ],
  ["undocumented status", { type: "status", status: 502 }, { status: 502, text: "" }],
  [
    "redirect",
    { type: "redirect", status: 307, location: "http://localhost/else" },
    { status: 307, text: "" },
  ],
  ["failed", { type: "failed" }, { status: 200, text: expect.stringContaining('"error"') }],
  ["html", { type: "html" }, { status: 200, text: expect.stringMatching(/^<!doctype html>/) }],
  [
    "html error",
    { type: "html", status: 404 },
    { status: 404, text: expect.stringMatching(/^<!doctype html>/) },
  ],
  [
    "broken JSON",
    { type: "broken-json" },
    { status: 200, text: expect.stringMatching(/^\{"status":"success"[^}]*$/) },
  ],
  ["empty", { type: "empty", status: 200 }, { status: 200, text: "" }],
  ["empty 204", { type: "empty", status: 204 }, { status: 204, text: "" }],
  [
    "oversized",
    { type: "oversized", bytes: 200_000 },
    { status: 200, text: expect.stringMatching(/^\{.*\} {199000,}$/) },
  ],
  ["endless", { type: "endless" }, { status: 200, failure: reason }],
  ["trickle", { type: "endless", every: 5 }, { status: 200, failure: reason }],
  ["cut", { type: "cut" }, { failure: "ECONNRESET" }],
  ["cut in the body", { type: "cut", at: "body" }, { status: 200, failure: noMore }],
  ["hang", { type: "hang" }, { failure: reason }],
  ["hang in the body", { type: "hang", at: "body" }, { status: 200, failure: reason }],
];

const rows = ways.flatMap((way) =>
  effects.flatMap((effect) =>
    table.map(([name, fault, seen]) => ({ way, effect, name, fault, seen })),
  ),
);
test.each(rows)("$way: $name, $effect the removal", async ({ way, effect, fault, seen }) => {
  const played = await over(way);
  const { send, provider } = played;
  provider.fail({ ...fault, effect } as Fault);
  expect(await seeStruck(played, fault)).toEqual(seen);
  expect(provider.has(organization, person)).toBe(effect === "before" && fault.type !== "latency");
  expect(provider.requests.length).toBe(1);
  expect((await send()).status, "the next request is answered").toBe(
    provider.requests.length === 2 && effect === "before" && fault.type !== "latency" ? 200 : 403,
  );
});

test.each([
  ["nothing", {}, { "retry-after": null, "x-acme-reset": null }],
  ["seconds", { retryAfter: 3 }, { "retry-after": "3", "x-acme-reset": null }],
  [
    "a moment",
    { retryAfter: new Date("2015-10-21T07:28:00.9Z") },
    { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT", "x-acme-reset": null },
  ],
  [
    "a text",
    { retryAfter: "Wed, 21 Oct 2015 07:28:00 GMT" },
    { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT", "x-acme-reset": null },
  ],
  ["the provider's own header", { reset: 12 }, { "retry-after": null, "x-acme-reset": "12" }],
] as [string, object, Record<string, string | null>][])(
  "a rate limit says when to try again: %s",
  async (_, given, wanted) => {
    const { send, provider } = await over("fetch");
    provider.fail({ type: "rate-limit", ...given });
    const response = await send();
    expect(response.status).toBe(429);
    for (const [name, value] of Object.entries(wanted))
      expect(response.headers.get(name), name).toBe(value);
    expect(await response.json()).toHaveProperty("error.message");
    expect(provider.has(organization, person)).toBe(true);
  },
);

const header = (example: string) => ({ schema: { type: "string" }, example });
const forbidden = {
  description: "",
  headers: { "X-Left": { schema: { type: "integer" } }, "X-Reset": header("1") },
};
const limit = { header: "X-Reset", unit: "unix-seconds" };
const someone = {
  path: "/x/{id}",
  parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
};

test.each<
  [reset: object, fault: object, status: number, left: string | null, reset: string | null]
>([
  [{ statuses: [403] }, {}, 403, "0", null],
  [{ statuses: [403] }, { reset: 5 }, 403, "0", "5"],
  [{ statuses: [403], remaining: "X-Left" }, { reset: 5 }, 403, "0", "5"],
  [{ statuses: [403], remaining: "X-Left" }, { retryAfter: 5 }, 403, "1", null],
  [{ statuses: [403, 429], remaining: "X-Left" }, { reset: 5 }, 429, "0", "5"],
  [{ statuses: [403, 429], remaining: "X-Left" }, { reset: 5, status: 403 }, 403, "0", "5"],
  [{ remaining: "X-Left" }, { reset: 5 }, 429, "0", "5"],
])("with %j, the rate limit %j is a %d", async (reset, fault, status, left, wait) => {
  const root = { "x-rate-limit-reset": { ...limit, ...reset } };
  const responses = { 204: { description: "" }, 403: forbidden };
  const { provider, send } = await playOperation({ ...someone, root, responses });
  provider.fail({ type: "rate-limit", ...fault });
  const response = await send("/x/7");
  const found = ["x-left", "x-reset"].map((name) => response.headers.get(name));
  expect([response.status, ...found]).toEqual([status, left, wait]);
});

test("a documented 403 is no rate limit, unless it is played as one", async () => {
  const root = { "x-rate-limit-reset": { ...limit, statuses: [403], remaining: "x-left" } };
  const responses = { 204: { description: "" }, 403: forbidden };
  const { provider, send } = await playOperation({ ...someone, root, responses });
  provider.fail({ type: "status", status: 403 });
  expect((await send("/x/7")).headers.get("x-left")).toBe("1");
});

test("a status that says no rate limit is refused", async () => {
  const root = { "x-rate-limit-reset": { ...limit, statuses: [403] } };
  const { provider } = await playOperation({ ...someone, root });
  expect(() => provider.fail({ type: "rate-limit", status: 404 })).toThrow(
    "A rate limit of acme has status 403, found 404.",
  );
});

test.each([
  ["a 503 with Retry-After", { type: "status", status: 503, retryAfter: 1 }, "retry-after", "1"],
  [
    "a redirect's Location",
    { type: "redirect", status: 303, location: "https://else.example/" },
    "location",
    "https://else.example/",
  ],
  ["a page's media type", { type: "html" }, "content-type", "text/html; charset=utf-8"],
  ["an empty answer's media type", { type: "empty", status: 200 }, "content-type", null],
] as [string, Fault, string, string | null][])("headers of %s", async (_, fault, name, value) => {
  for (const way of ways) {
    const { send, provider } = await over(way);
    provider.fail(fault);
    expect((await send()).headers.get(name)).toBe(value);
  }
});

test("faults and answers strike in order, as often as asked", async () => {
  const { send, provider } = await over("fetch");
  provider.fail({ type: "status", status: 500 }, { times: 2 });
  provider.respond({ status: 418, body: "short and stout" });
  provider.fail({ type: "html" });
  const statuses = [];
  for (let count = 0; count < 5; count++) statuses.push((await send()).status);
  expect(statuses).toEqual([500, 500, 418, 200, 200]);
  expect(provider.members(organization)).toEqual([]);
});

test("a client that goes away during a latency removes nothing, and the wait ends", async () => {
  for (const way of ways) {
    const { send, provider } = await over(way);
    provider.fail({ type: "latency", milliseconds: 60_000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 30);
    expect(await see(send({ signal: controller.signal }))).toEqual({ failure: reason });
    expect(provider.has(organization, person)).toBe(true);
  }
});

test("a hang through fetch ends with the caller's signal, also when nothing else holds the request", async () => {
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

test.each([
  [
    "no status",
    { type: "status", status: 99 },
    {},
    "An answer's status must be an integer from 200 to 599, found 99.",
  ],
  [
    "no redirect",
    { type: "redirect", status: 200, location: "/" },
    {},
    "A redirect's status must be from 300 to 399, found 200.",
  ],
  ["no fault", { type: "flood" }, {}, 'There is no fault of type "flood".'],
  [
    "no latency",
    { type: "latency", milliseconds: 2 ** 31 },
    {},
    "milliseconds must be a number of milliseconds below 2^31, found 2147483648.",
  ],
  [
    "no trickle",
    { type: "endless", every: -1 },
    {},
    "every must be a number of milliseconds below 2^31, found -1.",
  ],
  [
    "too few bytes",
    { type: "oversized", bytes: 1 },
    {},
    /^bytes must be an integer of at least the answer's own \d+, found 1\.$/,
  ],
  [
    "no number of times",
    { type: "html" },
    { times: 0 },
    "times must be a positive integer or Infinity, found 0.",
  ],
] as [string, Fault, object, string | RegExp][])(
  "a fault that can't be is refused where it is asked for: %s",
  async (_, fault, repetition, sentence) => {
    const { provider } = await over("fetch");
    expect(() => provider.fail(fault, repetition)).toThrow(sentence);
  },
);

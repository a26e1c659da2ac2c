import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, expect, test } from "vitest";
import type { Fault, ListeningServer, MockProvider } from "../src/index.ts";
import { headers, organization, path, person, playAcme } from "./fixture.ts";

/** What a client saw: the status and the text, or the name or code of what `fetch` or the reading failed with. */
interface Seen {
  status?: number;
  text?: string;
  failure?: unknown;
}

const servers: ListeningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Send = (init?: RequestInit) => Promise<Response>;
async function over(way: string): Promise<{ send: Send; provider: MockProvider }> {
  const { mock, provider } = playAcme();
  const request: RequestInit = { method: "DELETE", headers, redirect: "manual" };
  if (way === "fetch")
    return {
      provider,
      send: (init) => mock.fetch(`http://localhost${path}`, { ...request, ...init }),
    };
  const server = await mock.listen();
  servers.push(server);
  return { provider, send: (init) => fetch(server.url + path, { ...request, ...init }) };
}

async function see(response: Promise<Response>): Promise<Seen> {
  const seen: Seen = {};
  try {
    const { status } = await response;
    seen.status = status;
    seen.text = await (await response).text();
  } catch (error) {
    seen.failure = error instanceof TypeError ? (error.cause as { code: string }).code : error;
  }
  return seen;
}

const reason = new Error("enough");
const ways = ["fetch", "socket"];
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
  const { send, provider } = await over(way);
  provider.fail({ ...fault, effect } as Fault);
  const controller = new AbortController();
  const timer = fault.type === "hang" && setTimeout(() => controller.abort(reason), 50);
  expect(await see(send({ signal: controller.signal }))).toEqual(seen);
  if (timer) clearTimeout(timer);
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
    "a date",
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
    "no number of times",
    { type: "html" },
    { times: 0 },
    "times must be a positive integer or Infinity, found 0.",
  ],
] as [string, Fault, object, string][])(
  "a fault that can't be is refused where it is asked for: %s",
  async (_, fault, repetition, sentence) => {
    const { provider } = await over("fetch");
    expect(() => provider.fail(fault, repetition)).toThrow(sentence);
  },
);

import { expect, test } from "vitest";
import type { Fault } from "../src/index.ts";
import { over, reason, type Seen, seeStruck, ways } from "./ways.ts";

const body = new URLSearchParams({
  grant_type: "client_credentials",
  client_id: "test-acme-clientId",
  client_secret: "test-acme-clientSecret",
});
const granted = /^\{"access_token":"test-token.*\} *$/;

const table: [Fault, Seen][] = [
  [
    { type: "latency", milliseconds: 5 },
    { status: 200, text: expect.stringMatching(granted) },
  ],
  [
    { type: "status", status: 401 },
    { status: 401, text: "" },
  ],
  [
    { type: "redirect", status: 307, location: "http://localhost/else" },
    { status: 307, text: "" },
  ],
  [{ type: "html" }, { status: 200, text: expect.stringMatching(/^<!doctype html>/) }],
  [{ type: "broken-json" }, { status: 200, text: expect.stringMatching(/^\{"access_token[^}]*$/) }],
  [
    { type: "empty", status: 200 },
    { status: 200, text: "" },
  ],
  [
    { type: "oversized", bytes: 200_000 },
    { status: 200, text: expect.stringMatching(granted) },
  ],
  [{ type: "endless" }, { status: 200, failure: reason }],
  [{ type: "cut" }, { failure: "ECONNRESET" }],
  [
    { type: "cut", at: "body" },
    { status: 200, failure: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
  ],
  [{ type: "hang" }, { failure: reason }],
  [
    { type: "hang", at: "body" },
    { status: 200, failure: reason },
  ],
];

const rows = ways.flatMap((way) =>
  (["before", "after"] as const).flatMap((effect) =>
    table.map(([fault, seen]) => ({ way, effect, fault, seen })),
  ),
);
test.each(rows)("$way: $fault at the token URL, $effect the token was issued", async (row) => {
  const { way, effect, fault, seen } = row;
  const played = await over(way, "/acme/oauth/token", { method: "POST", body });
  const { send, provider } = played;
  provider.failToken({ ...fault, effect } as Fault);
  expect(await seeStruck(played, fault)).toEqual(seen);
  const isIssued = effect === "after" || fault.type === "latency";
  expect(provider.exchanges).toBe(isIssued ? 1 : 0);
  expect((await send()).status, "the next request is answered").toBe(200);
});

test("a rate limit at the token URL says when to try again", async () => {
  const { send, provider } = await over("socket", "/acme/oauth/token", { method: "POST", body });
  provider.failToken({ type: "rate-limit", retryAfter: 3 });
  const response = await send();
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "3"]);
});

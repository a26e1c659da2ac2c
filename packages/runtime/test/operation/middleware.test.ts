import { expect, test } from "vitest";
import type { Middleware } from "../../src/index.ts";
import { createPaperCrane, member, memberUrl, path, secret } from "../support/paper-crane.ts";
import { failureOf, json, notSent, recorder, summaryOf } from "../support/recorder.ts";

type OnRequest = NonNullable<Middleware["onRequest"]>;

const evil = "https://evil.example/teams/7/members/ada-lovelace";

test("onRequest runs once, sees no credential, and adds headers", async () => {
  const { fetch, requests } = recorder();
  const seen: string[] = [];
  const client = createPaperCrane({ fetch });
  client.use({
    onRequest: (context) => {
      seen.push(JSON.stringify([[...context.request.headers], context.params, context.options]));
      context.request.headers.set("x-trace", "1");
    },
  });
  await client.deleteMember(member);
  expect(seen).toHaveLength(1);
  expect(seen[0]).not.toContain(secret);
  expect(requests[0]?.headers.get("x-trace")).toBe("1");
  expect(requests[0]?.headers.get("x-api-key")).toBe(secret);
});

test("what middleware does to the client's own headers, and to redirects, is undone", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  client.use({
    onRequest: ({ request }) => {
      const headers = { authorization: "stolen", "x-key-id": "stolen", "x-api-key": "stolen" };
      return new Request(request.url, { method: "DELETE", headers, redirect: "follow" });
    },
  });
  await client.deleteMember(member);
  expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({
    "x-api-key": secret,
    "x-api-version": "2026-01-01",
  });
  expect(requests[0]?.redirect).toBe("manual");
});

const refused: [what: string, onRequest: OnRequest][] = [
  ["another host", () => new Request(evil, { method: "DELETE" })],
  ["the same host in plain", () => new Request(memberUrl.replace("s:", ":"), { method: "DELETE" })],
  ["another member", () => new Request(`${memberUrl}2`, { method: "DELETE" })],
  ["the collection", () => new Request(memberUrl.replace(/[^/]*$/, ""), { method: "DELETE" })],
  ["a query of its own", () => new Request(`${memberUrl}?force=true`, { method: "DELETE" })],
  ["a fragment", () => new Request(`${memberUrl}#x`, { method: "DELETE" })],
  ["another method", ({ request }) => new Request(request, { method: "POST" })],
  ["a GET", () => new Request(memberUrl)],
  ["a body", ({ request }) => new Request(request, { body: "{}" })],
  ["an answer", () => new Response(null, { status: 204 })],
  ["an answer in JSON", () => json(200, { status: "success" })],
  ["no request", () => ({ url: evil }) as never],
  [
    "a throw",
    () => {
      throw new TypeError(secret);
    },
  ],
  ["a rejection without an error", () => Promise.reject(undefined)],
];

test.each(refused)("a middleware that makes %s of the request is refused", async (_, onRequest) => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  client.use({ onRequest });
  for (const call of [
    () => client.deleteMember(member),
    () => client.deleteMember.request(member),
    () => client.DELETE(path, { params: { path: member } }),
  ]) {
    const error = await failureOf(call());
    expect(summaryOf(error)).toEqual(notSent);
    expect(error.message).toContain("middleware");
    expect(error.message).not.toMatch(/sk_live|evil|lovelace/);
  }
  expect(requests).toEqual([]);
});

test("a middleware can't drop a query parameter", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  const call = { ...member, reason: "it's" };
  await client.deleteMember(call);
  client.use({ onRequest: () => new Request(memberUrl, { method: "DELETE" }) });
  expect(summaryOf(await failureOf(client.deleteMember(call)))).toEqual(notSent);
  expect(requests.map(({ url }) => url)).toEqual([`${memberUrl}?reason=it%27s`]);
});

const meddling: [what: string, middleware: Middleware][] = [
  ["answers 204 in onResponse", { onResponse: () => new Response(null, { status: 204 }) }],
  ["answers 500 in onResponse", { onResponse: () => json(500, {}) }],
  ["answers in onError", { onError: () => new Response(null, { status: 204 }) }],
  ["makes another error", { onError: () => new Error("mine") }],
  ["rejects in onResponse", { onResponse: () => Promise.reject(new Error("mine")) }],
  ["rejects in onError", { onError: () => Promise.reject(undefined) }],
  ["returns rubbish", { onResponse: () => "rubbish" as never, onError: () => 1 as never }],
  ["calls fetch again", { onResponse: ({ options, request }) => options.fetch(request) }],
  ["calls fetch instead", { onRequest: ({ options, request }) => options.fetch(request) }],
];

const answers: [answer: () => Response, want: object][] = [
  [() => json(200, { status: "success" }), { data: { status: "success" } }],
  [() => json(403, { a: 1 }), { name: "ApiError", status: 403, outcome: "refused" }],
  [() => new Response("<html>"), { name: "ApiError", status: 200, outcome: "unknown" }],
  [
    () => {
      throw new TypeError("fetch failed");
    },
    { name: "ConnectionError", outcome: "unknown" },
  ],
];

test.each(meddling)("a middleware that %s changes no report", async (_, middleware) => {
  for (const [answer, want] of answers) {
    const { fetch, requests } = recorder(answer);
    const client = createPaperCrane({ fetch });
    client.use(middleware);
    const report = client.deleteMember(member).catch((error: Error) => ({ ...error }));
    expect(await report).toMatchObject(want);
    expect(requests).toHaveLength(1);
  }
});

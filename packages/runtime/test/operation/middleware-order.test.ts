import { expect, test } from "vitest";
import type { Middleware } from "../../src/index.ts";
import { createPaperCrane, member, memberUrl, secret } from "../support/paper-crane.ts";
import { failureOf, json, recorder, summaryOf } from "../support/recorder.ts";

function watcher(): { seen: string[]; middleware: Middleware } {
  const seen: string[] = [];
  return {
    seen,
    middleware: {
      onRequest: ({ request }) => {
        seen.push(`${request.method} ${request.url}`);
      },
      onResponse: async ({ response }) => {
        seen.push(`${response.status} ${await response.text()}`);
      },
      onError: ({ error }) => {
        seen.push((error as Error).name);
      },
    },
  };
}

const table: [answer: () => Response, seen: string][] = [
  [() => json(200, { a: 1 }), '200 {"a":1}'],
  [() => new Response(null, { status: 204 }), "204 "],
  [() => json(403, { a: 1 }), '403 {"a":1}'],
  [() => new Response("<html>"), "200 <html>"],
  [
    () => {
      throw new TypeError(secret);
    },
    "ConnectionError",
  ],
];

test.each(table)(
  "it sees the request and, with its body, the answer: %s %s",
  async (answer, end) => {
    const { fetch } = recorder(answer);
    const { seen, middleware } = watcher();
    const client = createPaperCrane({ fetch });
    client.use(middleware);
    await client.deleteMember(member).catch(() => {});
    expect(seen).toEqual([`DELETE ${memberUrl}`, end]);
    client.eject(middleware);
    await client.deleteMember(member).catch(() => {});
    expect(seen).toHaveLength(2);
  },
);

test("middleware of one client is none of another", async () => {
  const { seen, middleware } = watcher();
  createPaperCrane().use(middleware);
  await createPaperCrane({ fetch: recorder().fetch }).deleteMember(member);
  expect(seen).toEqual([]);
});

test("request() runs it, shows what would be sent without credentials, and sends nothing", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  client.use({ onRequest: ({ request }) => request.headers.set("x-trace", "1") });
  const request = await client.deleteMember.request(
    { ...member, silent: true },
    { headers: { "x-a": "1" } },
  );
  expect(Object.fromEntries(request.headers)).toEqual({
    accept: "application/json, application/problem+json",
    "user-agent": "offboard-paper-crane/1.2.3",
    "x-a": "1",
    "x-api-version": "2026-01-01",
    "x-trace": "1",
  });
  expect([request.method, request.url, request.redirect, request.body]).toEqual([
    "DELETE",
    `${memberUrl}?silent=true`,
    "manual",
    null,
  ]);
  expect(requests).toEqual([]);
});

test("request() sends nothing even where a middleware calls fetch itself", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  client.use({ onRequest: ({ request, options }) => options.fetch(request) });
  const error = await failureOf(client.deleteMember.request(member));
  expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
  expect(requests).toEqual([]);
});

const careless: [what: string, after: () => Response | undefined][] = [
  ["throws", () => JSON.parse("")],
  ["answers", () => new Response(null, { status: 204 })],
  ["goes on", () => undefined],
];

test.each(careless)(
  "a middleware that calls fetch, does not wait and %s: not `not-sent`",
  async (_, after) => {
    const { fetch, requests } = recorder(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return new Response(null, { status: 204 });
    });
    const client = createPaperCrane({ fetch });
    client.use({
      onRequest: ({ request, options }) => {
        void options.fetch(request);
        return after();
      },
    });
    const [report] = await Promise.allSettled([client.deleteMember(member)]);
    expect([requests.length, report.status]).toEqual([1, "fulfilled"]);
  },
);

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import { createPaperCrane, member, path, secret } from "../support/paper-crane.ts";
import { json, recorder, turn } from "../support/recorder.ts";

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeEach(() => {
  process.on("unhandledRejection", note);
});
afterEach(async () => {
  await turn();
  process.off("unhandledRejection", note);
  expect(unhandled.splice(0)).toEqual([]);
});

const table: [answer: () => Response | Promise<Response>, told: object][] = [
  [
    () => json(200, {}, { "x-request-id": "r-1" }),
    { status: 200, outcome: "removed", requestId: "r-1" },
  ],
  [() => new Response(null, { status: 204 }), { status: 204, outcome: "removed" }],
  [
    () => json(403, {}, { "x-request-id": "r-2" }),
    { status: 403, outcome: "refused", requestId: "r-2" },
  ],
  [() => json(200, { status: "error" }), { status: 200, outcome: "refused" }],
  [() => new Response("<html>"), { status: 200, outcome: "unknown" }],
  [() => new Response(null, { status: 500 }), { status: 500, outcome: "unknown" }],
  [() => Response.error(), { status: 0, outcome: "unknown" }],
  [() => Promise.reject(new TypeError("fetch failed")), { outcome: "unknown" }],
  [
    () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } })),
    { outcome: "not-sent" },
  ],
  [() => new Promise(() => {}), { outcome: "unknown" }],
];

test.each(table)("of %s it is told %o", async (answer, told) => {
  const events: AttemptEvent[] = [];
  const { fetch } = recorder(answer);
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const client = createPaperCrane({ fetch, onAttempt, timeout: 20, retry: false });
  const reason = { reason: "left", "x-actor": "hr" };
  await client.deleteMember({ ...member, ...reason }).catch(() => {});
  const [{ duration, ...event }, ...others] = events as [AttemptEvent];
  expect(event).toEqual({
    provider: "paper-crane",
    method: "DELETE",
    path,
    attempt: 1,
    status: undefined,
    requestId: undefined,
    wait: undefined,
    ...told,
  });
  expect([others, typeof duration, duration >= 0 && duration < 1000]).toEqual([[], "number", true]);
  expect(JSON.stringify(events)).not.toMatch(/sk_live|lovelace|left|"hr"/);
});

test("an abort, and a credential that fails, are told too", async () => {
  const events: AttemptEvent[] = [];
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const fetch = () => new Promise<Response>(() => {});
  const controller = new AbortController();
  const { signal } = controller;
  const call = createPaperCrane({ fetch, onAttempt }).deleteMember(member, { signal });
  await turn();
  controller.abort();
  await call.catch(() => {});
  const apiKey = () => Promise.reject(new Error(secret));
  await createPaperCrane({ apiKey, fetch, onAttempt })
    .deleteMember(member)
    .catch(() => {});
  await turn();
  expect(events.map(({ outcome, status }) => [outcome, status])).toEqual([
    ["unknown", undefined],
    ["not-sent", undefined],
  ]);
});

test("what never becomes an attempt is not told", async () => {
  const events: AttemptEvent[] = [];
  const { fetch } = recorder();
  const client = createPaperCrane({ fetch, onAttempt: (event) => events.push(event) });
  await client.deleteMember({ teamId: 7, memberId: ".." }).catch(() => {});
  await client.deleteMember(member, { timeout: -1 }).catch(() => {});
  await client.deleteMember(member, { signal: AbortSignal.abort() }).catch(() => {});
  await client.deleteMember.request(member);
  client.use({ onRequest: () => new Response() });
  await client.deleteMember(member).catch(() => {});
  expect(events).toEqual([]);
});

const listeners: [how: string, onAttempt: (event: AttemptEvent) => unknown][] = [
  [
    "throws",
    () => {
      throw new Error("mine");
    },
  ],
  ["rejects", () => Promise.reject(new Error("mine"))],
  ["rejects with nothing", () => Promise.reject(undefined)],
  ["never settles", () => new Promise(() => {})],
  ["changes the event", (event) => Object.assign(event, { outcome: "removed", status: 204 })],
  [
    "gives something that throws when it is awaited",
    () => {
      const thrower = () => {
        throw new Error("mine");
      };
      return new Proxy({}, { get: thrower });
    },
  ],
];

test.each(listeners)("a listener that %s changes nothing", async (_, onAttempt) => {
  const good = createPaperCrane({ fetch: recorder().fetch, onAttempt });
  expect((await good.deleteMember(member)).response.status).toBe(204);
  const bad = createPaperCrane({ fetch: recorder(() => json(403, {})).fetch, onAttempt });
  await expect(bad.deleteMember(member)).rejects.toMatchObject({ status: 403, outcome: "refused" });
});

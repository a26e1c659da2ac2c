import { expect, test } from "vitest";
import type { RetryOptions } from "../../src/index.ts";
import { answerInTurn, type Turn } from "../support/answer-in-turn.ts";
import { createPaperCrane, member, path } from "../support/paper-crane.ts";
import { failureOf, thrownBy } from "../support/recorder.ts";
import { testClock } from "../support/test-clock.ts";

type Retry = false | RetryOptions | undefined;
const asked = { unknown: true };

/** What a call came to: its outcome, the status or name that it ended with, and how often it was tried. */
const table: [
  script: Turn[],
  retry: Retry,
  want: [outcome: string, ended: unknown, attempts: number],
][] = [
  // 429 and 503, twice by default.
  [["removed"], undefined, ["removed", 200, 1]],
  [[429, "removed"], undefined, ["removed", 200, 2]],
  [[429, 429, "empty"], undefined, ["removed", 204, 3]],
  [[429], undefined, ["refused", 429, 3]],
  [[503, "removed"], undefined, ["removed", 200, 2]],
  [[503], undefined, ["unknown", 503, 3]],
  [[429, 503, 429], undefined, ["unknown", 429, 3]],
  // What provably never left.
  [["refused", "removed"], undefined, ["removed", 200, 2]],
  [["no name", "refused", "empty"], undefined, ["removed", 204, 3]],
  [["no name"], undefined, ["not-sent", "ConnectionError", 3]],
  [["refused", 403], undefined, ["refused", 403, 2]],
  // Nothing else.
  [[400], undefined, ["refused", 400, 1]],
  [[401], undefined, ["refused", 401, 1]],
  [[403], undefined, ["refused", 403, 1]],
  [[408], undefined, ["unknown", 408, 1]],
  [[500], undefined, ["unknown", 500, 1]],
  [[502], undefined, ["unknown", 502, 1]],
  [[504], undefined, ["unknown", 504, 1]],
  [["lost"], undefined, ["unknown", "ConnectionError", 1]],
  [["login page"], undefined, ["unknown", 200, 1]],
  [["redirect"], undefined, ["unknown", 302, 1]],
  [["says no"], undefined, ["refused", 200, 1]],
  [["absent"], undefined, ["refused", 404, 1]],
  // An attempt that may have removed the member is never forgotten.
  [[503, 403], undefined, ["unknown", 403, 2]],
  [[503, "absent"], undefined, ["removed", 404, 2]],
  [[503, "says no"], undefined, ["unknown", 200, 2]],
  [[503, 500], undefined, ["unknown", 500, 2]],
  [[503, "lost"], undefined, ["unknown", "ConnectionError", 2]],
  [[503, "refused"], undefined, ["unknown", "ConnectionError", 3]],
  [[503, 429, 403], undefined, ["unknown", 403, 3]],
  [[429, "absent"], undefined, ["refused", 404, 2]],
  [["refused", "absent"], undefined, ["refused", 404, 2]],
  // What the provider got stays so, whatever comes after it.
  [[429, "refused"], undefined, ["refused", "ConnectionError", 3]],
  [["refused", 429, "no name"], undefined, ["refused", "ConnectionError", 3]],
  // False is none at all, and a limit is one.
  [[429], false, ["refused", 429, 1]],
  [[503], false, ["unknown", 503, 1]],
  [["refused"], false, ["not-sent", "ConnectionError", 1]],
  [[429], { limit: 0 }, ["refused", 429, 1]],
  [[429], { limit: 1 }, ["refused", 429, 2]],
  [[429, 429, 429, 429, 429, "removed"], { limit: 5 }, ["removed", 200, 6]],
  [[429], { limit: undefined }, ["refused", 429, 3]],
  [[429], {}, ["refused", 429, 3]],
  [[500], { unknown: false }, ["unknown", 500, 1]],
  // After an unknown outcome, where the caller asks.
  [[500, "removed"], asked, ["removed", 200, 2]],
  [[500, "absent"], asked, ["removed", 404, 2]],
  [["lost", "absent"], asked, ["removed", 404, 2]],
  [["lost", "refused", "absent"], asked, ["removed", 404, 3]],
  [["login page", "absent"], asked, ["removed", 404, 2]],
  [["redirect", "removed"], asked, ["removed", 200, 2]],
  [[408, "empty"], asked, ["removed", 204, 2]],
  [[500], asked, ["unknown", 500, 3]],
  [["lost", 403], asked, ["unknown", 403, 2]],
  [[403], asked, ["refused", 403, 1]],
  [["absent"], asked, ["refused", 404, 1]],
  [[500], { unknown: true, limit: 0 }, ["unknown", 500, 1]],
];

/** Makes the call, and tells in the table's words what it came to. */
async function ending(script: Turn[], onClient: Retry, onCall: Retry): Promise<unknown[]> {
  const { fetch, requests } = answerInTurn(script);
  const client = createPaperCrane({ fetch, retry: onClient }, testClock());
  const call = client.deleteMember(member, { retry: onCall });
  const [settled] = await Promise.allSettled([call]);
  // Whatever is sent again is the same, with credentials of its own.
  const sent = requests.map(({ method, url, headers }) => [method, url, ...headers]);
  expect(sent).toEqual(Array(requests.length).fill(sent[0]));
  if (settled.status === "fulfilled") {
    const { data, response, attempts } = settled.value;
    expect([attempts, data !== undefined]).toEqual([requests.length, response.status === 200]);
    return ["removed", response.status, attempts];
  }
  const { outcome, status, name, attempts } = await failureOf(call);
  expect(attempts).toBe(requests.length);
  return [outcome, status ?? name, attempts];
}

test.each(table)("%j with retry %j: %j", async (script, retry, want) => {
  expect(await ending(script, retry, undefined)).toEqual(want);
  expect(await ending(script, undefined, retry)).toEqual(want);
});

const merged: [onClient: Retry, onCall: Retry, attempts: number][] = [
  [{ limit: 5 }, { limit: 1 }, 2],
  [{ limit: 5 }, {}, 6],
  [{ limit: 5 }, { unknown: true }, 6],
  [{ limit: 5 }, false, 1],
  [{ limit: 5 }, { limit: undefined }, 6],
  [false, {}, 1],
  [false, { limit: 1 }, 2],
  [{ maximumWait: 1 }, { maximumWait: 60_000 }, 3],
  [{ maximumWait: 1 }, { limit: 2 }, 1],
];

test.each(merged)(
  "the client's %j and the call's %j make %d attempts",
  async (onClient, onCall, attempts) => {
    const { fetch, requests } = answerInTurn([429], { "Retry-After": "1" });
    const client = createPaperCrane({ fetch, retry: onClient }, testClock());
    expect((await failureOf(client.deleteMember(member, { retry: onCall }))).attempts).toBe(
      attempts,
    );
    expect(requests).toHaveLength(attempts);
  },
);

const whole = 'option "retry" must be false or { limit, unknown, maximumWait }';
const limit = 'retry option "limit" must be ';
const unknown = 'retry option "unknown" must be a boolean';
const wait = 'retry option "maximumWait" must be a number of milliseconds above 0 and below 2^31';
const refused: [retry: unknown, problem: string][] = [
  ...[true, null, 0, 5, "", "false", () => false].map((retry): [unknown, string] => [retry, whole]),
  [{ limit: -1 }, `${limit}0 or more`],
  ...[1.5, Number.NaN, Infinity, "2", null, 2n, 2 ** 53].map((value): [unknown, string] => [
    { limit: value },
    `${limit}a whole number below 2^53`,
  ]),
  ...[1, "false", null].map((value): [unknown, string] => [{ unknown: value }, unknown]),
  ...[0, -1, 2 ** 31, "1", Number.NaN].map((value): [unknown, string] => [
    { maximumWait: value },
    wait,
  ]),
  [{ retries: 2 }, 'has no retry option "retries"; it has limit, unknown, maximumWait'],
  [{ constructor: 2 }, 'has no retry option "constructor"'],
  [JSON.parse('{"__proto__": 2}'), 'has no retry option "__proto__"'],
  [[3], "retry options must be an object"],
];

test.each(refused)("retry %o is refused, of a client and of a call", async (value, problem) => {
  const retry = value as false;
  expect(thrownBy(() => createPaperCrane({ retry })).message).toContain(problem);
  const { fetch, requests } = answerInTurn(["removed"]);
  const call = createPaperCrane({ fetch }).deleteMember(member, { retry });
  expect((await failureOf(call)).message).toContain(problem);
  expect(requests).toEqual([]);
});

test("what is changed in the options after a client was made changes nothing", async () => {
  const { fetch, requests } = answerInTurn([429]);
  const retry = { limit: 1 };
  const client = createPaperCrane({ fetch, retry }, testClock());
  retry.limit = 100;
  await failureOf(client.deleteMember(member));
  expect(requests).toHaveLength(2);
});

const typed: [script: Turn[], want: object][] = [
  [[429, "removed"], { data: { status: "success", id: "ada" } }],
  [[429], { error: {} }],
  [[503], { error: {} }],
  [[503, "absent"], { data: undefined }],
];

test.each(typed)("the typed call after %j gives %j", async (script, want) => {
  const { fetch } = answerInTurn(script);
  const client = createPaperCrane({ fetch }, testClock());
  expect(await client.DELETE(path, { params: { path: member } })).toMatchObject(want);
});

test("the typed call throws where a 403 comes after an unknown outcome", async () => {
  const { fetch } = answerInTurn([503, 403]);
  const call = createPaperCrane({ fetch }, testClock()).DELETE(path, { params: { path: member } });
  expect({ ...(await failureOf(call)) }).toMatchObject({ status: 403, outcome: "unknown" });
});

test("middleware runs once, and sees the last answer alone", async () => {
  const seen: unknown[] = [];
  const { fetch } = answerInTurn([503, 429, "removed"]);
  const client = createPaperCrane({ fetch }, testClock());
  client.use({
    onRequest: ({ request }) => void seen.push(request.method),
    onResponse: ({ response }) => void seen.push(response.status),
    onError: () => void seen.push("error"),
  });
  await client.deleteMember(member);
  expect(seen).toEqual(["DELETE", 200]);
  const lost = createPaperCrane({ fetch: answerInTurn([503, "lost"]).fetch }, testClock());
  lost.use({ onResponse: () => void seen.push("answer"), onError: () => void seen.push("error") });
  await failureOf(lost.deleteMember(member));
  expect(seen).toEqual(["DELETE", 200, "error"]);
});

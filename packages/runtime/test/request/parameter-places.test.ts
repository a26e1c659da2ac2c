import { expect, test } from "vitest";
import { createPaperCrane, member, memberUrl, path } from "../support/paper-crane.ts";
import { failureOf, notSent, recorder, summaryOf } from "../support/recorder.ts";

const placed: [given: object, url: string, actor: string | null][] = [
  [{}, memberUrl, null],
  [{ reason: "left" }, `${memberUrl}?reason=left`, null],
  [{ reason: "a&b=c#d?é +" }, `${memberUrl}?reason=a%26b%3Dc%23d%3F%C3%A9%20%2B`, null],
  [{ reason: ".." }, `${memberUrl}?reason=..`, null],
  [{ silent: false, reason: "x" }, `${memberUrl}?reason=x&silent=false`, null],
  [{ silent: undefined }, memberUrl, null],
  [{ "x-actor": "hr@crane.example" }, memberUrl, "hr@crane.example"],
];

test.each(placed)("%o beside the path goes to %s", async (given, url, actor) => {
  const { fetch, requests } = recorder();
  await createPaperCrane({ fetch }).deleteMember({ ...member, ...given });
  expect(requests.map((request) => request.url)).toEqual([url]);
  expect(requests[0]?.headers.get("x-actor")).toBe(actor);
});

const refused: [given: unknown, problem: string][] = [
  [{ ...member, silent: "true" }, 'parameter "silent" must be a boolean'],
  [{ ...member, reason: 1 }, 'parameter "reason" must be a string'],
  [{ ...member, reason: "\ud800" }, 'parameter "reason" has a control character'],
  [{ ...member, "x-actor": "hr\r\nx-api-key: stolen" }, 'parameter "x-actor" has a character'],
  [{ ...member, "x-actor": "é" }, 'parameter "x-actor" has a character'],
  [{ ...member, "x-actor": " " }, 'parameter "x-actor" is empty'],
  [{ ...member, memberid: "x" }, 'has no parameter "memberid"; it has teamId, memberId'],
  [{ ...member, "x-api-version": "1" }, 'has no parameter "x-api-version"'],
  [{ ...member, constructor: "x" }, 'has no parameter "constructor"'],
  [JSON.parse('{"teamId":7,"memberId":"a","__proto__":{}}'), 'has no parameter "__proto__"'],
  [JSON.parse('{"__proto__":{"teamId":7,"memberId":"a"}}'), 'has no parameter "__proto__"'],
  [Object.create(member), "parameters must be an object"],
  [{}, 'parameter "teamId" is missing'],
  [undefined, 'parameter "teamId" is missing'],
  [null, 'parameter "teamId" is missing'],
  ["ada", "parameters must be an object"],
];

test.each(refused)("deleteMember(%o) is refused", async (given, problem) => {
  const { fetch, requests } = recorder();
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(given as never));
  expect(summaryOf(error)).toEqual(notSent);
  expect(error.message).toContain(problem);
  expect(requests).toEqual([]);
});

const refusedByDelete: [init: unknown, problem: string][] = [
  [undefined, "is missing"],
  [null, "is missing"],
  [{ params: null }, "is missing"],
  [{ params: { path: null } }, "is missing"],
  [{ params: { path: undefined } }, "is missing"],
  [{ params: { path: member, body: { purge: true } } }, "has no parameter"],
  [{ params: { path: { ...member, memberid: "x" } } }, "has no parameter"],
  [
    JSON.parse('{"params":{"path":{"teamId":7,"memberId":"a","__proto__":{}}}}'),
    "has no parameter",
  ],
];

test.each(refusedByDelete)("DELETE with %o is refused", async (init, problem) => {
  const { fetch, requests } = recorder();
  const error = await failureOf(createPaperCrane({ fetch }).DELETE(path, init as never));
  expect(summaryOf(error)).toEqual(notSent);
  expect(error.message).toContain(problem);
  expect(requests).toEqual([]);
});

test.each([
  [{ path: { teamId: 7, memberId: "ada" }, query: { memberId: "grace" } }],
  [{ query: { memberId: "grace" }, path: { teamId: 7, memberId: "ada" } }],
  [{ path: { teamId: 7 }, query: { memberId: "grace" } }],
  [{ path: { teamId: 7, memberId: "ada" }, header: { memberId: "grace" } }],
])("DELETE with a parameter in a place that is not its own is refused: %o", async (params) => {
  const { fetch, requests } = recorder();
  const error = await failureOf(createPaperCrane({ fetch }).DELETE(path, { params } as never));
  expect(summaryOf(error)).toEqual(notSent);
  expect(error.message).not.toMatch(/grace|"ada"/);
  expect(requests).toEqual([]);
});

test("DELETE may name the header that is always sent, with its own value alone", async () => {
  const { fetch, requests } = recorder();
  const client = createPaperCrane({ fetch });
  await client.DELETE(path, {
    params: { path: member, header: { "x-api-version": "2026-01-01" } },
  });
  expect(requests[0]?.headers.get("x-api-version")).toBe("2026-01-01");
  const header = { "x-api-version": "1999-01-01" } as never;
  const error = await failureOf(client.DELETE(path, { params: { path: member, header } }));
  expect(summaryOf(error)).toEqual(notSent);
  expect(requests).toHaveLength(1);
});

test("a getter is read once: what was checked is what is sent", async () => {
  const { fetch, requests } = recorder();
  let reads = 0;
  const given = {
    teamId: 7,
    get memberId() {
      return reads++ ? ".." : "ada-lovelace";
    },
  };
  await createPaperCrane({ fetch }).deleteMember(given);
  expect([reads, requests[0]?.url]).toEqual([1, memberUrl]);
});

test("what the caller changes after the call is not sent", async () => {
  const { fetch, requests } = recorder();
  const given = { ...member };
  const call = createPaperCrane({ fetch }).deleteMember(given);
  given.memberId = "grace-hopper";
  await call;
  expect(requests[0]?.url).toBe(memberUrl);
});

const bases: [baseUrl: string, start: string][] = [
  ["https://crane.example", "https://crane.example"],
  ["https://crane.example///", "https://crane.example"],
  ["https://crane.example/a/b/", "https://crane.example/a/b"],
  ["https://CRANE.example:443/a/../b", "https://crane.example/b"],
  ["https://crane.example/{teamId}", "https://crane.example/%7BteamId%7D"],
  ["https://crane.example:8443/a%2Fb", "https://crane.example:8443/a%2Fb"],
];

test.each(bases)("on the base URL %s requests start with %s", async (baseUrl, start) => {
  const { fetch, requests } = recorder();
  await createPaperCrane({ fetch, baseUrl }).deleteMember(member);
  expect(requests[0]?.url).toBe(`${start}/teams/7/members/ada-lovelace`);
});

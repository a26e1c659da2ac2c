import { describe, expect, test } from "vitest";
import { createPaperCrane, path } from "../support/paper-crane.ts";
import { type Failure, failureOf, notSent, recorder, summaryOf } from "../support/recorder.ts";

/** Both ways to remove a member with parameters that may be of any type. */
const ways: [string, (fetch: typeof globalThis.fetch, given: object) => Promise<unknown>][] = [
  ["deleteMember", (fetch, given) => createPaperCrane({ fetch }).deleteMember(given as never)],
  [
    "DELETE",
    (fetch, given) =>
      createPaperCrane({ fetch }).DELETE(path, { params: { path: given as never } }),
  ],
];

const dots = "dot segment";
const blank = "empty";
const control = "control character";
const type = "must be a string";

const refusedTexts: [value: unknown, problem: string][] = [
  ["", blank],
  [" ", blank],
  ["\u00a0\u3000\ufeff", blank],
  [" ada-lovelace", blank],
  ["ada-lovelace ", blank],
  [".", dots],
  ["..", dots],
  ["%2e", dots],
  ["%2e%2e", dots],
  ["%2E.", dots],
  ["%252e%252e", dots],
  ["%25252e%25252E", dots],
  ["../x", dots],
  ["a/../b", dots],
  ["a\\..\\b", dots],
  ["a/.", dots],
  ["a%2f..", dots],
  ["..%5ca", dots],
  ["a%252F%252e%252e%252Fb", dots],
  ["/..", dots],
  // Decoded once more, a segment ends here: its parameters, a query, a fragment or the end of a C string begin.
  ["..;", dots],
  ["..;a=b/c", dots],
  [".;", dots],
  ["..?x", dots],
  ["..#", dots],
  ["a/..#b", dots],
  ["%2e%2e%3b", dots],
  ["..%253bx", dots],
  ["..%00", dots],
  ["\n", blank],
  ["ada\nlovelace", control],
  ["ada\u0000", control],
  ["ada\u0085", control],
  ["\u007f", control],
  ["ada\ud800", control],
  ["\udc00ada", control],
  [null, type],
  [undefined, "is missing"],
  [{}, type],
  [[], type],
  [["ada-lovelace"], type],
  [42, type],
  [Number.NaN, type],
  [1.5, type],
  [2 ** 53, type],
  [true, type],
  [10n, type],
  [Symbol("ada-lovelace"), type],
  [new String("ada-lovelace"), type],
  [{ toString: () => "ada-lovelace" }, type],
  [new Date(0), type],
];

const refusedIntegers: unknown[] = [
  ..."|.|..|%2e%2e|a/b|42|1e3".split("|"),
  ...[Number.NaN, 1.5, 2 ** 53, -(2 ** 53), Number.POSITIVE_INFINITY],
  ...[null, {}, [], [7], true, 7n, new Number(7)],
];

const segments: [value: string, segment: string][] = [
  ["ada-lovelace", "ada-lovelace"],
  ["a/b", "a%2Fb"],
  ["a?b", "a%3Fb"],
  ["a#b", "a%23b"],
  ["a\\b", "a%5Cb"],
  ["a b", "a%20b"],
  ["a%2fb", "a%252fb"],
  ["a%00b", "a%2500b"],
  ["...", "..."],
  ["..a", "..a"],
  ["a..;", "a..%3B"],
  ["...;", "...%3B"],
  ["a;..", "a%3B.."],
  ["a?..", "a%3F.."],
  [".hidden", ".hidden"],
  ["a:b@c.example", "a%3Ab%40c.example"],
  ["//evil.example", "%2F%2Fevil.example"],
  ["https://evil.example/", "https%3A%2F%2Fevil.example%2F"],
  ["{memberId}", "%7BmemberId%7D"],
  ["$&$1", "%24%26%241"],
  ["'()*!~_-.", "'()*!~_-."],
  ["Ünï", "%C3%9Cn%C3%AF"],
  ["😀", "%F0%9F%98%80"],
  ["__proto__", "__proto__"],
];

function expectRefused(error: Failure, parameter: string, problem: string): void {
  expect(summaryOf(error)).toEqual(notSent);
  const start = `Paper Crane: DELETE ${path}: parameter "${parameter}" `;
  expect(error.message).toContain(start);
  expect(error.message.slice(start.length)).toContain(problem);
  expect(error.message).toContain("Nothing was sent.");
  expect(error.message).not.toContain("lovelace");
}

describe.each(ways)("a member by %s", (_, remove) => {
  test.each(refusedTexts)("refuses %o", async (memberId, problem) => {
    const { fetch, requests } = recorder();
    const error = await failureOf(remove(fetch as never, { teamId: 7, memberId }));
    expectRefused(error, "memberId", problem);
    expect(requests).toEqual([]);
  });

  test.each(refusedIntegers)("refuses %o as an integer", async (teamId) => {
    const { fetch, requests } = recorder();
    const error = await failureOf(remove(fetch as never, { teamId, memberId: "ada-lovelace" }));
    expectRefused(error, "teamId", "must be a whole number");
    expect(requests).toEqual([]);
  });

  test.each(segments)("sends %j as the one segment %s", async (memberId, segment) => {
    const { fetch, requests } = recorder();
    await remove(fetch as never, { teamId: 7, memberId });
    const url = `https://api.paper-crane.example/v1/teams/7/members/${segment}`;
    expect(requests.map((request) => request.url)).toEqual([url]);
    expect(decodeURIComponent(new URL(url).pathname.split("/")[5] ?? "")).toBe(memberId);
  });

  test.each([0, -0, -1, 2 ** 53 - 1])("sends the integer %d", async (teamId) => {
    const { fetch, requests } = recorder();
    await remove(fetch as never, { teamId, memberId: "ada" });
    expect(new URL(requests[0]?.url ?? "").pathname).toBe(`/v1/teams/${teamId}/members/ada`);
  });
});

test("openapi-fetch #2483: `..` never shortens the path", async () => {
  const { fetch, requests } = recorder();
  for (const [, remove] of ways) {
    const error = await failureOf(remove(fetch as never, { teamId: 7, memberId: ".." }));
    expectRefused(error, "memberId", dots);
  }
  expect(requests).toEqual([]);
});

test("openapi-fetch #2376: an empty id never names the collection", async () => {
  const { fetch, requests } = recorder();
  for (const [, remove] of ways) {
    const error = await failureOf(remove(fetch as never, { teamId: 7, memberId: "" }));
    expectRefused(error, "memberId", blank);
  }
  expect(requests).toEqual([]);
});

import { expect, test } from "vitest";
import { disagreements, type Line, type Member, type Outcome } from "../../demo/agreement.ts";

const person: Member = { provider: "acme", id: "42" };
const other: Member = { provider: "acme", id: "43" };

function line(outcome: Outcome, before: boolean, after: boolean, expected = outcome): Line {
  const request = "DELETE /people/42";
  const answer = "200 OK";
  return {
    ...person,
    title: "Acme",
    request,
    answer,
    milliseconds: 1,
    ...{ outcome, expected, before, after },
  };
}

/** The members before and after the call of a line. */
function compare(one: Line): string[] {
  const at = (isThere: boolean): Member[] => (isThere ? [person, other] : [other]);
  return disagreements([one], at(one.before), at(one.after));
}

test.each([
  ["removed", true, false],
  ["refused", true, true],
  ["already gone", false, false],
  ["unknown", true, true],
  ["unknown", true, false],
  ["not-sent", true, true],
] as const)("%s, before %s, after %s: agrees", (outcome, before, after) => {
  expect(compare(line(outcome, before, after))).toEqual([]);
});

const where = "Acme, DELETE /people/42";

test.each([
  ["removed", true, true, [`${where}: the client says "removed", but the member is still there.`]],
  ["refused", true, false, [`${where}: the client says "refused", but the member is gone.`]],
  ["not-sent", true, false, [`${where}: the client says "not-sent", but the member is gone.`]],
  [
    "removed",
    false,
    false,
    [`${where}: "removed" needs a member before the call, and there was none.`],
  ],
  [
    "already gone",
    true,
    true,
    [
      `${where}: "already gone" needs no member before the call, and there was one.`,
      `${where}: the client says "already gone", but the member is still there.`,
    ],
  ],
] as const)("%s, before %s, after %s: is a lie that is caught", (outcome, before, after, want) => {
  expect(compare(line(outcome, before, after))).toEqual(want);
});

test("an outcome that was not to be", () => {
  expect(compare(line("refused", true, true, "removed"))).toEqual([
    `${where}: expected the outcome "removed", found "refused" (200 OK).`,
  ]);
});

test("nobody comes or goes whom no call is about", () => {
  const stranger = { provider: "acme", id: "44" };
  const sameId = { provider: "other", id: "42" };
  const start = [person, other, sameId];
  expect(disagreements([line("removed", true, false)], start, [stranger])).toEqual([
    "acme: 43 is gone, and no call was about them.",
    "other: 42 is gone, and no call was about them.",
    "acme: 44 is a member, and was none at the start.",
  ]);
});

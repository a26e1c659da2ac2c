import { expect, test } from "vitest";
import { type Case, describeCase, disagreements } from "./agreement.ts";
import type { Subject } from "./subjects.ts";

const truth: Case = {
  drawn: {
    provider: { slug: "acme" } as Subject,
    isMember: true,
    faults: [],
    tokenFaults: [],
    retry: undefined,
    credentials: 0,
    hasOwnClient: false,
    abort: undefined,
    sharesSignal: false,
    obstacle: undefined,
  },
  told: {
    end: "removed",
    attempts: 1,
    absent: false,
    said: "",
    wasMember: false,
    listeners: 0,
    events: [{ status: 200, outcome: "removed" }],
  },
  isExchanged: false,
  hasTimeout: false,
  requests: 1,
  isMember: false,
};

/** The case with other parts. */
interface Changes extends Partial<Omit<Case, "drawn" | "told">> {
  readonly drawn?: Partial<Case["drawn"]>;
  readonly told?: Partial<Case["told"]>;
}

function changed({ drawn, told, ...rest }: Changes): Case {
  return {
    ...truth,
    ...rest,
    drawn: { ...truth.drawn, ...drawn },
    told: { ...truth.told, ...told },
  };
}

const busy = { status: 503, outcome: "unknown" } as const;
const lost = { status: undefined, outcome: "unknown" } as const;
const unsent = { status: undefined, outcome: "not-sent" } as const;
const refused = { status: 403, outcome: "refused" } as const;
const removed = { status: 204, outcome: "removed" } as const;
const stays = { isMember: true };
const refusal = { end: "refused", events: [refused], wasMember: true } as const;
const unknown = { end: "unknown", events: [lost] } as const;
const nothing = { end: "not-sent", events: [unsent] } as const;
const aborted = { end: "aborted", attempts: undefined, events: [] } as const;
const twice = { attempts: 2, events: [busy, removed] };

test.each([
  ["removed", {}],
  ["removed at the second attempt", { told: twice, requests: 2 }],
  ["refused, and still there", { told: refusal, ...stays }],
  ["refused, and never there", { told: { ...refusal, absent: true }, drawn: { isMember: false } }],
  ["unknown, and gone", { told: unknown }],
  ["unknown, and still there", { told: unknown, ...stays }],
  ["not sent", { told: nothing, requests: 0, ...stays }],
  ["aborted, and gone", { told: aborted }],
  ["aborted, and nothing came", { told: aborted, requests: 0, ...stays }],
  ["a time-out that nobody saw", { told: unknown, hasTimeout: true, requests: 0, ...stays }],
] as [string, Changes][])("two views agree: %s", (_, changes) => {
  expect(disagreements(changed(changes))).toEqual([]);
});

test.each([
  ["removed, and still there", { ...stays }, "`removed` means"],
  ["removed, and there until later", { told: { wasMember: true } }, "`removed` means"],
  ["refused, and gone", { told: refusal }, "`refused` means"],
  ["absent, and it was there", { told: { ...refusal, absent: true }, ...stays }, "`absent` means"],
  ["not sent, and seen", { told: nothing, ...stays }, "`not-sent` means"],
  ["not sent, and gone", { told: nothing, requests: 0 }, "`not-sent` means"],
  [
    "aborted before, and seen",
    { told: aborted, drawn: { abort: "before" }, ...stays },
    "a call that was aborted before it began",
  ],
  ["another error", { told: { ...unknown, end: "failed" } }, "a failure is an error"],
  ["a new member", { told: unknown, drawn: { isMember: false }, ...stays }, "nobody becomes"],
  ["a lost attempt", { told: { ...twice, attempts: 1 }, requests: 2 }, "`attempts` is"],
  ["sent again by the platform", { requests: 2 }, "an attempt is one request"],
  ["never sent", { told: unknown, requests: 0, ...stays }, "an attempt is one request"],
  [
    "answered and never seen",
    { told: refusal, hasTimeout: true, requests: 0, ...stays },
    "an attempt is one request",
  ],
  [
    "more attempts than were asked for",
    { told: twice, requests: 2, drawn: { retry: false } },
    "no more attempts",
  ],
  ["more requests than were asked for", { told: aborted, requests: 4 }, "no more attempts"],
  [
    "tried again after a lost answer",
    { told: { attempts: 2, events: [lost, removed] }, requests: 2 },
    "nothing is tried again unasked",
  ],
  [
    "tried again after a 502",
    { told: { attempts: 2, events: [{ ...busy, status: 502 }, removed] }, requests: 2 },
    "nothing is tried again unasked",
  ],
  [
    "tried again after a 403",
    { told: { attempts: 2, events: [refused, removed] }, requests: 2 },
    "nothing is tried again unasked",
  ],
  ["a listener", { told: { listeners: 1 } }, "a call leaves no listener"],
] as [string, Changes, string][])("a lie is found out: %s", (_, changes, rule) => {
  const found = disagreements(changed(changes)).filter((sentence) => sentence.startsWith(rule));
  expect(found).toHaveLength(1);
});

test("what two views disagree on is told with both views and what was drawn", () => {
  const drawn = {
    faults: [{ type: "status", status: 503, effect: "after" }, undefined],
    retry: { unknown: true },
  } as const;
  const told = { ...refusal, attempts: 2, said: "ApiError 403", events: [busy, refused] };
  expect(describeCase(changed({ drawn, told, requests: 2 })).split("\n    ")).toEqual([
    'drawn: acme {"isMember":true,"retry":{"unknown":true},"hasOwnClient":false,"sharesSignal":false,"faults":["status 503 after","nothing"],"tokenFaults":[]}',
    "the caller was told: refused ApiError 403, attempts 2: 503 unknown; 403 refused",
    "the provider saw 2 requests, and does not have the member",
  ]);
});

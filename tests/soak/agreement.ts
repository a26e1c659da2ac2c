import { nameOf, type Removal, type Told, type ToldAttempt } from "./removal.ts";

/** A removal that is over, as the rules look at it. */
export interface Case extends Pick<Removal, "drawn" | "isExchanged" | "hasTimeout"> {
  readonly told: Told;
  readonly requests: number;
  /** Whether the provider has the member in the end. */
  readonly isMember: boolean;
}

/** What must never be, and why it would be a lie. */
const rules: readonly (readonly [sentence: string, isBroken: (one: Case) => boolean])[] = [
  [
    "`removed` means that there is no such member any more",
    ({ told, isMember }) => told.end === "removed" && (told.wasMember || isMember),
  ],
  [
    "`refused` means that this call removed nobody",
    ({ told, drawn, isMember }) => told.end === "refused" && drawn.isMember && !isMember,
  ],
  [
    "`absent` means that there was no such member before",
    ({ told, drawn }) => told.end === "refused" && told.absent && drawn.isMember,
  ],
  [
    "`not-sent` means that the provider never got it",
    ({ told, drawn, isMember, requests }) =>
      told.end === "not-sent" && (requests > 0 || (drawn.isMember && !isMember)),
  ],
  [
    "a call that was aborted before it began sends nothing",
    ({ told, drawn, requests }) =>
      drawn.abort === "before" && (told.end !== "aborted" || requests > 0),
  ],
  ["a failure is an error of the provider's client", ({ told }) => told.end === "failed"],
  ["nobody becomes a member", ({ drawn, isMember }) => isMember && !drawn.isMember],
  [
    "`attempts` is the number of attempts that `onAttempt` was told of",
    ({ told }) => told.attempts !== undefined && told.attempts !== told.events.length,
  ],
  [
    "an attempt is one request, and a request an attempt",
    (one) => one.requests < fewest(one) || one.requests > most(one),
  ],
  [
    "no more attempts than the option `retry` allows",
    ({ told, drawn, requests }) => Math.max(told.events.length, requests) > limitOf(drawn) + 1,
  ],
  [
    "nothing is tried again unasked but a 429, a 503, a 401 of a token, and what was not sent",
    (one) => one.told.events.slice(0, -1).some((event, index) => !mayGoOn(event, index, one)),
  ],
  ["a call leaves no listener on its signal", ({ told }) => told.listeners > 0],
];

/** What two views of a removal disagree on: a sentence for each rule that is broken. */
export function disagreements(one: Case): string[] {
  return rules.filter(([, isBroken]) => isBroken(one)).map(([sentence]) => sentence);
}

/** What a reader needs to understand a disagreement. */
export function describeCase(one: Case): string {
  const { told, drawn, requests, isMember } = one;
  const { provider, faults, tokenFaults, credentials: _, ...rest } = drawn;
  const names = (list: typeof faults) => list.map((fault) => (fault ? nameOf(fault) : "nothing"));
  const attempts = told.events.map(({ status, outcome }) => `${status ?? "no answer"} ${outcome}`);
  return [
    `drawn: ${provider.slug} ${JSON.stringify({ ...rest, faults: names(faults), tokenFaults: names(tokenFaults) })}`,
    `the caller was told: ${[told.end, told.said, told.absent ? "absent" : ""].join(" ").trim()}, attempts ${told.attempts}: ${attempts.join("; ")}`,
    `the provider saw ${requests} requests, and ${isMember ? "still has" : "does not have"} the member`,
  ].join("\n    ");
}

function limitOf({ retry }: Case["drawn"]): number {
  return retry === false ? 0 : (retry?.limit ?? 2);
}

function most({ told, drawn }: Case): number {
  // An aborted call tells nothing of the attempt that it was at.
  if (told.end === "aborted") return limitOf(drawn) + 1;
  return told.events.filter(({ outcome }) => outcome !== "not-sent").length;
}

/** As many as `most`, save where the client gives up by itself, or a token may be missing for an attempt. */
function fewest(one: Case): number {
  const { told, isExchanged, hasTimeout } = one;
  const answered = told.events.filter(({ status }) => status !== undefined).length;
  return isExchanged || hasTimeout || told.end === "aborted" ? answered : most(one);
}

/** Design §4, rule 7. */
function mayGoOn({ status, outcome }: ToldAttempt, index: number, one: Case): boolean {
  const { drawn, told, isExchanged } = one;
  const { unknown = false } = drawn.retry || {};
  if (unknown) return true;
  if (status !== undefined) return [429, 503].includes(status) || (isExchanged && status === 401);
  // It was not sent, which the outcome does not say where an attempt before it was in doubt.
  const wasDoubted = told.events.slice(0, index).some((event) => event.outcome === "unknown");
  return outcome !== "unknown" || (isExchanged && wasDoubted);
}

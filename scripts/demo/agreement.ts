/** What the client reports of a call. `already gone`: an error that says that there was no such member. */
export type Outcome = "removed" | "refused" | "already gone" | "unknown" | "not-sent";

/** A member of a provider's organization. */
export interface Member {
  /** The provider's slug. */
  readonly provider: string;
  readonly id: string;
}

/** One call as the client reports it, and what the mock server knows of its member. */
export interface Line extends Member {
  /** The provider's name. */
  readonly title: string;
  /** Method and path, as they were received. */
  readonly request: string;
  /** The status with its phrase, or what happened instead of an answer. */
  readonly answer: string;
  readonly outcome: Outcome;
  /** The outcome that this call was made to have. */
  readonly expected: Outcome;
  readonly milliseconds: number;
  /** Whether the mock server had the member just before the call. */
  readonly before: boolean;
  /** Whether it has the member at the end of all calls. */
  readonly after: boolean;
}

/** What each outcome promises of the member: whether it was there, and whether it is. */
const promises: Readonly<Record<Outcome, { before: boolean; after: boolean | "either" }>> = {
  removed: { before: true, after: false },
  refused: { before: true, after: true },
  "already gone": { before: false, after: false },
  unknown: { before: true, after: "either" },
  "not-sent": { before: true, after: true },
};

/**
 * Compares what was reported with the mock server's members: a sentence for each disagreement.
 *
 * @param start who was a member before the first call.
 * @param end who is one after the last call.
 */
export function disagreements(
  lines: readonly Line[],
  start: readonly Member[],
  end: readonly Member[],
): string[] {
  return [...lines.flatMap(disagreementsOf), ...disagreementsOfOthers(lines, start, end)];
}

function disagreementsOf({ title, request, answer, ...line }: Line): string[] {
  const { outcome, expected, before, after } = line;
  const promise = promises[outcome];
  const where = `${title}, ${request}`;
  const found: string[] = [];
  if (outcome !== expected) {
    found.push(`${where}: expected the outcome "${expected}", found "${outcome}" (${answer}).`);
  }
  if (before !== promise.before) {
    const [wanted, was] = before ? ["no", "was one"] : ["a", "was none"];
    found.push(`${where}: "${outcome}" needs ${wanted} member before the call, and there ${was}.`);
  }
  if (promise.after !== "either" && after !== promise.after) {
    const is = after ? "is still there" : "is gone";
    found.push(`${where}: the client says "${outcome}", but the member ${is}.`);
  }
  return found;
}

/** Nobody may come or go whom no line speaks of. */
function disagreementsOfOthers(
  lines: readonly Line[],
  start: readonly Member[],
  end: readonly Member[],
): string[] {
  const has = (members: readonly Member[], { provider, id }: Member): boolean =>
    members.some((member) => member.provider === provider && member.id === id);
  const gone = start.filter((member) => !has(end, member) && !has(lines, member));
  const come = end.filter((member) => !has(start, member));
  return [
    ...gone.map(({ provider, id }) => `${provider}: ${id} is gone, and no call was about them.`),
    ...come.map(({ provider, id }) => `${provider}: ${id} is a member, and was none at the start.`),
  ];
}

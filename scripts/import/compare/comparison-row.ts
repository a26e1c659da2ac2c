import type { Path } from "../../openapi/problem.ts";

/**
 * `missing here`: our spec lacks it. `missing there`: the provider's document does. `left open`: the document lets
 * it depend on where it was found. `narrowed`: a removal sends less than the provider takes.
 */
export type Verdict =
  | "agreed"
  | "narrowed"
  | "left open"
  | "missing here"
  | "missing there"
  | "contradicting";

/** Whether nobody has to look into a verdict. */
export const isFine = (verdict: Verdict): boolean =>
  verdict === "agreed" || verdict === "narrowed" || verdict === "left open";

/** What one of the two documents says of a subject, and where. */
export interface Statement {
  readonly text: string;
  readonly path: Path;
}

/** One subject of both documents. */
export interface Row {
  readonly verdict: Verdict;
  readonly subject: string;
  readonly here?: Statement;
  readonly there?: Statement;
}

/** The row of a subject that each side says at most one thing of; undefined where neither does. */
export function compareStatements(
  subject: string,
  here?: Statement,
  there?: Statement,
): Row | undefined {
  if (here === undefined) return there && { verdict: "missing here", subject, there };
  if (there === undefined) return { verdict: "missing there", subject, here };
  const verdict = here.text === there.text ? "agreed" : "contradicting";
  return { verdict, subject, here, there };
}

/** The rows of two sets of subjects: what both have is compared further by `compare`. */
export function compareByName<T extends Statement>(
  here: ReadonlyMap<string, T>,
  there: ReadonlyMap<string, T>,
  subject: (name: string) => string,
  compare: (name: string, here: T, there: T) => readonly Row[],
): Row[] {
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((name): readonly Row[] => {
    const [ours, theirs] = [here.get(name), there.get(name)];
    if (ours !== undefined && theirs !== undefined) return compare(name, ours, theirs);
    return [compareStatements(subject(name), ours, theirs)].filter((row) => row !== undefined);
  });
}

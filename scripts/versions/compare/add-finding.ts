import type ts from "typescript";
import type { Finding, Level } from "../bump-level.ts";
import { type Change, sentence } from "./change-sentence.ts";
import type { Direction } from "./surfaces.ts";

/** What two types are compared with, and what is found. */
export interface Walk {
  readonly checker: ts.TypeChecker;
  readonly direction: Direction;
  readonly subject: (path: string) => string;
  readonly findings: Finding[];
  /** Pairs of types that are being compared, for types that hold themselves. */
  readonly open: Set<string>;
}

export function tell({ direction, subject, findings }: Walk, path: string, change: Change): void {
  const level = levelOf(change, direction);
  const text = sentence(subject(path), direction, change);
  if (!findings.some((finding) => finding.text === text)) findings.push({ level, text });
}

/** What a caller passes may grow, what a caller gets may shrink; whatever has a name keeps it. */
function levelOf({ kind }: Change, direction: Direction): Level {
  if (kind === "gone" || kind === "added required" || kind === "changed") return "major";
  if (kind === "added") return "minor";
  return (kind === "wider") === (direction === "out") ? "major" : "minor";
}

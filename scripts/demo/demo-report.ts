import { type Cell, type Column, type Format, type Paint, renderTable } from "../terminal/table.ts";
import type { Line, Outcome } from "./agreement.ts";

const columns: readonly Column[] = [
  { title: "Provider" },
  { title: "Request", shrinks: true },
  { title: "Answer" },
  { title: "Outcome" },
  { title: "Time", align: "right" },
];

const shown: Readonly<Record<Outcome, readonly [text: string, format: Format]>> = {
  removed: ["✓ removed", "green"],
  refused: ["✗ refused", "red"],
  "already gone": ["– already gone", "cyan"],
  unknown: ["? unknown", "yellow"],
  "not-sent": ["✗ not sent", "red"],
};

/** How many removals are shown where not all are asked for. */
const handful = 8;

/** The table of what happened, as lines: first what was made to succeed, then what was made to fail. */
export function renderReport(
  lines: readonly Line[],
  options: { readonly width: number; readonly paint: Paint; readonly all: boolean },
): string[] {
  const removals = lines.filter(({ expected }) => expected === "removed");
  // One more line would take as much room as to say that there is one more.
  const few = options.all || removals.length <= handful + 1 ? removals : removals.slice(0, handful);
  const groups = [few, lines.filter(({ expected }) => expected !== "removed")];
  const rows = groups.map((group) =>
    group.map(({ title, request, answer, outcome, milliseconds }): Cell[] => [
      title,
      request,
      answer,
      shown[outcome],
      [`${milliseconds.toFixed(0)} ms`, "dim"],
    ]),
  );
  const table = renderTable(columns, rows, options);
  const left = removals.length - few.length;
  // After the titles, an empty line and the removals.
  return left === 0 ? table : table.toSpliced(2 + few.length, 0, `and ${left} more: --all`);
}

/** The closing sentence: what the mock server's members, read back, say of the lines. */
export function renderAgreement(lines: readonly Line[]): string {
  const count = (outcome: Outcome, after?: boolean): number =>
    lines.filter((line) => line.outcome === outcome && line.after === (after ?? line.after)).length;
  const counts: [number, string][] = [
    [count("removed"), "removed"],
    [count("refused"), "refused and still a member"],
    [count("already gone"), "already gone"],
    [count("unknown", false), "unknown and, as it turns out, gone"],
    [count("unknown", true), "unknown and, as it turns out, still a member"],
    [count("not-sent"), "not sent"],
  ];
  const told = counts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `The mock server's members, read back, agree with all ${lines.length} lines: ${told.join(", ")}.`;
}

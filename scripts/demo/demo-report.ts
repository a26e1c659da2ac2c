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

/** The table of what happened, as lines: first what was made to succeed, then what was made to fail. */
export function renderReport(
  lines: readonly Line[],
  options: { readonly width: number; readonly paint: Paint },
): string[] {
  const groups = [
    lines.filter(({ expected }) => expected === "removed"),
    lines.filter(({ expected }) => expected !== "removed"),
  ];
  const rows = groups.map((group) =>
    group.map(({ title, request, answer, outcome, milliseconds }): Cell[] => [
      title,
      request,
      answer,
      shown[outcome],
      [`${milliseconds.toFixed(0)} ms`, "dim"],
    ]),
  );
  return renderTable(columns, rows, options);
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

import type { Path } from "../../openapi/problem.ts";
import { printable } from "../../terminal/printable.ts";
import {
  type Cell,
  type Column,
  type Format,
  type Paint,
  renderTable,
} from "../../terminal/table.ts";
import type { Sides } from "./compare-schemas.ts";
import type { Row, Statement, Verdict } from "./comparison-row.ts";
import type { Side } from "./comparison-side.ts";

const order: readonly Verdict[] = [
  ...(["contradicting", "missing here", "missing there"] as const),
  ...(["left open", "narrowed", "agreed"] as const),
];

const formats: Readonly<Record<Verdict, Format>> = {
  ...{ contradicting: "red", "missing here": "yellow", "missing there": "cyan" },
  ...{ "left open": "green", narrowed: "green", agreed: "green" },
};

const longest = 60;

const columns: readonly Column[] = [
  { title: "Verdict" },
  { title: "What" },
  { title: "Here", shrinks: true },
  { title: "There", shrinks: true },
];

/** The comparison as lines: what contradicts first, what agrees last, and the counts. */
export function renderComparison(
  rows: readonly Row[],
  sides: Sides,
  options: { readonly width: number; readonly paint: Paint },
): string[] {
  const groups = order.map((verdict) =>
    rows
      .filter((row) => row.verdict === verdict)
      .map((row): Cell[] => [
        [verdict, formats[verdict]],
        printable(row.subject, 200),
        cellOf(sides.here, row.here),
        cellOf(sides.there, row.there),
      ]),
  );
  const counts = order.map((verdict, index) => `${groups[index]?.length ?? 0} ${verdict}`);
  const shown = groups.filter((group) => group.length > 0);
  const { here, there } = sides;
  return [
    `Here: ${here.document.file}. There: ${printable(there.document.file)}, OpenAPI ${there.document.version}.`,
    "",
    ...renderTable(columns, shown, options),
    "",
    `${counts.join(", ")}.`,
  ];
}

function cellOf(side: Side, said: Statement | undefined): string {
  if (said === undefined) return "–";
  return `${locationOf(side, said.path)} ${printable(said.text, longest)}`;
}

/** Line and column: the file stands in the title. */
function locationOf({ document }: Side, path: Path): string {
  const { line, column } = document.problemAt(path, "");
  return `${line}:${column}`;
}

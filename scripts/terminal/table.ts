import type { styleText } from "node:util";
import displayWidth from "string-width";
import { shorten } from "./shorten.ts";

/** The name of a style, or several of them. */
export type Format = Parameters<typeof styleText>[0];

/** Gives a text a style, or gives it back as it is where there are no colours. */
export type Paint = (format: Format, text: string) => string;

export interface Column {
  readonly title: string;
  /** Default: `left`. */
  readonly align?: "left" | "right";
  /** Gives way where the table is too wide. */
  readonly shrinks?: true;
}

/** A text, or one with a style. */
export type Cell = string | readonly [text: string, format: Format];

const gap = "  ";
const narrowest = 16;

/**
 * A table of at most `width` columns of the terminal, as lines: titles, then the groups of rows with an empty
 * line between them. A column that shrinks keeps 16, also where the table is then too wide.
 */
export function renderTable(
  columns: readonly Column[],
  groups: readonly (readonly (readonly Cell[])[])[],
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  const titles = columns.map(({ title }): Cell => [title, "bold"]);
  const widths = widthsOf(columns, [titles, ...groups.flat()], width);
  const line = (cells: readonly Cell[]): string =>
    columns
      .map((column, index) => {
        const [text, format] = partsOf(cells[index] ?? "");
        const short = shorten(text, widths[index] ?? 0);
        const space = " ".repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(short)));
        const painted = format === undefined ? short : paint(format, short);
        return column.align === "right" ? space + painted : painted + space;
      })
      .join(gap)
      .trimEnd();
  return [line(titles), ...groups.flatMap((rows) => ["", ...rows.map(line)])];
}

function partsOf(cell: Cell): readonly [text: string, format?: Format] {
  return typeof cell === "string" ? [cell] : cell;
}

function widthsOf(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): number[] {
  const natural = columns.map((_, index) =>
    Math.max(...rows.map((cells) => displayWidth(partsOf(cells[index] ?? "")[0]))),
  );
  const total = natural.reduce((sum, one) => sum + one, gap.length * (columns.length - 1));
  let excess = Math.max(0, total - width);
  return natural.map((own, index) => {
    if (columns[index]?.shrinks === undefined) return own;
    const shrunk = Math.max(Math.min(own, narrowest), own - excess);
    excess -= own - shrunk;
    return shrunk;
  });
}

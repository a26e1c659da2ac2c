import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { table } from "../../scripts/generate/render/readme/markdown.ts";
import { answers } from "./attacks/answers.ts";
import type { Attack } from "./attacks/attack.ts";
import { costs } from "./attacks/costs.ts";
import { failures } from "./attacks/failures.ts";
import { ids } from "./attacks/ids.ts";
import { leaks } from "./attacks/leaks.ts";
import { redirects } from "./attacks/redirects.ts";
import { buildWays, versions, type Way } from "./ways.ts";

/** What was seen of one attack: a cell for each way, by its name. */
export interface Row {
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** All that was seen. */
export interface Seen {
  readonly ways: readonly Way[];
  readonly rows: readonly Row[];
}

const attacks: readonly Attack[] = [
  ...ids,
  ...redirects,
  ...answers,
  ...failures,
  ...leaks,
  ...costs,
];

/** Does every attack on every way, one after the other: a call of one must not slow another down. */
export async function seeAll(): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), "offboard-comparison-"));
  try {
    const ways = await buildWays(folder);
    const rows: Row[] = [];
    for (const { name, see } of attacks) {
      const cells: Record<string, string> = {};
      for (const way of ways) cells[way.name] = await see(way);
      rows.push({ name, cells });
    }
    return { ways, rows };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The whole table. */
export function render(seen: Seen): string {
  const [major] = process.versions.node.split(".");
  return `Seen on Node ${major} with ${versions().join(", ")}.\n\n${tableOf(seen)}`;
}

/** The README's excerpt: the rows that say the most, and the ways that most people know. */
const excerpt = {
  ways: ["fetch", "polytomic", "offboard"],
  rows: [
    "an id of `..`",
    "a 307 to another port of the host",
    "a 200 with a login page",
    "a 403, and the program ignores the result",
    "removed, but answered with a 500; then a 404",
    "logging the client shows",
  ],
};

/** The README's excerpt. Throws where a row or a way of it is gone. */
export function renderExcerpt({ ways, rows }: Seen): string {
  const pick = <Item extends { readonly name: string }>(items: readonly Item[], name: string) => {
    const found = items.find((item) => item.name === name);
    if (found === undefined) throw new Error(`The comparison has no ${name} for the README.`);
    return found;
  };
  return tableOf({
    ways: excerpt.ways.map((name) => pick(ways, name)),
    rows: excerpt.rows.map((name) => pick(rows, name)),
  });
}

function tableOf({ ways, rows }: Seen): string {
  const head = ["", ...ways.map(({ title }) => title)];
  const lines = rows.map(({ name, cells }) => [name, ...ways.map((way) => cells[way.name] ?? "")]);
  return table(head, lines);
}

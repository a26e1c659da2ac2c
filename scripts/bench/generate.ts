import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRoot, specPath, vary } from "./made-up.ts";
import { interleave } from "./measure.ts";
import {
  type Bench,
  type Measurement,
  mebibytes,
  milliseconds,
  type Row,
  ratioRow,
} from "./row.ts";
import { runProgram, type Usage } from "./run-program.ts";

/** The generator over so many specs. */
interface Found {
  readonly count: number;
  readonly time: number;
  readonly memory: number;
  readonly rows: readonly Row[];
}

/** The generator over made-up specs, beside openapi-typescript alone over them, each in a process of its own. */
export const generate: Measurement = async (bench) => {
  const found: Found[] = [];
  for (const count of bench.specs) found.push(await measure(bench, count));
  const growth = found.flatMap((large, index) => {
    const small = found[index - 1];
    return small === undefined ? [] : growthRows(small, large);
  });
  return [...found.flatMap(({ rows }) => rows), ...growth];
};

async function measure(bench: Bench, count: number): Promise<Found> {
  const root = createRoot(bench, count);
  const used = new Map<string, Usage>();
  const run = (program: string, name = program): number => {
    const usage = runProgram(program, root);
    used.set(name, usage);
    return usage.time;
  };
  let changes = 0;
  const times = await interleave(count < 1000 ? 2 : 1, {
    bare: () => run("openapi-typescript"),
    full: () => {
      moveAside(bench, root);
      return run("generator");
    },
    unchanged: () => run("generator", "unchanged"),
    one: () => {
      const path = specPath(root, 0);
      writeFileSync(path, vary(readFileSync(path, "utf8"), `again_${changes++}`));
      return run("generator", "one");
    },
  });
  const [ours, bare] = [used.get("generator"), used.get("openapi-typescript")];
  if (ours === undefined || bare === undefined) throw new Error("Nothing was measured.");
  const what = `generate, ${count} specs`;
  // The design's budgets are for many specs: a few take as long as the tools take to load.
  const budget = (ratio: number) => (count < 1000 ? undefined : ratio);
  const rows = [
    row(what, times.full, times.bare, milliseconds, budget(1.5)),
    row(`${what}, time of all cores`, ours.processor, bare.processor, milliseconds),
    row(`${what}, memory`, ours.memory, bare.memory, mebibytes),
    row(`${what}, nothing changed`, times.unchanged, times.full, milliseconds, budget(0.1)),
    row(`${what}, one changed`, times.one, times.full, milliseconds),
  ];
  return { count, time: times.full, memory: ours.memory, rows };
}

/**
 * As if nothing had ever been generated. What is there is removed with the project at the end: ext4 uses no inode
 * again for minutes after it was freed, and looks at each of them for each new file, so that writing takes up to ten
 * times as long after a removal.
 */
function moveAside({ project }: Bench, root: string): void {
  const aside = mkdtempSync(join(project, "aside-"));
  for (const name of ["packages", "node_modules"])
    if (existsSync(join(root, name))) renameSync(join(root, name), join(aside, name));
}

/** What grows linearly grows at most as much as the number of specs. */
function growthRows(small: Found, large: Found): Row[] {
  const budget = large.count / small.count;
  const what = `generate, ${small.count} to ${large.count} specs`;
  return [
    ratioRow(`${what}: time`, large.time, small.time, budget, milliseconds),
    ratioRow(`${what}: memory`, large.memory, small.memory, budget, mebibytes),
  ];
}

/** A ratio, for which design §9 may set no bound. */
function row(
  what: string,
  ours: number,
  other: number,
  show: (number: number) => string,
  budget?: number,
): Row {
  if (budget !== undefined) return ratioRow(what, ours, other, budget, show);
  return { ...ratioRow(what, ours, other, 0, show), budget: "", isOver: false };
}

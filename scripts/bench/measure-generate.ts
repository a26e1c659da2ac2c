import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Bench,
  type Measurement,
  mebibytes,
  milliseconds,
  type Row,
  ratioRow,
} from "./bench-row.ts";
import { interleave } from "./interleave.ts";
import { createRoot, specPath, vary } from "./made-up-specs.ts";
import { runProgram, type Usage } from "./run-program.ts";

/** The generator over so many specs. */
interface Found {
  readonly count: number;
  readonly time: number;
  readonly memory: number;
  readonly rows: readonly Row[];
}

/** The generator over made-up specs, beside hey-api, which makes clients of them, each in a process of its own. */
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
    other: () => {
      moveAside(bench, root, ["hey-api"]);
      return run("hey-api");
    },
    full: () => {
      moveAside(bench, root, ["packages", "node_modules"]);
      return run("generator");
    },
    unchanged: () => run("generator", "unchanged"),
    one: () => {
      const path = specPath(root, 0);
      writeFileSync(path, vary(readFileSync(path, "utf8"), `again_${changes++}`));
      return run("generator", "one");
    },
  });
  const [ours, other] = [used.get("generator"), used.get("hey-api")];
  if (ours === undefined || other === undefined) throw new Error("Nothing was measured.");
  const what = `generate, ${count} specs`;
  // The design's budgets are for so many specs: a few take as long as the tools take to load.
  const budget = (most: number) => (count === 1000 ? most : undefined);
  const rows = [
    row(what, times.full, times.other, milliseconds, budget(0.5)),
    row(`${what}, time of all cores`, ours.processor, other.processor, milliseconds),
    row(`${what}, memory`, ours.memory, other.memory, mebibytes),
    timeRow(`${what}, nothing changed`, times.unchanged, budget(1000)),
    timeRow(`${what}, one changed`, times.one, budget(2000)),
  ];
  return { count, time: times.full, memory: ours.memory, rows };
}

/**
 * As if nothing had ever been generated. What is there is removed with the project at the end: ext4 uses no inode
 * again for minutes after it was freed, and looks at each of them for each new file, so that writing takes up to ten
 * times as long after a removal.
 */
function moveAside({ project }: Bench, root: string, names: readonly string[]): void {
  const aside = mkdtempSync(join(project, "aside-"));
  for (const name of names)
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

/** A time by itself, for which design §9 may set no bound. */
function timeRow(what: string, time: number, budget?: number): Row {
  return {
    ...{ what, measured: milliseconds(time), isExact: false },
    budget: budget === undefined ? "" : milliseconds(budget),
    isOver: budget !== undefined && time > budget,
  };
}

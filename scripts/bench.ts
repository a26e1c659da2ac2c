// pnpm bench [name …] [--specs <number>,…] [--strict]: measures the budgets of design §9, side by side in one run.
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { stdout } from "node:process";
import { parseArgs, styleText } from "node:util";
import type { Measurement, Row } from "./bench/bench-row.ts";
import { createProject } from "./bench/installed-project.ts";
import { call } from "./bench/measure-call.ts";
import { generate } from "./bench/measure-generate.ts";
import { importing } from "./bench/measure-import.ts";
import { installed } from "./bench/measure-installed.ts";
import { size } from "./bench/measure-size.ts";
import { types } from "./bench/measure-types.ts";
import { importPackage } from "./demo/provider-packages.ts";
import { slugsOf } from "./generate/read/spec-files.ts";
import { reachLoopback } from "./system/loopback.ts";
import { createProgress } from "./terminal/progress.ts";
import { type Cell, type Paint, renderTable } from "./terminal/table.ts";

const measurements: Readonly<Record<string, Measurement>> = {
  ...{ size, call, import: importing, types, generate, installed },
};
const paint: Paint = (format, text) => styleText(format, text, { stream: stdout });

interface Arguments {
  readonly names: readonly string[];
  readonly specs: readonly number[];
  readonly strict: boolean;
}

function readArguments(): Arguments {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      specs: { type: "string", default: "100" },
      strict: { type: "boolean", default: false },
    },
  });
  const known = Object.keys(measurements);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no ${unknown.join(", ")}. There are ${known.join(", ")}.`);
  }
  const specs = values.specs.split(",").map(Number);
  if (!specs.every((number) => Number.isInteger(number) && number > 0)) {
    const found = JSON.stringify(values.specs);
    throw new Error(`--specs takes whole numbers from 1, such as 4,1000,4000, found ${found}.`);
  }
  return { names: positionals.length > 0 ? positionals : known, specs, strict: values.strict };
}

async function measure({ names, specs }: Arguments): Promise<Row[][]> {
  const root = dirname(import.meta.dirname);
  const progress = createProgress(stdout);
  progress.step("Packing the packages");
  const providers = await Promise.all(slugsOf(root).map((slug) => importPackage(root, slug)));
  const project = createProject(root, slugsOf(root));
  try {
    const groups: Row[][] = [];
    for (const name of names) {
      progress.step(`[${groups.length + 1}/${names.length}] Measuring: ${name}`);
      groups.push((await measurements[name]?.({ root, project, providers, specs })) ?? []);
    }
    return groups;
  } finally {
    rmSync(project, { recursive: true });
    progress.end();
  }
}

function render(groups: readonly (readonly Row[])[]): string {
  const columns = [{ title: "What", shrinks: true } as const];
  const others = ["Measured", "Budget", ""].map((title) => ({ title }));
  const cells = ({ what, measured, budget, isOver }: Row): Cell[] => [
    ...[what, measured, budget],
    isOver ? ["OVER", "red"] : ["ok", "green"],
  ];
  const width = stdout.isTTY ? stdout.columns : 120;
  const rows = groups.map((group) => group.map(cells));
  return renderTable([...columns, ...others], rows, { width, paint }).join("\n");
}

reachLoopback();
try {
  const given = readArguments();
  const groups = await measure(given);
  console.log(`\n${render(groups)}`);
  // Times are noisy, and a busy machine is no mistake of the code.
  const isOver = groups.flat().some((row) => row.isExact && row.isOver);
  if (given.strict && isOver) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

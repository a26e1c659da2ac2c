import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What a process took. */
export interface Usage {
  /** In milliseconds, on the clock. */
  readonly time: number;
  /** In milliseconds, of all threads: what else the machine does matters less to it. */
  readonly processor: number;
  /** The most that it held at a time, in bytes. */
  readonly memory: number;
}

/** Runs one of the programs of this folder over a root, in a process of its own. */
export function runProgram(name: string, root: string): Usage {
  const folder = mkdtempSync(join(tmpdir(), "offboard-usage-"));
  const path = join(folder, "usage.json");
  const preload = pathToFileURL(join(import.meta.dirname, "usage.ts")).href;
  const program = join(import.meta.dirname, `${name}.ts`);
  const started = performance.now();
  execFileSync(process.execPath, ["--import", preload, program, root], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, OFFBOARD_BENCH_USAGE: path },
  });
  const time = performance.now() - started;
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(path, "utf8"));
  rmSync(folder, { recursive: true });
  // The platform gives KiB, and microseconds.
  return { time, memory: maxRSS * 1024, processor: (userCPUTime + systemCPUTime) / 1000 };
}

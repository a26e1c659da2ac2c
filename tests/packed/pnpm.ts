import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { npmProgram, type Program } from "../../scripts/program.ts";

const execute = promisify(execFile);

/** Runs a program; what it printed is in the error where it fails. */
export async function runProgram(
  command: string,
  parts: readonly string[],
  folder: string,
  options: Program["options"] = {},
): Promise<string> {
  try {
    const { stdout } = await execute(command, parts, {
      ...{ cwd: folder, maxBuffer: 2 ** 26, ...options },
    });
    return stdout;
  } catch (error) {
    // Not its cause as well: it would print everything twice.
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    const line = [command, ...parts].join(" ");
    throw new Error(`\`${line}\` failed in ${folder}:\n${stdout}\n${stderr}`);
  }
}

/** Runs npm or npx, which are no programs on Windows. */
export function runNpm(
  command: "npm" | "npx",
  parts: readonly string[],
  folder: string,
): Promise<string> {
  const program = npmProgram(command, parts);
  return runProgram(program.command, program.parts, folder, program.options);
}

/** Runs pnpm: the one that runs these tests, else pnpm 12 by npx. It need not be on the path. */
export async function pnpm(parts: readonly string[], folder: string): Promise<string> {
  const { npm_execpath: path = "" } = process.env;
  if (!path.includes("pnpm")) return runNpm("npx", ["-y", "pnpm@12", ...parts], folder);
  return /\.[cm]?js$/.test(path)
    ? runProgram(process.execPath, [path, ...parts], folder)
    : runProgram(path, parts, folder);
}

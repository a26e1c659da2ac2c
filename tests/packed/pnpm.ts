import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { npmProgram, type Program, pnpmProgram } from "../../scripts/system/child-process.ts";

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

const run = ({ command, parts, options }: Program, folder: string): Promise<string> =>
  runProgram(command, parts, folder, options);

/** Runs npm or npx, which are no programs on Windows. */
export function runNpm(
  command: "npm" | "npx",
  parts: readonly string[],
  folder: string,
): Promise<string> {
  return run(npmProgram(command, parts), folder);
}

export async function pnpm(parts: readonly string[], folder: string): Promise<string> {
  return run(pnpmProgram(parts), folder);
}

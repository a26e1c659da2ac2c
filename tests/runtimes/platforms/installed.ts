import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm, runProgram } from "../../packed/pnpm.ts";

const folder = import.meta.dirname;

/** Debian's; it is on no registry for npm packages. */
export const chromiumPath = "/usr/bin/chromium";

/** Installs the platforms that are npm packages, exactly those of the lockfile. */
export async function installPackages(): Promise<void> {
  await pnpm(["install", "--frozen-lockfile"], folder);
}

/** Installs Chromium where that can be done. Throws with what to do elsewhere: nothing is skipped. */
export async function installChromium(): Promise<void> {
  if (existsSync(chromiumPath)) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await runProgram("apt-get", ["update"], folder);
    await runProgram("apt-get", ["install", "--yes", "chromium"], folder);
  }
  if (existsSync(chromiumPath)) return;
  throw new Error(
    `There is no ${chromiumPath}. Install it ("apt-get install chromium" as root), or test the other platforms ` +
      'alone: OFFBOARD_PLATFORMS="Node 24,Bun".',
  );
}

/** The version that the lockfile's package.json pins. */
export function pinnedVersion(name: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return String(manifest.devDependencies[name]).replace(/^npm:.*@/, "");
}

/** A file of an installed package. Not its `bin`: Deno's is a script that would outlive its end. */
export function fileOf(name: string, path: string): string {
  return join(folder, "node_modules", name, path);
}

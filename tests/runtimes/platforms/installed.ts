import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pnpm, runProgram } from "../../packed/pnpm.ts";

const folder = import.meta.dirname;

/** Debian's; it is on no registry for npm packages. */
const chromiumPath = "/usr/bin/chromium";

/** Installs the platforms that are npm packages, exactly those of the lockfile. */
export async function installPackages(): Promise<void> {
  await pnpm(["install", "--frozen-lockfile"], folder);
}

/** Installs Chromium where that can be done. */
export async function installChromium(): Promise<void> {
  if (existsSync(chromiumPath)) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  await runProgram("apt-get", ["update"], folder);
  await runProgram("apt-get", ["install", "--yes", "chromium"], folder);
}

/** Where Playwright finds the browser: Debian's Chromium, or else the Chrome that is installed, on whatever system. */
export function whichChromium(): { executablePath: string } | { channel: "chrome" } {
  return existsSync(chromiumPath) ? { executablePath: chromiumPath } : { channel: "chrome" };
}

/** What to do where there is neither: nothing is skipped. */
export const chromiumAdvice: string = `There is neither ${chromiumPath} nor Chrome. Install one of them ("apt-get install chromium" as root), or test the other platforms alone: OFFBOARD_PLATFORMS="Node 24,Bun".`;

/** The version that the lockfile's package.json pins. */
export function pinnedVersion(name: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return String(manifest.devDependencies[name]).replace(/^npm:.*@/, "");
}

const installed = createRequire(join(folder, "package.json"));

/** Throws where the lockfile has none for this system. Not its `bin`, which is a script on Windows. */
export const workerdProgram = (): string => installed("workerd").default;

/** Throws where the lockfile has none for this system. Not its `bin`, a script that would outlive its end. */
export const denoProgram = (): string => installed("deno/install_api.cjs").runInstall();

/** A file of an installed package. */
export function fileOf(name: string, path: string): string {
  return join(folder, "node_modules", name, path);
}

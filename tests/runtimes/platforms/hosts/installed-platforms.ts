import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pnpm, runProgram } from "../../../packed/pnpm.ts";
import { system } from "../../../support/installed-node.ts";

const folder = dirname(import.meta.dirname);

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
  const { devDependencies, optionalDependencies } = manifest;
  return String({ ...devDependencies, ...optionalDependencies }[name]).replace(/^npm:.*@/, "");
}

/** The version of Node for a system, by default this one: the registry did not have the same for all. */
export function pinnedNode(major: string, on: string = system): string {
  return pinnedVersion(`node-${major}-${on}`);
}

const installed = createRequire(join(folder, "package.json"));

/** Throws where the lockfile has none for this system. Not its `bin`, which is a script on Windows. */
export const workerdProgram = (): string => installed("workerd").default;

/** Throws where the lockfile has none for this system. Not its `bin`, a script that would outlive its end. */
export const denoProgram = (): string => installed("deno/install_api.cjs").runInstall();

/** Throws where the lockfile has none for this system. Not its `bin`, which an install script would put in place. */
export function bunProgram(): string {
  const name = system.replace("win32", "windows").replace("arm64", "aarch64");
  const packages = createRequire(installed.resolve("bun/package.json"));
  const manifest = packages.resolve(`@oven/bun-${name}/package.json`);
  return join(dirname(manifest), "bin", process.platform === "win32" ? "bun.exe" : "bun");
}

// Run after each installation by the `node` that the scripts get. pnpm goes on where an optional package can't be fetched, and
// the Node of the lockfile is one. No TypeScript: it may be an old Node that has to say so.
import { readFileSync } from "node:fs";
import { arch, execPath, exit, platform, version } from "node:process";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const system = `${platform === "win32" ? "win" : platform}-${arch}`;
const locked = Object.entries(manifest.optionalDependencies);
const [name, wanted] = locked.find(([key]) => key.endsWith(`-${system}`)) ?? [];
if (wanted !== undefined && version !== `v${wanted}`) {
  console.error(`The scripts of this repository run under Node ${wanted}, which the package ${name} has.
It was not installed: \`node\` is ${execPath}, ${version}.
See above what pnpm says of ${name}, make the registry give it, and run the command again.`);
  exit(1);
}

// Run after each installation by the `node` that the scripts get. pnpm goes on where an optional package can't be fetched, and
// the Node of the lockfile is one. No TypeScript: it may be an old Node that has to say so.
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { arch, execPath, exit, platform, version } from "node:process";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const system = `${platform === "win32" ? "win" : platform}-${arch}`;
const wanted = Object.entries(manifest.optionalDependencies).find(([name]) =>
  name.endsWith(system),
);
// The program is `<package>/bin/node`, whatever leads there.
const found = basename(dirname(dirname(execPath)));
if (wanted && (found !== wanted[0] || version !== `v${wanted[1]}`)) {
  console.error(`The scripts of this repository run under Node ${wanted[1]}, which is the package ${wanted[0]}.
It was not installed: \`node\` is ${version}, ${execPath}.
See what pnpm says of ${wanted[0]} above, make the registry give it, and run \`npx -y pnpm@12 install --force\`.`);
  exit(1);
}

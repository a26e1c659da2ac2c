// pnpm changeset:compute: writes the changesets that are missing (design §8).
// pnpm changeset:check: whether every change of a package has a changeset that says enough.
// pnpm version-packages: changesets into versions, changelogs and baselines.
import { dirname } from "node:path";
import { check } from "./versions/check-changesets.ts";
import { compute } from "./versions/compute-changesets.ts";
import { makeVersions } from "./versions/make-versions.ts";

const commands: Readonly<Record<string, typeof check>> = { compute, check, make: makeVersions };
const [name = "", ...more] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) && more.length === 0 ? commands[name] : undefined;
const options = { root: dirname(import.meta.dirname), print: console.log };

if (command === undefined) {
  console.error("There are: pnpm changeset:compute, pnpm changeset:check, pnpm version-packages");
  process.exitCode = 1;
} else {
  process.exitCode = await command(options).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}

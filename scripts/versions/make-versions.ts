import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { run as generate } from "../generate/pipeline/generate-packages.ts";
import { writeBaseline, writeRelease } from "../release/baseline.ts";
import { listChangesets } from "./changesets.ts";
import { check } from "./check-changesets.ts";
import { declareModules } from "./compare/runtime-compatibility.ts";
import type { Options } from "./compute-changesets.ts";
import { contentsOf, readPackages } from "./published-packages.ts";
import { lastRelease, runtimeName, unreleased } from "./required-bumps.ts";
import { takeSnapshot } from "./snapshot.ts";

/**
 * Makes versions and changelogs of the changesets, puts the versions into the packages, and remembers what is
 * released. Broken off after the changesets are gone, it goes on where it was. Gives the exit code.
 */
export async function makeVersions({ root, print }: Options): Promise<number> {
  const isPending = (await listChangesets(root)).length > 0;
  if (isPending) {
    const exitCode = await check({ root, print });
    if (exitCode !== 0) return exitCode;
    const cli = createRequire(import.meta.url).resolve("@changesets/cli/bin.js");
    execFileSync(process.execPath, [cli, "version"], { cwd: root, stdio: "inherit" });
  }
  const exitCode = await generate({ root, slugs: [], check: false, print });
  if (exitCode !== 0) return exitCode;
  const released = remember(root);
  for (const line of released) print(line);
  if (released.length === 0) print("There is nothing to release: no package has a changeset.");
  return check({ root, print });
}

/** Writes the baseline of each package whose version is a new one. */
function remember(root: string): string[] {
  return readPackages(root).flatMap((one) => {
    const { slug, packageName, version, isProvider, files } = one;
    const last = lastRelease(root, one)?.version;
    if (version === (last ?? unreleased)) return [];
    if (isProvider) writeBaseline(root, slug, takeSnapshot(files));
    else {
      const modules = packageName === runtimeName && { modules: declareModules(files) };
      writeRelease(root, slug, { packageName, version, contents: contentsOf(one), ...modules });
    }
    return [`${packageName}: ${last ?? "never released"} → ${version}`];
  });
}

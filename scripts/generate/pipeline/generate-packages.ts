import { rmSync } from "node:fs";
import { join } from "node:path";
import { list } from "../../openapi/problem.ts";
import { clashesOf } from "../model/names.ts";
import { misnamedSpecs, slugsOf } from "../read/spec-files.ts";
import { listPage, listProviders } from "../render/provider-list.ts";
import { orphans } from "../write/orphans.ts";
import { readIfThere } from "../write/package-folder.ts";
import { strayProblem } from "../write/stray-package.ts";
import { type Cache, hashGenerator, readCache, writeCache } from "./cache.ts";
import { failed, guarded, providers, type Result, summarize } from "./results.ts";
import { isUnchanged, runAll, type Setting } from "./run-one.ts";

export interface Options {
  /** The folder that holds `specs`, `packages/providers`, `LICENSE` and `biome.json`. */
  readonly root: string;
  /** The specs to generate from; all where there are none. */
  readonly slugs: readonly string[];
  /** Compare, and write nothing. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/**
 * Generates or compares every package. Gives the exit code: 1 for a problem, a drift or a wrong name.
 * Rejects where there is nothing to go by: no specs, no licence, no `biome.json` that can be used.
 */
export async function run({ root, slugs, check, print }: Options): Promise<number> {
  const started = performance.now();
  const known = slugsOf(root);
  // An empty folder would make every package one without a spec, which is removed.
  if (known.length === 0)
    throw new Error(`${join(root, "specs")} holds no specs. Each is a file <slug>.yaml.`);
  const unknown = slugs.filter((slug) => !known.includes(slug));
  if (unknown.length > 0) {
    print(`There is no spec of ${list(unknown)}. There are specs of ${list(known)}.`);
    return 1;
  }
  const setting = readSetting(root, check);
  const cache = readCache(root);
  const wanted = slugs.length > 0 ? known.filter((name) => slugs.includes(name)) : known;
  const results = await runSpecs(known, wanted, setting, cache);
  if (slugs.length === 0) await runStrays(known, setting, cache, results);
  // The list is read from the packages, so it has to wait until they are right.
  if (![...results.values()].some(({ kind }) => kind === "failed" || kind === "drifted")) {
    const listed = await guarded(listPage, () => listProviders(root, check));
    if (listed.kind !== "unchanged") results.set(listPage, listed);
  }
  if (!check) writeCache(root, cache);
  const { lines, exitCode } = summarize(results, check, performance.now() - started);
  for (const line of lines) print(line);
  return exitCode;
}

function readSetting(root: string, check: boolean): Setting {
  const read = (name: string): string => {
    const text = readIfThere(join(root, name));
    if (text === undefined)
      throw new Error(`${join(root, name)} is missing. It is an input of every package.`);
    return text;
  };
  return {
    ...{ root, check, license: read("LICENSE"), biomeJson: read("biome.json") },
    generator: hashGenerator(),
  };
}

/** The packages of the specs, in their order. Only those that do not stand as they were rendered cost time. */
async function runSpecs(
  known: readonly string[],
  wanted: readonly string[],
  setting: Setting,
  cache: Cache,
): Promise<Map<string, Result>> {
  const clashes = clashesOf(known);
  const isFit = (slug: string) => !clashes.has(slug) && !isUnchanged(slug, setting, cache);
  const changed = wanted.filter(isFit);
  const outcomes = await runAll(changed, setting);
  for (const [slug, { entry }] of outcomes) if (entry !== undefined) cache[slug] = entry;
  return new Map(
    wanted.map((slug) => {
      const clash = clashes.get(slug);
      if (clash !== undefined) return [slug, failed(`specs/${slug}.yaml`, clash)];
      return [slug, outcomes.get(slug)?.result ?? { kind: "unchanged" }];
    }),
  );
}

/** What has no place in `specs/`, and what stands in `packages/providers` without a spec. */
async function runStrays(
  known: readonly string[],
  { root, check }: Setting,
  cache: Cache,
  results: Map<string, Result>,
): Promise<void> {
  const misnamed = misnamedSpecs(root);
  const message = "Expected a spec, a file <slug>.yaml. Rename it, or put it elsewhere.";
  for (const name of misnamed) results.set(name, failed(`specs/${name}`, message));
  const stems = misnamed.map((name) => name.replace(/\.[^.]+$/, ""));
  const remove = (slug: string): Result => {
    const problem = strayProblem(root, slug);
    if (problem !== undefined) return failed(`${providers}/${slug}`, problem);
    if (check) return { kind: "orphan" };
    delete cache[slug];
    rmSync(join(root, providers, slug), { recursive: true });
    return { kind: "removed" };
  };
  for (const slug of orphans(root, [...known, ...stems]))
    results.set(slug, await guarded(`${providers}/${slug}`, () => remove(slug)));
}

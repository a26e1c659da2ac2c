import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type Cache,
  hash,
  hashFiles,
  hashFolder,
  hashGenerator,
  readCache,
  writeCache,
} from "./cache.ts";
import { type Difference, differences, mend, namesIn, readIfThere } from "./files.ts";
import type { Format } from "./format.ts";
import type { Input, Output } from "./generate-package.ts";
import { orphans } from "./orphans.ts";
import { list } from "./problem.ts";
import { listProviders } from "./provider-list.ts";
import { providers, type Result, summarize } from "./summary.ts";
import { readVersion } from "./version.ts";

export interface Options {
  /** The folder that holds `specs`, `packages/providers`, `LICENSE` and `biome.json`. */
  readonly root: string;
  /** The specs to generate from; all where there are none. */
  readonly slugs: readonly string[];
  /** Compare, and write nothing. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/** What a run goes by, read once. */
interface Setting extends Options {
  readonly license: string;
  readonly biomeJson: string;
  readonly generator: string;
  readonly cache: Cache;
}

/** Generates or compares every package. Gives the exit code: 1 for a problem, a drift or a wrong name. */
export async function run(options: Options): Promise<number> {
  const started = performance.now();
  const { root, slugs, check, print } = options;
  const files = namesIn(join(root, "specs"));
  // An empty folder would make every package one without a spec, which is removed.
  if (files.length === 0) throw new Error(`${join(root, "specs")} holds no specs.`);
  const known = files
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length));
  const unknown = slugs.filter((slug) => !known.includes(slug));
  if (unknown.length > 0) {
    print(`There is no spec of ${list(unknown)}. There are specs of ${list(known)}.`);
    return 1;
  }
  const setting: Setting = { ...options, ...readSetting(root) };
  const results = new Map<string, Result>();
  for (const slug of slugs.length > 0 ? known.filter((name) => slugs.includes(name)) : known) {
    results.set(slug, await runOne(slug, setting));
  }
  if (slugs.length === 0) {
    const misnamed = files.filter((file) => /\.(yml|json)$/.test(file));
    for (const name of misnamed) {
      results.set(
        name,
        failed(`specs/${name}`, "Expected a spec's name to end in `.yaml`. Rename the file."),
      );
    }
    const named = [...known, ...misnamed.map((name) => name.replace(/\.[^.]+$/, ""))];
    for (const slug of orphans(root, named)) results.set(slug, removeOrphan(slug, setting));
  }
  // The list is read from the packages, so it has to wait until they are right.
  if (![...results.values()].some(({ kind }) => kind === "failed" || kind === "drifted")) {
    const list = listProviders(root, check);
    if (list.kind !== "unchanged") results.set("README.md", list);
  }
  if (!check) writeCache(root, setting.cache);
  const { lines, exitCode } = summarize(results, check, performance.now() - started);
  for (const line of lines) print(line);
  return exitCode;
}

function readSetting(root: string): Pick<Setting, "license" | "biomeJson" | "generator" | "cache"> {
  const read = (name: string): string => {
    const text = readIfThere(join(root, name));
    if (text === undefined)
      throw new Error(`${join(root, name)} is missing. It is an input of every package.`);
    return text;
  };
  return {
    license: read("LICENSE"),
    biomeJson: read("biome.json"),
    generator: hashGenerator(),
    cache: readCache(root),
  };
}

function failed(file: string, message: string): Result {
  return { kind: "failed", problems: [{ file, line: 1, column: 1, pointer: "#", message }] };
}

async function runOne(slug: string, setting: Setting): Promise<Result> {
  const { root, check, cache, license, biomeJson, generator } = setting;
  const folder = join(root, providers, slug);
  const read = readVersion(folder);
  if ("problem" in read) {
    return failed(`${providers}/${slug}/package.json`, read.problem);
  }
  const { version } = read;
  const bytes = readFileSync(join(root, "specs", `${slug}.yaml`));
  const input = hash(generator, license, biomeJson, slug, version, bytes);
  const remembered = cache[slug];
  if (remembered?.input === input && remembered.output === hashFolder(folder))
    return { kind: "unchanged" };
  const output = await render({ slug, bytes, version, license }, biomeJson).catch(faultOf(slug));
  if ("problems" in output) return { kind: "failed", problems: output.problems };
  const found = differences(folder, output.files);
  cache[slug] = { input, output: hashFiles(output.files) };
  if (found.length === 0) return { kind: "unchanged" };
  if (check) return { kind: "drifted", lines: await describeAll(slug, found) };
  mend(folder, found);
  const lines = found.map(({ path, wanted }) => (wanted === undefined ? `removed ${path}` : path));
  return { kind: "generated", lines };
}

/** A fault of the generator or of a tool is told of its spec, and does not end the run for the others. */
function faultOf(slug: string): (error: unknown) => Output {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The generator failed, which is a fault of its own: ${reason}`;
    return {
      problems: [{ file: `specs/${slug}.yaml`, line: 1, column: 1, pointer: "#", message }],
    };
  };
}

async function describeAll(slug: string, found: readonly Difference[]): Promise<string[]> {
  const { describeDrift } = await import("./drift.ts");
  return found.map((difference) => describeDrift(`${providers}/${slug}`, difference));
}

const formats = new Map<string, Format>();

/** Loads the tools only here: that takes longer than a whole run in which nothing has changed. */
async function render(input: Omit<Input, "format">, biomeJson: string): Promise<Output> {
  const { createFormat } = await import("./format.ts");
  const { generatePackage } = await import("./generate-package.ts");
  const format = formats.get(biomeJson) ?? createFormat(biomeJson);
  formats.set(biomeJson, format);
  return generatePackage({ ...input, format });
}

function removeOrphan(slug: string, { root, check, cache }: Setting): Result {
  delete cache[slug];
  if (check) return { kind: "orphan" };
  rmSync(join(root, providers, slug), { recursive: true });
  return { kind: "removed" };
}

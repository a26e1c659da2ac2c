import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isMapping } from "../../openapi/document-node.ts";
import { readIfThere } from "../../system/read-files.ts";
import { repositoryRoot } from "../../system/repository-root.ts";
import { writeAtomically } from "../../system/write-atomically.ts";
import { generatedFiles, readGenerated } from "../write/package-folder.ts";

/** What was rendered from which inputs: hashes only. */
export interface Entry {
  readonly input: string;
  readonly output: string;
}

/** By slug. */
export type Cache = Record<string, Entry>;

const pathOf = (root: string) => join(root, "node_modules/.cache/offboard/generate.json");

/** A cache that is missing, broken or of another shape is an empty one. */
export function readCache(root: string): Cache {
  const cache: Cache = Object.create(null);
  try {
    const read: unknown = JSON.parse(readIfThere(pathOf(root)) ?? "{}");
    for (const [slug, entry] of Object.entries(isMapping(read) ? read : {})) {
      if (!isMapping(entry)) continue;
      const { input, output } = entry;
      if (typeof input === "string" && typeof output === "string") cache[slug] = { input, output };
    }
  } catch {
    // Not JSON, or not readable: everything is rendered again.
  }
  return cache;
}

/** A cache that can't be written costs the next run its time, and nothing else. */
export function writeCache(root: string, cache: Cache): void {
  const sorted = Object.fromEntries(Object.entries(cache).sort(([a], [b]) => (a < b ? -1 : 1)));
  try {
    writeAtomically([[pathOf(root), `${JSON.stringify(sorted, null, 1)}\n`]]);
  } catch {
    // The next run renders everything again.
  }
}

/** The hash of texts in an order: their lengths keep them apart. */
export function hash(...texts: readonly (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const text of texts) sum.update(`${text.length}:`).update(text);
  return sum.digest("hex");
}

/** The hash of a package's files and their paths, as they stand in its folder. */
export function hashFolder(folder: string): string {
  return hashFiles(
    generatedFiles(folder).map((path) => [path, readGenerated(join(folder, path)) ?? "odd"]),
  );
}

export function hashFiles(files: Iterable<readonly [string, string]>): string {
  return hash(...[...files].sort(([a], [b]) => (a < b ? -1 : 1)).flat());
}

/** The hash of the generator itself: its sources, its pinned tools and the platform. */
export function hashGenerator(): string {
  const scripts = join(repositoryRoot, "scripts");
  const options = { recursive: true, encoding: "utf8" } as const;
  const own = ["generate", "openapi", "system", "terminal"].flatMap((folder) =>
    readdirSync(join(scripts, folder), options).map((path) => join(scripts, folder, path)),
  );
  const pins = [join(scripts, "generate.ts"), join(scripts, "package.json")];
  const files = own.filter((path) => /\.(ts|json)$/.test(path)).sort();
  const tools = toolsIn(readFileSync(join(repositoryRoot, "pnpm-lock.yaml"), "utf8"));
  const contents = [...files, ...pins].map((path) => readFileSync(path));
  return hash(process.versions.node, tools, ...contents);
}

/**
 * What a lockfile says of the packages that are installed. What stands before it, of the workspace's own packages, is left
 * out: with each new provider there is more of it.
 */
export function toolsIn(lockfile: string): string {
  const [, installed] = lockfile.split(/^packages:$/m);
  return installed ?? lockfile;
}

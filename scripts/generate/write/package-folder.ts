import { lstatSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { namesIn } from "../../system/read-files.ts";
import { writeAtomically } from "../../system/write-atomically.ts";

/** What stands in a package's folder and is not the generator's: releases, builds and installed packages. */
const kept = new Set(["CHANGELOG.md", "dist", "node_modules", ".turbo"]);

/** The paths of a package's files below its folder, without those that are not the generator's. */
export function generatedFiles(folder: string): string[] {
  const walk = (below: string): string[] =>
    namesIn(join(folder, below)).flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      if (kept.has(path)) return [];
      // A link counts as a file: it is not followed out of the folder.
      return lstatSync(join(folder, path)).isDirectory() ? walk(path) : [path];
    });
  return walk("");
}

/** A mounted Windows drive says of every file that it is executable, of this one too. */
const knowsExecutables = (lstatSync(import.meta.filename).mode & 0o111) === 0;

/** What else than a plain file a path is. npm packs no links, and git sees the executable bit. */
function oddityOf(path: string): string | undefined {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return "a link";
  if (!stats.isFile()) return "no file";
  return knowsExecutables && (stats.mode & 0o111) !== 0 ? "executable" : undefined;
}

/** The text of a package's file; undefined where it is no plain one. */
export function readGenerated(path: string): string | undefined {
  return oddityOf(path) === undefined ? readFileSync(path, "utf8") : undefined;
}

/** How a package's folder differs from what its spec gives. Paths are relative to the folder. */
export interface Difference {
  readonly path: string;
  /** The text that stands there; undefined where there is no plain file. */
  readonly found: string | undefined;
  /** The text that belongs there; undefined where the file does. */
  readonly wanted: string | undefined;
  /** What stands there and is no plain file. */
  readonly oddity?: string | undefined;
}

export function differences(folder: string, files: ReadonlyMap<string, string>): Difference[] {
  // A file behind a link is not listed, so it is missing here, whatever it holds.
  const listed = new Set(generatedFiles(folder));
  const paths = [...new Set([...files.keys(), ...listed])].sort();
  return paths
    .map((path) => {
      const place = join(folder, path);
      const there = listed.has(path);
      const oddity = there ? oddityOf(place) : undefined;
      const found = there ? readGenerated(place) : undefined;
      return { path, found, wanted: files.get(path), oddity };
    })
    .filter(({ found, wanted }) => found !== wanted || wanted === undefined);
}

/** Makes a folder what its spec gives. What is in the way is removed first: a link, or a folder where a file belongs. */
export function mend(folder: string, found: readonly Difference[]): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(folder);
  for (const { path, wanted } of found) {
    const place = join(folder, path);
    const isFolder = lstatSync(place, { throwIfNoEntry: false })?.isDirectory();
    if (wanted === undefined || isFolder) rmSync(place, { recursive: true, force: true });
  }
  const files = found.flatMap(({ path, wanted }) =>
    wanted === undefined ? [] : [[join(folder, path), wanted] as const],
  );
  writeAtomically(files);
}

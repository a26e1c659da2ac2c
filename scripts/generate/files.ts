import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** What stands in a package's folder and is not the generator's: releases, builds and installed packages. */
const kept = new Set(["CHANGELOG.md", "dist", "node_modules", ".turbo"]);

/** The text of a file, or undefined where there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code))
    ) {
      return undefined;
    }
    throw error;
  }
}

/** The names in a folder, sorted; none where there is no folder. */
export function namesIn(folder: string): string[] {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder).sort()
    : [];
}

/** The paths of a package's files below its folder, sorted, without those that are not the generator's. */
export function generatedFiles(folder: string): string[] {
  const walk = (below: string): string[] =>
    namesIn(join(folder, below)).flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      // A link counts as a file: it is not followed out of the folder.
      return lstatSync(join(folder, path)).isDirectory() ? walk(path) : [path];
    });
  return namesIn(folder)
    .filter((name) => !kept.has(name))
    .flatMap((name) => (lstatSync(join(folder, name)).isDirectory() ? walk(name) : [name]));
}

/** How a package's folder differs from what its spec gives. Paths are relative to the folder. */
export interface Difference {
  readonly path: string;
  /** The text that stands there; undefined where the file is missing. */
  readonly found: string | undefined;
  /** The text that belongs there; undefined where the file does. */
  readonly wanted: string | undefined;
}

export function differences(folder: string, files: ReadonlyMap<string, string>): Difference[] {
  const paths = [...new Set([...files.keys(), ...generatedFiles(folder)])].sort();
  return paths
    .map((path) => ({ path, found: readIfThere(join(folder, path)), wanted: files.get(path) }))
    .filter(({ found, wanted }) => found !== wanted || wanted === undefined);
}

/** Makes a folder what its spec gives. What is wrong is removed first: it may be a link in the way of a folder. */
export function mend(folder: string, found: readonly Difference[]): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(folder);
  for (const { path } of found.filter(({ wanted }) => wanted === undefined))
    rmSync(join(folder, path));
  for (const { path, wanted } of found) {
    if (wanted !== undefined) writeAtomically(join(folder, path), wanted);
  }
}

/** A reader sees the old text or the new one, never a part: the file is written beside its place and renamed. */
export function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

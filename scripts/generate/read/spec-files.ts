import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { namesIn } from "../../system/read-files.ts";

const extension = ".yaml";

/** What editors and systems leave beside files. */
const left = /^[.#]|~$/;

const namesOf = (root: string): string[] =>
  namesIn(join(root, "specs")).filter((name) => !left.test(name));

/** The slugs of all providers, sorted: one exists exactly when its spec does (design §2). */
export function slugsOf(root: string): string[] {
  const names = namesOf(root).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length));
}

/** What stands in `specs/` under a name that no spec has. A spec that was renamed so still has its package. */
export function misnamedSpecs(root: string): string[] {
  return namesOf(root).filter((name) => !name.endsWith(extension));
}

const sizeLimit = 1024 * 1024;

/** Why a file of so many bytes is not read; undefined where it is. */
export function sizeProblem(size: number): string | undefined {
  if (size <= sizeLimit) return undefined;
  return `The file has ${size} bytes; at most ${sizeLimit} are read. Cut it down to the operation.`;
}

/** The bytes of a spec, or what is wrong with its file. A link is not followed: it may lead anywhere. */
export function readSpecFile(root: string, slug: string): { bytes: Buffer } | { problem: string } {
  const path = join(root, "specs", `${slug}${extension}`);
  const stats = lstatSync(path);
  if (!stats.isFile()) {
    const found = stats.isDirectory() ? "a folder" : stats.isSymbolicLink() ? "a link" : "none";
    return { problem: `Expected a file, found ${found}. Put the document itself here.` };
  }
  const problem = sizeProblem(stats.size);
  return problem === undefined ? { bytes: readFileSync(path) } : { problem };
}

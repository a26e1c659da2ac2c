import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { replaceFile } from "./replace-file.ts";

/**
 * A reader sees the old text or the new one, never a part: all files are written beside their places, and
 * renamed when that went well. What a run that was killed left beside them is removed.
 */
export function writeAtomically(files: readonly (readonly [path: string, text: string])[]): void {
  const written: [temporary: string, path: string][] = [];
  const folders = new Set([...files].map(([path]) => dirname(path)));
  try {
    for (const folder of innermost(folders)) mkdirSync(folder, { recursive: true });
    for (const [path, text] of files) {
      const temporary = `${path}.${process.pid}.tmp`;
      written.push([temporary, path]);
      writeFileSync(temporary, text);
    }
    for (const [temporary, path] of written) replaceFile(temporary, path);
  } catch (error) {
    for (const [temporary] of written) rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  const names = new Set(written.map(([, path]) => basename(path)));
  for (const folder of folders) {
    for (const left of readdirSync(folder).filter((name) => isLeftover(name, names)))
      rmSync(join(folder, left), { force: true });
  }
}

/** The folders that hold none of the others: with them, those are made too. */
function innermost(folders: ReadonlySet<string>): string[] {
  const all = [...folders];
  return all.filter((folder) => !all.some((other) => other.startsWith(join(folder, sep))));
}

/** Whether a file is the temporary one of a process that has ended, beside one of these names. */
function isLeftover(file: string, names: ReadonlySet<string>): boolean {
  const [, name = "", process] = /^(.+)\.(\d+)\.tmp$/.exec(file) ?? [];
  return names.has(name) && !isAlive(Number(process));
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Anything but "no such process" says that there is one.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

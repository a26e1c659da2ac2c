import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterEach } from "vitest";
import { run } from "../../generate/pipeline/generate-packages.ts";
import { removeFolder } from "../../system/remove-folder.ts";
import { repositoryRoot as repository } from "../../system/repository-root.ts";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) removeFolder(folder);
});

/** Whether files can be linked here: Windows lets developers and administrators alone. */
export const canLinkFiles: boolean = process.platform !== "win32" || tryLink();

function tryLink(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "offboard-link-"));
  try {
    symlinkSync("nowhere", join(folder, "link"), "file");
    return true;
  } catch {
    return false;
  } finally {
    removeFolder(folder);
  }
}

/** A root with specs, given by their slugs. It is removed after the test. */
export function makeRoot(specs: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "offboard-generate-"));
  made.push(root);
  mkdirSync(join(root, "specs"));
  for (const name of ["LICENSE", "biome.json"]) cpSync(join(repository, name), join(root, name));
  for (const [slug, spec] of Object.entries(specs))
    writeFileSync(join(root, `specs/${slug}.yaml`), spec);
  return root;
}

/** Runs the generator: its exit code, and what it printed, without the time that it took. */
export async function runIn(
  root: string,
  options: { slugs?: readonly string[]; check?: boolean } = {},
): Promise<{ exitCode: number; lines: string[]; text: string }> {
  const lines: string[] = [];
  const exitCode = await run({
    root,
    slugs: [],
    check: false,
    ...options,
    print: (line) => lines.push(line),
  });
  return { exitCode, lines, text: lines.join("\n").replace(/in \d+\.\d s/, "in 0.0 s") };
}

/** Every file of the packages, its path with slashes, with its text and the time of its last change. */
export function snapshot(root: string): Record<string, string> {
  const folder = join(root, "packages/providers");
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()
    : [];
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name.replaceAll(sep, "/"),
      `${statSync(join(folder, name)).mtimeMs} ${readFileSync(join(folder, name), "utf8")}`,
    ]),
  );
}

/** The client's source in the package of the spec `acme`. */
export const index = "packages/providers/acme/src/index.ts";

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../scripts/generate/pipeline/generate-packages.ts";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { root } from "./providers.ts";

/** A repository in a temporary folder that has other specs, and what the real one's commands make of them. */
export interface TemporaryRepository {
  readonly root: string;
  remove(): void;
}

/**
 * Generates and builds packages from specs (paths by slug) with the commands of this repository.
 * Throws with the generator's own words where a spec is wrong.
 *
 * @param declarations `false` builds quickly and without the commands: each source as it is, without its types.
 */
export async function createTemporaryRepository(
  specs: Readonly<Record<string, string>>,
  { declarations = true }: { readonly declarations?: boolean } = {},
): Promise<TemporaryRepository> {
  const temporary = mkdtempSync(join(tmpdir(), "offboard-"));
  const remove = (): void => removeFolder(temporary);
  try {
    mkdirSync(join(temporary, "specs"));
    for (const name of ["LICENSE", "biome.json"])
      copyFileSync(join(root, name), join(temporary, name));
    for (const [slug, path] of Object.entries(specs))
      copyFileSync(path, join(temporary, "specs", `${slug}.yaml`));
    link(join(root, "node_modules"), join(temporary, "node_modules"));
    await generate(temporary);
    const folders = Object.keys(specs).map((slug) => join(temporary, "packages/providers", slug));
    for (const folder of folders) {
      mkdirSync(join(folder, "node_modules/@offboard"), { recursive: true });
      link(join(root, "packages/runtime"), join(folder, "node_modules/@offboard/runtime"));
      if (!declarations) strip(folder);
    }
    if (declarations) build(temporary);
  } catch (error) {
    remove();
    throw error;
  }
  return { root: temporary, remove };
}

/** On Windows a junction, which asks for no rights. */
function link(target: string, path: string): void {
  symlinkSync(target, path, "junction");
}

async function generate(repository: string): Promise<void> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const exitCode = await run({ root: repository, slugs: [], check: false, print });
  if (exitCode !== 0) throw new Error(lines.join("\n"));
}

function build(repository: string): void {
  const parts = [join(root, "scripts/build.ts"), "packages/providers/*"];
  execFileSync(process.execPath, parts, { cwd: repository });
}

/** All that a package's index imports of its schema is types. */
function strip(folder: string): void {
  mkdirSync(join(folder, "dist"));
  const source = readFileSync(join(folder, "src/index.ts"), "utf8");
  writeFileSync(join(folder, "dist/index.js"), stripTypeScriptTypes(source));
}

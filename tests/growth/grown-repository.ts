import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { runProgram } from "../packed/pnpm.ts";
import { copyFiles } from "../support/copy-repository.ts";
import type { GrownSpec } from "./grown-specs.ts";

/** A copy of this repository with further providers. */
export interface GrownRepository {
  readonly root: string;
  /** Runs a program of Node in it; gives what it printed. */
  run(...parts: string[]): Promise<string>;
  remove(): void;
}

/**
 * Copies this repository as it stands in the working tree into a temporary folder, and puts further specs into it. The
 * tools are this repository's.
 */
export function growRepository(specs: readonly GrownSpec[]): GrownRepository {
  const root = mkdtempSync(join(tmpdir(), "offboard-grown-"));
  copyFiles(root);
  addSpecs(root, specs);
  for (const { slug } of specs) {
    const scope = join(root, "packages/providers", slug, "node_modules/@offboard");
    mkdirSync(scope, { recursive: true });
    symlinkSync(join(root, "packages/runtime"), join(scope, "runtime"), "junction");
  }
  return {
    root,
    run: (...parts) => runProgram(process.execPath, parts, root),
    remove: () => removeFolder(root),
  };
}

export function addSpecs(root: string, specs: readonly GrownSpec[]): void {
  for (const { slug, text } of specs) writeFileSync(join(root, "specs", `${slug}.yaml`), text);
}


import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runProgram } from "./pnpm.ts";
import type { Project } from "./user-project.ts";

/** Which programs to check, and for which surroundings. */
export interface Compilation {
  readonly files: readonly string[];
  readonly types: readonly string[];
  readonly lib: readonly string[];
}

/** The strictest program that a user may have: nothing of the packages' declarations is skipped. */
export const strictest: Readonly<Record<string, boolean | string>> = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ skipLibCheck: false, noEmit: true, target: "es2022" },
};

/** Type-checks programs of a project with one of the TypeScript versions of this package; throws what it reports. */
export async function compile(
  project: Project,
  typescript: string,
  { files, types, lib }: Compilation,
): Promise<void> {
  const name = `tsconfig.${typescript}.${types.join("-") || "dom"}.json`;
  const modules = { module: "nodenext", moduleResolution: "nodenext", verbatimModuleSyntax: true };
  const compilerOptions = { ...strictest, ...modules, types, lib };
  project.write(name, JSON.stringify({ compilerOptions, files }));
  const parts = [compilerOf(typescript), "--project", name];
  await runProgram(process.execPath, parts, project.folder);
}

/** The program of one of the TypeScript versions of this package. */
export function compilerOf(typescript: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${typescript}/package.json`);
  return join(dirname(manifest), "bin/tsc");
}

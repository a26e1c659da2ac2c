import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runProgram } from "./pnpm.ts";
import type { Project } from "./project.ts";

/** Which programs to check, and for which surroundings. */
export interface Compilation {
  readonly files: readonly string[];
  readonly types: readonly string[];
  readonly lib: readonly string[];
}

/** The strictest program that a user may have: nothing of the packages' declarations is skipped. */
const strictest = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ skipLibCheck: false, noEmit: true, verbatimModuleSyntax: true },
  ...{ module: "nodenext", moduleResolution: "nodenext", target: "es2022" },
};

/** Type-checks programs of a project with one of the TypeScript versions of this package; throws what it reports. */
export async function compile(
  project: Project,
  typescript: string,
  { files, types, lib }: Compilation,
): Promise<void> {
  const name = `tsconfig.${typescript}.${types.join("-") || "dom"}.json`;
  const compilerOptions = { ...strictest, types, lib };
  project.write(name, JSON.stringify({ compilerOptions, files }));
  const manifest = createRequire(import.meta.url).resolve(`${typescript}/package.json`);
  const compiler = join(dirname(manifest), "bin/tsc");
  await runProgram(process.execPath, [compiler, "--project", name], project.folder);
}

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { namesOf } from "../../scripts/generate/model/names.ts";
import { root } from "../support/providers.ts";
import type { Feature } from "./feature.ts";

const manifest = createRequire(join(root, "package.json")).resolve("typescript/package.json");

/** The strictest that a user, or this repository, may ask of the sources of a package. */
const compilerOptions = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noImplicitOverride: true, noEmit: true },
  ...{ isolatedDeclarations: true, declaration: true, isolatedModules: true },
  ...{ erasableSyntaxOnly: true, verbatimModuleSyntax: true, skipLibCheck: false },
  ...{ module: "nodenext", target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [] },
  ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true },
};

const helpers = `
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export function holds<Statement extends true>(_statement?: Statement): void {}
export type { Same };
`;

/** A program with the lines of a table. */
function programOf(slug: string, { compiles, doesNotCompile }: Feature): string {
  const names = namesOf(slug);
  return `import * as provider from "../packages/providers/${slug}/src/index.ts";
import { holds, type Same } from "./helpers.ts";

export async function compiles(client: provider.${names.client}): Promise<void> {
${compiles.map((line) => `  ${line}`).join("\n")}
}
export async function doesNotCompile(client: provider.${names.client}): Promise<void> {
${doesNotCompile.map((line) => `  // @ts-expect-error\n  ${line}`).join("\n")}
}
`;
}

/** Type-checks a program for each table, and the packages' sources, in one run. Gives what is wrong, each with its file and line. */
export function compileAll(
  repository: string,
  features: Readonly<Record<string, Feature>>,
): string[] {
  const folder = join(repository, "programs");
  mkdirSync(folder);
  writeFileSync(join(folder, "helpers.ts"), helpers);
  for (const [slug, feature] of Object.entries(features))
    writeFileSync(join(folder, `${slug}.ts`), programOf(slug, feature));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["*.ts"] }),
  );
  const compiler = join(dirname(manifest), "bin/tsc");
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [compiler, "--project", folder, "--pretty", "false"],
    { cwd: repository, encoding: "utf8" },
  );
  if (error) throw error;
  return [...stdout.split(/\r?\n(?! )/), ...stderr.split(/\r?\n/)].flatMap((text) =>
    text === "" ? [] : [`${text}\n${lineOf(repository, text)}`],
  );
}

/** The line that a message of the compiler is about. */
function lineOf(repository: string, message: string): string {
  const [, file, line] = /^([^(]+)\((\d+),/.exec(message) ?? [];
  if (file === undefined) return "";
  return readFileSync(join(repository, file), "utf8").split("\n")[Number(line) - 1] ?? "";
}

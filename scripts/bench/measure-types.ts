import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Measurement, milliseconds, type Row, ratioRow } from "./bench-row.ts";
import { interleave } from "./interleave.ts";
import { bare, ours, program } from "./sample-programs.ts";

const rounds = 7;

const compilerOptions = {
  ...{ strict: true, noEmit: true, target: "es2022", module: "nodenext", skipLibCheck: true },
  ...{ lib: ["es2023", "dom", "dom.iterable"], types: [], allowImportingTsExtensions: true },
};

/** The whole run of each TypeScript over a program with one client: the provider's with the largest schema. */
export const types: Measurement = async ({ root, providers, project }) => {
  const schemaOf = (folder: string): string => join(folder, "src/schema.ts");
  const [provider] = [...providers].sort(
    (a, b) => statSync(schemaOf(b.folder)).size - statSync(schemaOf(a.folder)).size,
  );
  if (provider === undefined) return [];
  const folder = (name: string, text: string): string => {
    const path = join(project, name);
    mkdirSync(path);
    writeFileSync(join(path, "program.ts"), text);
    const config = { compilerOptions, files: ["program.ts"] };
    writeFileSync(join(path, "tsconfig.json"), JSON.stringify(config));
    return path;
  };
  const our = folder("types-ours", program(ours(provider)));
  const other = folder("types-bare", program(bare(provider)));
  // A program's own modules are ECMAScript modules where its package.json says so.
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  cpSync(schemaOf(provider.folder), join(other, "schema.ts"));
  const rows: Row[] = [];
  for (const compiler of [root, join(root, "scripts")].map(compilerOf)) {
    const { path, version } = compiler;
    const found = await interleave(rounds, {
      ours: () => totalTime(path, our),
      bare: () => totalTime(path, other),
    });
    const what = `type-check, TypeScript ${version}: ${provider.title}`;
    rows.push(ratioRow(what, found.ours, found.bare, 1.1, milliseconds));
  }
  return rows;
};

/** The TypeScript that a folder of the repository has. */
function compilerOf(folder: string): { path: string; version: string } {
  const manifest = createRequire(join(folder, "package.json")).resolve("typescript/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8"));
  return { path: join(dirname(manifest), "bin/tsc"), version };
}

/** In milliseconds, as the compiler itself measures it. Throws where the program does not compile. */
function totalTime(compiler: string, folder: string): number {
  try {
    const output = execFileSync(process.execPath, [compiler, "--extendedDiagnostics"], {
      cwd: folder,
      encoding: "utf8",
    });
    return 1000 * Number(/Total time:\s+([\d.]+)s/.exec(output)?.[1]);
  } catch (error) {
    throw new Error(`The program in ${folder} does not compile:\n${Object(error).stdout}`);
  }
}

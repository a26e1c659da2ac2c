import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { repositoryRoot as root } from "../../../system/repository-root.ts";

/**
 * Everything that a compiler can be strict about, but for `noPropertyAccessFromIndexSignature`, which wants the
 * opposite of Biome's recommended `useLiteralKeys`.
 */
export const strictest: Readonly<Record<string, unknown>> = {
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noImplicitOverride: true, noImplicitReturns: true, noFallthroughCasesInSwitch: true },
  noUnusedLocals: true,
  ...{ noUnusedParameters: true, allowUnreachableCode: false, allowUnusedLabels: false },
  ...{ isolatedDeclarations: true, declaration: true, erasableSyntaxOnly: true },
  ...{ verbatimModuleSyntax: true, isolatedModules: true, skipLibCheck: false },
  ...{ target: "es2022", module: "nodenext", lib: ["es2023", "dom", "dom.iterable"] },
  // The runtime's own sources, which are not built for these tests.
  ...{ types: [], allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true },
  paths: { "@offboard/runtime": [join(root, "packages/runtime/src/index.ts")] },
};

/** What a compiler says of a file: `TS6133 'a' is declared but its value is never read.` */
export type Diagnostics = ReadonlyMap<string, readonly string[]>;

/** A folder of modules, removed when the test ends. */
export function writeModules(files: ReadonlyMap<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "offboard-output-")));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const config = {
    compilerOptions: { ...strictest, noEmit: true },
    files: [...files.keys()],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return folder;
}

/** What TypeScript 5.9 says. */
export function checkWith5(folder: string, paths: Iterable<string>): Diagnostics {
  const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  return new Map(
    [...paths].map((path) => {
      const file = program.getSourceFile(join(folder, path));
      if (file === undefined) throw new Error(`${path} is not there.`);
      const found = [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
        ...program.getDeclarationDiagnostics(file),
      ].map(
        ({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
      );
      return [path, [...new Set(found)]];
    }),
  );
}

/** What TypeScript 7 says, which has no programming interface. */
export async function checkWith7(folder: string, paths: Iterable<string>): Promise<Diagnostics> {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const args = [compiler, "--noEmit", "--pretty", "false", "--project", folder];
  const text = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  const lines = text
    .split(/\r?\n/)
    .map((line) => /^(.*?)\(\d+,\d+\): error (TS\d+): (.*)$/.exec(line));
  if (text !== "" && !lines.some(Boolean)) throw new Error(text);
  const of = (path: string) =>
    lines.flatMap((line) => (line?.[1] === path ? [`${line[2]} ${line[3]}`] : []));
  return new Map([...paths].map((path) => [path, [...new Set(of(path))]]));
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

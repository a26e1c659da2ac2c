// Builds packages: one bundled ES module, and a declaration for each source file.
// `node scripts/build.ts` builds the package in the current folder; `node scripts/build.ts "<pattern>"` builds all whose
// folders match. All of them are built by one process and one compiler: to start these takes longer than to build a package.
// One file, because importing a package is measured (`pnpm bench`) and each file of it is a read.
import { execFileSync } from "node:child_process";
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { build } from "rolldown";

const root = dirname(import.meta.dirname);
const manifest = createRequire(join(root, "package.json")).resolve("typescript/package.json");
const declarationOptions = [
  ...["--ignoreConfig", "--declaration", "--emitDeclarationOnly", "--isolatedDeclarations"],
  ...["--strict", "--module", "nodenext", "--target", "es2022", "--types", "node"],
  ...["--lib", "es2023,dom,dom.iterable", "--allowImportingTsExtensions"],
];

const [pattern = "."] = process.argv.slice(2);
const entries = globSync(join(pattern, "src/index.ts")).sort();
if (entries.length === 0)
  throw new Error(`No package: ${join(pattern, "src/index.ts")} is missing.`);
const folders = entries.map((entry) => dirname(dirname(entry)));

for (const folder of folders) rmSync(join(folder, "dist"), { recursive: true, force: true });
await build(
  folders.map((folder) => ({
    cwd: join(process.cwd(), folder),
    input: "src/index.ts",
    // Asked of a name and then of its file, which on Windows begins with a letter as well.
    external: (id: string) => !id.startsWith(".") && !isAbsolute(id),
    platform: "neutral" as const,
    output: { file: "dist/index.js", format: "esm" as const },
  })),
);
const emitted = mkdtempSync(join(tmpdir(), "offboard-build-"));
try {
  // A file, as a command line is at most 32 KB long on Windows.
  const list = join(emitted, "entries.txt");
  writeFileSync(list, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  execFileSync(
    process.execPath,
    [
      join(dirname(manifest), "bin/tsc"),
      ...[...declarationOptions, "--rootDir", ".", "--outDir", emitted, `@${list}`],
    ],
    { stdio: "inherit" },
  );
  for (const folder of folders)
    writeDeclarations(join(emitted, folder, "src"), join(folder, "dist"));
} finally {
  rmSync(emitted, { recursive: true });
}

function writeDeclarations(from: string, to: string): void {
  const names = readdirSync(from, { encoding: "utf8", recursive: true });
  for (const name of names.filter((name) => name.endsWith(".d.ts"))) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    // tsc rewrites `./errors.ts` in what it emits as JavaScript, not in declarations.
    const text = readFileSync(join(from, name), "utf8");
    writeFileSync(join(to, name), text.replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
  }
}

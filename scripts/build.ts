// Builds the package in the current folder: one bundled ES module, and a declaration for each source file.
// One file, because importing a package is measured (`pnpm bench`) and each file of it is a read.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { build } from "rolldown";

const root = dirname(import.meta.dirname);
const manifest = createRequire(join(root, "package.json")).resolve("typescript/package.json");
const declarationOptions = [
  ...["--ignoreConfig", "--declaration", "--emitDeclarationOnly", "--isolatedDeclarations"],
  ...["--strict", "--module", "nodenext", "--target", "es2022", "--types", "node"],
  ...["--lib", "es2023,dom,dom.iterable", "--allowImportingTsExtensions"],
];

rmSync("dist", { recursive: true, force: true });
await build({
  input: "src/index.ts",
  // Asked of a name and then of its file, which on Windows begins with a letter as well.
  external: (id) => !id.startsWith(".") && !isAbsolute(id),
  platform: "neutral",
  output: { file: "dist/index.js", format: "esm" },
});
execFileSync(
  process.execPath,
  [
    join(dirname(manifest), "bin/tsc"),
    ...declarationOptions,
    ...["--rootDir", "src", "--outDir", "dist", "src/index.ts"],
  ],
  { stdio: "inherit" },
);
// tsc rewrites `./errors.ts` in what it emits as JavaScript, not in declarations.
const files = readdirSync("dist", { recursive: true, encoding: "utf8" });
for (const name of files.filter((name) => name.endsWith(".d.ts"))) {
  const path = join("dist", name);
  writeFileSync(path, readFileSync(path, "utf8").replace(/(from "\.[^"]*)\.ts"/g, '$1.js"'));
}

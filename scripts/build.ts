// Builds the package in the current folder: one bundled ES module, and a declaration for each source file.
// One file, because importing a package is measured (`pnpm bench`) and each file of it is a read.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "rolldown";

const root = dirname(import.meta.dirname);
const tsc = join(dirname(createRequire(join(root, "package.json")).resolve("typescript/package.json")), "bin/tsc");

rmSync("dist", { recursive: true, force: true });
await build({
  input: "src/index.ts",
  external: /^[^./]/,
  platform: "neutral",
  output: { file: "dist/index.js", format: "esm" },
});
execFileSync(
  process.execPath,
  [
    tsc,
    ...["--ignoreConfig", "--declaration", "--emitDeclarationOnly", "--isolatedDeclarations"],
    ...["--strict", "--module", "nodenext", "--target", "es2022", "--types", "node"],
    ...["--rewriteRelativeImportExtensions", "--rootDir", "src", "--outDir", "dist", "src/index.ts"],
  ],
  { stdio: "inherit" },
);

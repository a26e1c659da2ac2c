import { createHash } from "node:crypto";
import ts from "typescript";
import type { Snapshot } from "../release/baseline.ts";
import { bundleDeclaration } from "./compare/declaration.ts";
import { readContract } from "./contract.ts";

/** The files of a package by their paths in its folder. */
export type Files = ReadonlyMap<string, string>;

export function takeSnapshot(files: Files): Snapshot {
  const read = (path: string): string => {
    const text = files.get(path);
    if (text === undefined) throw new Error(`${path} is missing. Mend it with: pnpm generate`);
    return text;
  };
  const { name, version } = JSON.parse(read("package.json"));
  const index = read("src/index.ts");
  return {
    ...{ packageName: name, version, contents: hashContents(files, version) },
    code: hash(codeOf(index, version)),
    contract: readContract(name.replace(/^.*\//, ""), JSON.parse(read("openapi.json"))),
    source: withoutComments(index),
    declaration: bundleDeclaration(index, read("src/schema.ts")),
  };
}

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("hex")}`;

/** The version stands in `package.json` and in the client's `User-Agent`; a release of it alone is no change. */
export function hashContents(files: Files, version: string): string {
  const texts = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => {
      const isVersioned = path === "package.json" || path === "src/index.ts";
      return [path, isVersioned ? withoutVersion(text, version) : text];
    });
  return hash(JSON.stringify(texts));
}

const withoutVersion = (text: string, version: string): string =>
  text.replace(
    new RegExp(`^(\\s*"?version"?: )"${version.replace(/[.+]/g, "\\$&")}",$`, "m"),
    "$1…",
  );

function withoutComments(text: string): string[] {
  const file = ts.createSourceFile("index.ts", text, ts.ScriptTarget.ESNext);
  return ts.createPrinter({ removeComments: true }).printFile(file).trim().split("\n");
}

/** What runs: neither comments, nor the facts that change with every word of a spec. */
function codeOf(index: string, version: string): string {
  const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ESNext };
  const { outputText } = ts.transpileModule(withoutVersion(index, version), { compilerOptions });
  return outputText.replace(/^\s*(docsUrl|specHash): ".*",$/gm, "");
}

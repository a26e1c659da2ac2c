import { createHash } from "node:crypto";
import ts from "typescript";
import { bundleDeclaration } from "./compare/declaration.ts";
import { type Contract, readContract } from "./contract.ts";

/** What is remembered of one version of a provider package, to tell what a later one changes. */
export interface Snapshot {
  readonly packageName: string;
  readonly version: string;
  /** The hash of all that is published, but for the version. */
  readonly contents: string;
  /** The hash of the code, without comments and what only describes. */
  readonly code: string;
  readonly contract: Contract;
  /** The lines of `src/index.ts` without comments: how it calls the runtime, which users update by itself. */
  readonly source: readonly string[];
  /** The package's declarations as one module. */
  readonly declaration: string;
}

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
    contract: readContract(JSON.parse(read("openapi.json"))),
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

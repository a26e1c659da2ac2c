import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot as root } from "../../../system/repository-root.ts";

/** Rules that ask what generated code can't know, each with the reason. */
const unanswerable: Readonly<Record<string, string>> = {
  "lint/style/useNamingConvention":
    "properties are named by the provider, types by openapi-typescript",
  "lint/style/noMagicNumbers": "statuses, limits and examples are the provider's",
  "lint/style/useNumericSeparators": "so are these",
  "lint/style/noExcessiveLinesPerFile": "there are as many as a spec has facts",
  "lint/complexity/noExcessiveLinesPerFunction": "the definition that the factory hands on is data",
  "lint/style/useExportsLast": "what is frozen stands before what freezes it",
  "lint/security/noSecrets": "it takes long texts for secrets",
};

const groups = ["complexity", "correctness", "performance", "security", "style", "suspicious"];

interface Report {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly message: string;
    readonly location: { readonly path: string };
  }[];
}

/** What Biome says of the modules of a folder: every rule of every group, where the repository has the recommended ones. */
export async function lint(folder: string): Promise<readonly { path: string; rule: string }[]> {
  const rules = Object.fromEntries(groups.map((group) => [group, "error"]));
  const config = { root: true, linter: { rules }, formatter: { enabled: false } };
  writeFileSync(join(folder, "biome.json"), JSON.stringify(config));
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  const text = await new Promise<string>((resolve) => {
    const options = { cwd: folder, maxBuffer: 1e8 };
    execFile(process.execPath, args, options, (_, stdout) => resolve(stdout));
  });
  const { diagnostics }: Report = JSON.parse(text);
  return diagnostics
    .filter(({ category }) => !Object.hasOwn(unanswerable, category))
    .map(({ category, location }) => ({ path: location.path, rule: category }));
}

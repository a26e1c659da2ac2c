import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/providers.ts";

// What a newcomer relies on who looks for a room by the tree alone (design §2). Import circles are Biome's to find.
const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "");

const sources = paths.filter((path) => /\.(?:ts|mjs|js)$/.test(path));
const packages = paths
  .filter((path) => basename(path) === "package.json")
  .map(dirname)
  .sort((a, b) => b.length - a.length);
const packageOf = (path: string): string =>
  packages.find((folder) => folder === "." || path.startsWith(`${folder}/`)) ?? ".";

/** The paths by what `keyOf` makes of each. */
function group(from: readonly string[], keyOf: (path: string) => string): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const path of from) groups.set(keyOf(path), [...(groups.get(keyOf(path)) ?? []), path]);
  return [...groups];
}

test("at the top stand these folders, and files", () => {
  const top = paths.filter((path) => path.includes("/")).map((path) => path.split("/")[0]);
  const shown = [...new Set(top)].filter((name) => !name?.startsWith("."));
  expect(shown.sort()).toEqual(["docs", "examples", "packages", "scripts", "specs", "tests"]);
});

test("no two source files of one package have the same name", () => {
  // SvelteKit and Next.js go by such names.
  const own = sources.filter((path) => !path.startsWith("tests/frameworks/"));
  const twice = group(own, (path) => `${packageOf(path)}: ${basename(path)}`);
  expect(twice.filter(([, files]) => files.length > 1)).toEqual([]);
});

test("no folder has more than some 20 files, save one file for each feature, provider or change", () => {
  const grows = [
    ...["specs", ".changeset", ".changeset/baseline"],
    ...["tests/features/specs", "tests/features/tables"],
  ];
  const folders = group(paths, dirname).filter(([folder]) => !grows.includes(folder));
  const full = folders.filter(([, files]) => files.length > 22);
  expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

test("what stands in scripts/ itself is a command line, which nothing imports", () => {
  const importing = sources.flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return [...text.matchAll(/(?:from|import) ?\(?"(\.{1,2}\/[^"]+)"/g)]
      .map(([, to = ""]) => join(dirname(path), to))
      .filter((to) => /^scripts\/[^/]+\.ts$/.test(to))
      .map((to) => `${path} imports ${to}`);
  });
  expect(importing).toEqual([]);
});

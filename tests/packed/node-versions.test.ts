import { readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { expect, test } from "vitest";
import { root } from "../support/providers.ts";
import { publishedFolders } from "./tarballs.ts";
import { readManifest } from "./user-project.ts";

// What is said of a version was seen on it; the programs of all of them would be half a gigabyte in each check.
// `require` of an ES module came with Node 20.19.0, 22.12.0 and 23.0.0, and never to 21.
const page = readFileSync(join(root, "docs/packages.md"), "utf8");
const table = /<!-- node -->\n\n(.*?)\n<!-- \/node -->/s.exec(page)?.[1] ?? "";
const rows = table
  .split("\n")
  .slice(2)
  .filter(Boolean)
  .map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

/** The first and last versions of each row; what of a range is not there yet, is one that may come. */
const ends: ReadonlyMap<string, readonly string[]> = new Map([
  ["20 before 20.19", ["20.0.0", "20.18.3"]],
  ["20.19 and later", ["20.19.0", "20.99.0"]],
  ["21", ["21.0.0", "21.7.3"]],
  ["22 before 22.12", ["22.0.0", "22.11.0"]],
  ["22.12 and later", ["22.12.0", "22.99.0"]],
  ["23", ["23.0.0", "23.11.1"]],
  ["24 and later", ["24.0.0", "26.10.0", "30.0.0"]],
]);

test("docs/packages.md has every version once", () => {
  expect(rows.map(([name]) => name)).toEqual([...ends.keys()]);
});

test.each(publishedFolders(root))("engines of %s admits what docs/packages.md says", (folder) => {
  const { node = "" } = readManifest(join(root, folder)).engines as { node?: string };
  for (const [name = "", , , admitted, tried = ""] of rows) {
    const versions = [...(ends.get(name) ?? []), ...tried.split(", ")];
    const found = versions.map((version) => [version, satisfies(version, node) ? "yes" : "no"]);
    expect(found).toEqual(versions.map((version) => [version, admitted]));
  }
});

test("engines admits where both import and require work, and nothing else", () => {
  for (const [name, imported, required, admitted] of rows) {
    const works = imported === "yes" && required === "yes";
    expect([name, admitted]).toEqual([name, works ? "yes" : "no"]);
  }
});

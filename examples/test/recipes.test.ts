import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const examples = join(import.meta.dirname, "..");
const recipes = readFileSync(join(examples, "../docs/recipes.md"), "utf8");
const files = readdirSync(examples).filter((name) => name.endsWith(".ts"));
// Run by tests/tools/tools.test.ts, in a Jest of its own.
const jest = readdirSync(join(examples, "jest")).map((name) => `jest/${name}`);
const blocks = [...recipes.matchAll(/^```[jt]s\n(.*?)^```$/gms)].map(([, code]) => code);

describe("docs/recipes.md", () => {
  test.each([...files, ...jest])("quotes %s as it is", (name) => {
    expect(blocks).toContain(readFileSync(join(examples, name), "utf8"));
  });

  test("has no program that is not run", () => {
    expect(blocks).toHaveLength(files.length + jest.length);
  });

  test("leads to what is there", () => {
    const prose = recipes.replace(/^```.*?^```$/gms, "");
    const links = [...prose.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, link]) => link ?? "");
    expect(links).not.toEqual([]);
    for (const link of links)
      expect(() => readdirSync(join(examples, "../docs", link))).not.toThrow();
  });
});

test.each(files)("%s imports what a user can install", (name) => {
  const text = readFileSync(join(examples, name), "utf8");
  const imported = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from ?? "");
  expect(imported).not.toEqual([]);
  for (const from of imported) expect(from).toMatch(/^(node:|@?[a-z])/);
});

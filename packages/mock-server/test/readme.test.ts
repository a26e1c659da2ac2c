import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(join(import.meta.dirname, "..", path), "utf8");
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name);

test("the README tells of each fault, and of no other", () => {
  const [, table = ""] = read("README.md").split("| `type` | what happens | options |");
  const told = found(table.split("\n\n")[0] ?? "", /^\| `([\w-]+)` \|/gm);
  const types = found(read("src/faults/fault.ts"), /readonly type: "([\w-]+)"/g);
  expect(told.length).toBeGreaterThan(9);
  expect(told.sort()).toEqual(types.sort());
});

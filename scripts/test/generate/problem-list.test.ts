import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repositoryRoot as root } from "../../system/repository-root.ts";
import { renderProblems, sentencesOfSource, typescriptIn } from "../support/problem-list.ts";

// Other tests assert codes and places. The sentences are asserted here alone, and reworded with `vitest run -u`.
test("docs/problems.md is the list of all sentences", async () => {
  await expect(renderProblems()).toMatchFileSnapshot(join(root, "docs/problems.md"));
});

test("every code is that of a mistake in a test", () => {
  const files = ["scripts/test/generate", "tests/features/tables"].flatMap(typescriptIn);
  const tests = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const codes = [...sentencesOfSource().keys()];
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !tests.includes(code))).toEqual([]);
});

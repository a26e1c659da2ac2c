import { expect, test } from "vitest";
import { toolsIn } from "../../generate/pipeline/cache.ts";

const importer = (name: string): string =>
  `  packages/providers/${name}:\n    dependencies:\n      '@offboard/runtime':\n        version: link:../../runtime\n`;
const lockfile = (providers: readonly string[], tool: string): string =>
  `lockfileVersion: '9.0'\nimporters:\n${providers.map(importer).join("")}\npackages:\n\n  yaml@${tool}: {}\n\nsnapshots:\n\n  yaml@${tool}: {}\n`;
const before = lockfile(["acme"], "2.9.1");

test.each([
  ["a new provider", lockfile(["acme", "bravo"], "2.9.1"), true],
  ["another version of a tool", lockfile(["acme"], "2.9.2"), false],
  ["a lockfile of another form", "packages: {}\n", false],
])("after %s", (_, after, stands) => {
  expect(toolsIn(after) === toolsIn(before)).toBe(stands);
});

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edit, smallSpec } from "./small-spec.ts";
import { makeRoot, runIn, snapshot } from "./temporary-root.ts";

/** Enough for two threads. */
const slugs = Array.from({ length: 80 }, (_, number) => `acme-${String(number).padStart(2, "0")}`);
const specs = Object.fromEntries(slugs.map((slug) => [slug, smallSpec]));
const broken = edit(["removes: membership", "removes: seat"]);

/** Every file of the packages, without the time of its last change. */
function textsOf(root: string): Record<string, string> {
  const entries = Object.entries(snapshot(root));
  return Object.fromEntries(entries.map(([path, text]) => [path, text.replace(/^\S+ /, "")]));
}

test("several threads write what one writes, and tell it in the order of the specs", async () => {
  const [many, few] = [makeRoot(specs), makeRoot(specs)];
  const { exitCode, lines, text } = await runIn(many);
  expect(exitCode).toBe(0);
  expect(lines.slice(0, -1).map((line) => line.split(":")[0])).toStrictEqual(slugs);
  expect(text).toContain("80 generated, 0 unchanged, 0 failed, in 0.0 s");
  for (let from = 0; from < slugs.length; from += 20)
    await runIn(few, { slugs: slugs.slice(from, from + 20) });
  expect(textsOf(many)).toStrictEqual(textsOf(few));
  expect((await runIn(many)).text).toBe("0 generated, 80 unchanged, 0 failed, in 0.0 s");
});

test("a mistake in one of many specs is told of it alone", async () => {
  const root = makeRoot({ ...specs, "acme-07": broken, "acme-66": broken });
  const { exitCode, lines, text } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(lines[7]).toMatch(/^specs\/acme-07\.yaml:17:9 #\/paths/);
  expect(lines[66]).toMatch(/^specs\/acme-66\.yaml:17:9 #\/paths/);
  expect(text).toContain("Nothing was written for `acme-07` and `acme-66`.");
  expect(text).toContain("78 generated, 0 unchanged, 2 failed, in 0.0 s");
});

test("many packages are compared as well", async () => {
  const root = makeRoot(specs);
  await runIn(root);
  for (const slug of slugs)
    writeFileSync(join(root, `packages/providers/${slug}/src/index.ts`), `// ${slug}\n`);
  const before = snapshot(root);
  const { exitCode, text } = await runIn(root, { check: true });
  expect(exitCode).toBe(1);
  expect(text).toContain("-// acme-00\n");
  expect(text).toContain("80 drifted, 0 unchanged, 0 failed, in 0.0 s");
  expect(snapshot(root)).toStrictEqual(before);
});

test("what ends one thread ends the run, with its reason", async () => {
  const root = makeRoot(specs);
  writeFileSync(join(root, "biome.json"), "{");
  await expect(runIn(root)).rejects.toThrow("can't be used: Expected");
  expect(existsSync(join(root, "packages"))).toBe(false);
});

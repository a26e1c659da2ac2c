import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edit, smallSpec } from "../support/small-spec.ts";
import { makeRoot, runIn } from "../support/temporary-root.ts";

test("a spec whose extension changed keeps its package and its changelog", async () => {
  const root = makeRoot({ acme: smallSpec, other: smallSpec });
  await runIn(root);
  const changelog = join(root, "packages/providers/acme/CHANGELOG.md");
  writeFileSync(changelog, "# Changes\n");
  // By another name first: some file systems take both for one.
  renameSync(join(root, "specs/acme.yaml"), join(root, "acme"));
  renameSync(join(root, "acme"), join(root, "specs/acme.YAML"));
  expect(await runIn(root)).toMatchObject({ exitCode: 1 });
  expect(existsSync(changelog)).toBe(true);
});

test("five mistakes give five places, and nothing of that spec is written", async () => {
  const spec = edit(
    ["title: Acme", "title: 7"],
    ["removes: membership", "removes: seat"],
    ["status: 404, pointer", "status: 410, pointer"],
    ["schema: { type: string }", "schema: { type: text }"],
    ["in: header, name: X-Api-Key", "in: body, name: key"],
  );
  const root = makeRoot({ acme: spec });
  const { exitCode, lines } = await runIn(root);
  expect(exitCode).toBe(1);
  const places = lines.flatMap((line) => /^specs\/acme\.yaml:\d+:\d+/.exec(line)?.[0] ?? []);
  expect(places).toStrictEqual([
    "specs/acme.yaml:3:3",
    "specs/acme.yaml:17:9",
    "specs/acme.yaml:19:20",
    "specs/acme.yaml:24:21",
    "specs/acme.yaml:35:29",
  ]);
  expect(existsSync(join(root, "packages"))).toBe(false);
});

test("a package that can't be written stays as it was, and the others are written", async () => {
  const root = makeRoot({ acme: smallSpec, other: smallSpec });
  await runIn(root);
  const folder = join(root, "packages/providers/acme");
  const before = readdirSync(folder, { recursive: true });
  for (const name of ["acme", "other"])
    writeFileSync(join(root, `specs/${name}.yaml`), edit(["Removed.", "Gone."]));
  // Stands where the last file is written before all are renamed.
  mkdirSync(join(folder, `src/index.ts.${process.pid}.tmp`));
  const { exitCode, lines } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(lines[0]).toMatch(
    /^packages\/providers\/acme:1:1 # {2}It can't be read or written: EISDIR/,
  );
  expect(lines[1]).toMatch(/^other: generated/);
  expect(lines[2]).toBe("Nothing was written for `acme`.");
  expect(readdirSync(folder, { recursive: true })).toStrictEqual(before);
  expect(readFileSync(join(folder, "openapi.json"), "utf8")).toContain("Removed.");
});

test("a page with one of the two marks of the list is reported and stays", async () => {
  const root = makeRoot({ acme: smallSpec });
  const page = "before\n<!-- providers: written by `pnpm generate` from specs/ -->\nafter\n";
  mkdirSync(join(root, "docs"));
  writeFileSync(join(root, "docs/providers.md"), page);
  const { exitCode, text } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(text).toContain(
    "docs/providers.md:1:1 #  Expected the list of providers between <!-- providers",
  );
  expect(readFileSync(join(root, "docs/providers.md"), "utf8")).toBe(page);
});

test.each([
  ["{", "can't be used: Expected"],
  ['{ "formatter": { "indentStyle": "dots" } }', "can't be used: unknown variant `dots`"],
])("a biome.json of %j ends the run before anything is written", async (text, wanted) => {
  const root = makeRoot({ acme: smallSpec });
  writeFileSync(join(root, "biome.json"), text);
  await expect(runIn(root)).rejects.toThrow(wanted);
  expect(existsSync(join(root, "packages"))).toBe(false);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { filesOf, smallSpec } from "../support/small-spec.ts";
import { soundSpecs } from "../support/sound-specs.ts";
import { lint } from "./output/lint.ts";
import { exportsOf, silencersOf, undescribedMembers } from "./output/read-source.ts";
import { checkWith5, checkWith7, remove, writeModules } from "./output/strictest.ts";

const smallest = { path: "the smallest spec", slug: "smallest", text: smallSpec };
const packages = await Promise.all(
  [...(await soundSpecs()), smallest].map(async (spec) => ({
    ...spec,
    files: await filesOf(spec.text, spec.slug),
  })),
);
const modules = new Map(
  packages.flatMap(({ slug, files }) =>
    ["index", "schema"].map((name): [string, string] => [
      `${slug}/src/${name}.ts`,
      files.get(`src/${name}.ts`) ?? "",
    ]),
  ),
);

// What a careless person would have written: whoever finds nothing here does not look.
const careless = readFileSync(join(import.meta.dirname, "output/careless.ts.txt"), "utf8");
const folder = writeModules(new Map([...modules, ["careless.ts", careless]]));
afterAll(() => remove(folder));

test.each([
  ["5.9", checkWith5],
  ["7", checkWith7],
])("TypeScript %s, as strict as it can be, finds nothing", async (_, check) => {
  const found = await check(folder, [...modules.keys(), "careless.ts"]);
  const codes = (found.get("careless.ts") ?? []).map((text) => text.split(" ")[0]);
  expect([...new Set(codes)].sort()).toStrictEqual([
    // verbatimModuleSyntax, erasableSyntaxOnly, exactOptionalPropertyTypes, and a type that does not fit
    ...["TS1294", "TS1484", "TS2322", "TS2375"],
    // noUnusedLocals and noUnusedParameters, strict, isolatedDeclarations
    ...["TS6133", "TS7006", "TS9011", "TS9017"],
  ]);
  const said = [...found].filter(([path, lines]) => path !== "careless.ts" && lines.length > 0);
  expect(said).toStrictEqual([]);
});

test("all of Biome's rules find nothing", async () => {
  const found = await lint(folder);
  const rules = found.filter(({ path }) => path === "careless.ts").map(({ rule }) => rule);
  expect(rules).toContain("lint/correctness/noUnusedImports");
  expect(found.filter(({ path }) => path !== "careless.ts")).toStrictEqual([]);
});

test("nothing silences a compiler or a linter", () => {
  const silenced =
    "a as any; <string>b; c!; // @ts-expect-error\n// biome-ignore lint: d\n[] as const;";
  expect(silencersOf(silenced)).toStrictEqual([
    ...["a as any", "any", "<string>b", "c!", "@ts-expect-error", "biome-ignore"],
  ]);
  const said = [...modules].flatMap(([path, text]) =>
    silencersOf(text).map((found) => `${path} ${found}`),
  );
  expect(said).toStrictEqual([]);
});

test.each(packages)("what a user of the package of $path reads", ({ files, text }) => {
  const index = files.get("src/index.ts") ?? "";
  const all = [...exportsOf(index), ...exportsOf(files.get("src/schema.ts") ?? "")];
  expect(all.filter(([, docstring]) => docstring === "")).toStrictEqual([]);
  expect(undescribedMembers(index)).toStrictEqual([]);

  const client = index.slice(
    index.indexOf("extends TypedClient"),
    index.indexOf("deleteMember: Op"),
  );
  const { externalDocs } = parse(text);
  const error = all.map(([name]) => name).find((name) => name.endsWith("Error"));
  expect(client).toMatch(/\*\*This (ends|destroys) .*\*\*/);
  expect(client).toContain(` * @throws {${error}} whenever this call did not remove the member.`);
  expect(client).toContain(` * @see ${externalDocs.url}`);
});

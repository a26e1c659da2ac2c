import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { run } from "../generate/run.ts";
import { edit, smallSpec } from "./small-spec.ts";

const repository = dirname(dirname(import.meta.dirname));
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function makeRoot(specs: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "offboard-generate-"));
  made.push(root);
  mkdirSync(join(root, "specs"));
  for (const name of ["LICENSE", "biome.json"]) cpSync(join(repository, name), join(root, name));
  for (const [slug, spec] of Object.entries(specs))
    writeFileSync(join(root, `specs/${slug}.yaml`), spec);
  return root;
}

async function runIn(root: string, options: { slugs?: string[]; check?: boolean } = {}) {
  const lines: string[] = [];
  const exitCode = await run({
    root,
    slugs: [],
    check: false,
    ...options,
    print: (line) => lines.push(line),
  });
  return { exitCode, lines, text: lines.join("\n").replace(/in \d+\.\d s/, "in 0.0 s") };
}

/** Every file of the packages with its text and the time of its last change. */
function snapshot(root: string): Record<string, string> {
  const folder = join(root, "packages/providers");
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()
    : [];
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name,
      `${statSync(join(folder, name)).mtimeMs} ${readFileSync(join(folder, name), "utf8")}`,
    ]),
  );
}

test("a second run writes nothing, with and without the cache", async () => {
  const root = makeRoot({ acme: smallSpec, other: smallSpec });
  const first = await runIn(root);
  expect(first.exitCode).toBe(0);
  expect(first.text).toBe(
    [
      "acme: generated (LICENSE, README.md, openapi.json, package.json, src/index.ts, src/schema.ts)",
      "other: generated (LICENSE, README.md, openapi.json, package.json, src/index.ts, src/schema.ts)",
      "2 generated, 0 unchanged, 0 failed, in 0.0 s",
    ].join("\n"),
  );
  const files = snapshot(root);
  expect((await runIn(root)).text).toBe("0 generated, 2 unchanged, 0 failed, in 0.0 s");
  writeFileSync(join(root, "node_modules/.cache/offboard/generate.json"), '{"acme":');
  expect((await runIn(root)).text).toBe("0 generated, 2 unchanged, 0 failed, in 0.0 s");
  expect(snapshot(root)).toStrictEqual(files);
});

test("two roots give the same bytes", async () => {
  const [a, b] = [makeRoot({ acme: smallSpec }), makeRoot({ acme: smallSpec })];
  await runIn(a);
  await runIn(b);
  const text = (root: string) =>
    Object.values(snapshot(root)).map((file) => file.replace(/^\S+ /, ""));
  expect(text(a)).toStrictEqual(text(b));
});

const index = "packages/providers/acme/src/index.ts";

test.each([
  [
    "one byte changed",
    (root: string) =>
      writeFileSync(
        join(root, index),
        readFileSync(join(root, index), "utf8").replace('"DELETE"', '"DELETe"'),
      ),
    [
      `${index} differs from what its spec gives:`,
      '-          method: "DELETe",',
      '+          method: "DELETE",',
      "Mend it with: pnpm generate acme",
      "1 drifted",
    ],
  ],
  [
    "a file deleted",
    (root: string) => rmSync(join(root, index)),
    [`${index} is missing.`, "Mend it with: pnpm generate acme", "1 drifted"],
  ],
  [
    "a file added",
    (root: string) => writeFileSync(join(root, "packages/providers/acme/src/more.ts"), ""),
    [
      "packages/providers/acme/src/more.ts is not generated from a spec.",
      "Mend it with: pnpm generate acme",
    ],
  ],
  [
    "a link added",
    (root: string) => symlinkSync(join(root, "specs"), join(root, "packages/providers/acme/more")),
    ["packages/providers/acme/more is not generated from a spec."],
  ],
  [
    "a folder without a spec",
    (root: string) =>
      cpSync(join(root, "packages/providers/acme"), join(root, "packages/providers/left"), {
        recursive: true,
      }),
    ["packages/providers/left has no spec.", "Mend it with: pnpm generate\n", "1 drifted"],
  ],
  [
    "a spec changed",
    (root: string) => writeFileSync(join(root, "specs/acme.yaml"), edit(["Removed.", "Gone."])),
    [`${index} differs from what its spec gives:`, "Mend it with: pnpm generate acme"],
  ],
] as const)(
  "--check fails on %s, writes nothing, and generate mends it",
  async (_, change, wanted) => {
    const root = makeRoot({ acme: smallSpec });
    await runIn(root);
    expect((await runIn(root, { check: true })).exitCode).toBe(0);
    change(root);
    const before = snapshot(root);
    const checked = await runIn(root, { check: true });
    expect(checked.exitCode).toBe(1);
    for (const part of wanted) expect(checked.text).toContain(part);
    expect(snapshot(root)).toStrictEqual(before);
    expect((await runIn(root)).exitCode).toBe(0);
    expect((await runIn(root, { check: true })).text).toBe(
      "0 drifted, 1 unchanged, 0 failed, in 0.0 s",
    );
  },
);

test("what is not the generator's stays, and the version is an input", async () => {
  const root = makeRoot({ acme: smallSpec });
  await runIn(root);
  const folder = join(root, "packages/providers/acme");
  writeFileSync(join(folder, "CHANGELOG.md"), "# Changes\n");
  mkdirSync(join(folder, "dist"));
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  writeFileSync(join(folder, "package.json"), manifest.replace('"0.0.0"', '"2.1.0"'));
  expect((await runIn(root)).text).toContain("acme: generated (src/index.ts)");
  expect(readFileSync(join(root, index), "utf8")).toContain('userAgent: "offboard-acme/2.1.0"');
  expect(readdirSync(folder)).toContain("CHANGELOG.md");
  expect(readdirSync(folder)).toContain("dist");
});

test("nothing is written for a spec with an error; others are", async () => {
  const root = makeRoot({ acme: edit(["removes: membership", "removes: seat"]), other: smallSpec });
  const { exitCode, lines } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(lines[0]).toMatch(/^specs\/acme\.yaml:17:9 #\/paths/);
  expect(lines).toContain("Nothing was written for `acme`.");
  expect(readdirSync(join(root, "packages/providers"))).toStrictEqual(["other"]);
});

test.each([
  [
    "a wrong slug",
    { slugs: ["acme", "acne"] },
    "There is no spec of `acne`. There are specs of `acme`.",
  ],
  [
    "a version that is none",
    {},
    'packages/providers/acme/package.json:1:1 #  Expected a semantic version under `version`, found "x\\";y".',
  ],
])("%s", async (_, options, wanted) => {
  const root = makeRoot({ acme: smallSpec });
  mkdirSync(join(root, "packages/providers/acme"), { recursive: true });
  writeFileSync(
    join(root, "packages/providers/acme/package.json"),
    JSON.stringify({ version: 'x";y' }),
  );
  const { exitCode, text } = await runIn(root, options);
  expect(exitCode).toBe(1);
  expect(text).toContain(wanted);
});

test("a spec with another extension keeps its package and is told of", async () => {
  const root = makeRoot({ acme: smallSpec, other: smallSpec });
  await runIn(root);
  cpSync(join(root, "specs/acme.yaml"), join(root, "specs/acme.yml"));
  rmSync(join(root, "specs/acme.yaml"));
  expect((await runIn(root)).text).toContain(
    "specs/acme.yml:1:1 #  Expected a spec's name to end in `.yaml`.",
  );
  expect(existsSync(join(root, index))).toBe(true);
});

test("a root without specs is an error and removes nothing", async () => {
  const root = makeRoot({});
  mkdirSync(join(root, "packages/providers/acme"), { recursive: true });
  await expect(runIn(root)).rejects.toThrow("holds no specs");
  expect(existsSync(join(root, "packages/providers/acme"))).toBe(true);
});

const place = "<!-- providers: written by `pnpm generate` from specs/ -->\n<!-- /providers -->\n";

test("the README's list of providers is written, compared and mended", async () => {
  const root = makeRoot({ "acme-desk": smallSpec });
  const readme = join(root, "README.md");
  writeFileSync(readme, `before\n\n${place}\nafter\n`);
  expect(await runIn(root)).toMatchObject({ exitCode: 0 });
  const written = readFileSync(readme, "utf8");
  expect(written).toMatch(
    /^before\n\n<!-- providers.*\n\n\| Provider .*<!-- \/providers -->\n\nafter\n$/s,
  );
  expect(written).toContain("[`@offboard/acme-desk`](packages/providers/acme-desk)");
  expect(written).toContain('from "@offboard/acme-desk";');
  expect(await runIn(root, { check: true })).toMatchObject({ exitCode: 0 });

  writeFileSync(readme, written.replace("acme-desk", "acme-disk"));
  const { exitCode, text } = await runIn(root, { check: true });
  expect(exitCode).toBe(1);
  expect(text).toContain("The list of providers in README.md is not that of specs/.");
  expect(text).toContain("Mend it with: pnpm generate\n");
  await runIn(root);
  expect(readFileSync(readme, "utf8")).toBe(written);
});

test("a README without a place for the list stays as it is", async () => {
  const root = makeRoot({ "acme-desk": smallSpec });
  writeFileSync(join(root, "README.md"), "nothing here\n");
  expect(await runIn(root)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(join(root, "README.md"), "utf8")).toBe("nothing here\n");
});

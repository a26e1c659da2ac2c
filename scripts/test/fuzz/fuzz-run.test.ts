import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import { makeRoot, runIn } from "../support/temporary-root.ts";
import { apply, describeMutation, type Mutation } from "./mutations.ts";
import { drawn } from "./sample.ts";
import { shapeOf } from "./shape.ts";

const count = 120;
const before = "# Before\n\n<!-- providers: written by `pnpm generate` from specs/ -->\n";
const after = "<!-- /providers -->\n\nAfter.\n";

const page = "docs/providers.md";
/** Where the generator may write, beside the package. */
const others = ["LICENSE", page, "biome.json", "node_modules/.cache/offboard/generate.json"];
const inPackage = [
  "LICENSE",
  "README.md",
  "openapi.json",
  "package.json",
  "src/index.ts",
  "src/schema.ts",
];

/** A problem is a place in the file, a pointer and a sentence. */
const located = /^specs\/[a-z0-9-]+\.yaml:(\d+):(\d+) #.* {2}\S.{10,}$/u;

/** The words for it; "a default of letters" are others. */
const ownFault = /\ba fault of (its own|the generator)\b/;

test(`${count} hostile specs go through the whole command`, { timeout: 300_000 }, async () => {
  const codes = { taken: 0, refused: 0 };
  const faults: string[] = [];
  for (const [index, mutation] of drawn(count).entries()) {
    // Quoted, folded or literal, as YAML has it; JSON is YAML too.
    const document = apply(mutation);
    const spec =
      index % 2
        ? JSON.stringify(document, null, 1)
        : stringify(document, { aliasDuplicateObjects: false });
    const { slug } = mutation.subject;
    const root = makeRoot({ [slug]: spec });
    mkdirSync(join(root, "docs"));
    writeFileSync(join(root, page), `${before}${after}`);
    const { exitCode, lines } = await runIn(root);
    codes[exitCode === 0 ? "taken" : "refused"] += 1;
    const found = exitCode === 0 ? await taken(root, slug) : refused(root, slug, spec, lines);
    faults.push(...found.map((fault) => `${fault}: ${tell(mutation)}`));
  }
  console.info(`OFFBOARD_SEED=${seed}: ${codes.taken} taken, ${codes.refused} refused`);
  expect(faults).toStrictEqual([]);
  expect(Math.min(codes.taken, codes.refused)).toBeGreaterThan(count / 10);
});

async function taken(root: string, slug: string): Promise<string[]> {
  const folder = join(root, "packages/providers", slug);
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const list = readFileSync(join(root, page), "utf8");
  for (const path of ["openapi.json", "package.json"]) JSON.parse(read(path));
  return [
    ...strays(root, slug),
    ...["src/index.ts", "src/schema.ts"].flatMap((path) => shapeOf(read(path)).faults),
    ...(list.startsWith(before) && list.endsWith(after)
      ? []
      : [`${page} is changed outside of its list`]),
    ...((await runIn(root, { check: true })).exitCode === 0 ? [] : ["--check finds a drift"]),
  ];
}

function refused(root: string, slug: string, spec: string, lines: readonly string[]): string[] {
  const problems = lines.slice(0, -2);
  const length = spec.split("\n").length;
  const unlocated = problems.filter(
    (line) =>
      !located.test(line) ||
      /\n|\p{Surrogate}| at .*:\d+:\d+/u.test(line) ||
      Number(located.exec(line)?.[1]) > length,
  );
  return [
    ...strays(root, slug, []),
    ...(problems.length > 0 ? [] : ["no problem is told"]),
    ...unlocated.map((line) => `no place and sentence: ${line}`),
    ...problems.filter((line) => ownFault.test(line)).map((line) => `a fault: ${line}`),
  ];
}

/** Every file that should not be there, or is missing. */
function strays(root: string, slug: string, wanted: readonly string[] = inPackage): string[] {
  const found = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
  const expected = [
    `specs/${slug}.yaml`,
    ...others,
    ...wanted.map((path) => `packages/providers/${slug}/${path}`),
  ];
  return [
    ...found.filter((path) => !expected.includes(path)).map((path) => `a stray file ${path}`),
    ...expected.filter((path) => !found.includes(path)).map((path) => `no file ${path}`),
  ];
}

const tell = (mutation: Mutation) => describeMutation(mutation).slice(0, 300);

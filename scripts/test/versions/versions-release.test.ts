import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listChangesets } from "../../versions/changesets.ts";
import { complaints } from "../../versions/check-changesets.ts";
import { planChangesets } from "../../versions/compute-changesets.ts";
import type { Need } from "../../versions/required-bumps.ts";
import { edit, smallSpec } from "../support/small-spec.ts";
import { makeReleased, makeRepository, type Repository } from "../support/versions-repository.ts";

const schema = "          schema: { type: string }\n";
const withParameter = (required: boolean): string =>
  edit([
    schema,
    `${schema}        - { name: notify, in: query, required: ${required}, schema: { type: string } }\n`,
  ]);

const folderOf = (slug: string) =>
  slug === "runtime" ? "packages/runtime" : `packages/providers/${slug}`;
const versionOf = ({ read }: Repository, slug: string): string =>
  JSON.parse(read(`${folderOf(slug)}/package.json`)).version;
const changesetsOf = ({ root }: Repository): string[] =>
  readdirSync(join(root, ".changeset")).filter((name) => name.endsWith(".md"));

test("what is released, and why: a table of changes, each in a package of its own", async () => {
  const slugs = ["docs", "optional", "required", "untouched"];
  const repository = await makeReleased(Object.fromEntries(slugs.map((slug) => [slug, smallSpec])));
  const { read, write } = repository;
  expect(changesetsOf(repository)).toStrictEqual([]);
  for (const slug of [...slugs, "runtime"]) expect(versionOf(repository, slug)).toBe("1.0.0");

  write("specs/docs.yaml", edit(["Removes a member.", "Removes a member, and tells them."]));
  write("specs/optional.yaml", withParameter(false));
  write("specs/required.yaml", withParameter(true));
  const clock = "packages/runtime/src/platform/clock.ts";
  write(clock, `${read(clock)}// A fix.\n`);
  await repository.generate();
  const checked = await repository.check();
  expect(checked.exitCode).toBe(1);
  expect(checked.text.split("\n")).toStrictEqual([
    "@offboard/runtime has changed, which is a patch, and no changeset says so.",
    "Write it with: pnpm changeset",
    "@offboard/docs has changed, which is a patch, and no changeset says so. The documentation has changed; the code has not.",
    "Write it with: pnpm changeset:compute",
    "@offboard/optional has changed, which is a minor, and no changeset says so. The parameter `notify` is new, and optional.",
    "Write it with: pnpm changeset:compute",
    "@offboard/required has changed, which is a major, and no changeset says so. The parameter `notify` is new, and required.",
    "Write it with: pnpm changeset:compute",
  ]);
  expect(await repository.makeVersions()).toMatchObject({ exitCode: 1 });

  expect(await repository.compute()).toMatchObject({ exitCode: 1 });
  write(".changeset/fix.md", '---\n"@offboard/runtime": patch\n---\n\nA fix.\n');
  expect((await repository.compute()).text).toBe("Every change has its changeset.");
  expect(await repository.check()).toMatchObject({ exitCode: 0 });
  const { exitCode, text } = await repository.makeVersions();
  expect(exitCode).toBe(0);
  expect(text).toContain(
    [
      "@offboard/runtime: 1.0.0 → 1.0.1",
      "@offboard/docs: 1.0.0 → 1.0.1",
      "@offboard/optional: 1.0.0 → 1.1.0",
      "@offboard/required: 1.0.0 → 2.0.0",
      "No package has changed since its last release.",
    ].join("\n"),
  );
  expect(versionOf(repository, "untouched")).toBe("1.0.0");
  expect(existsSync(join(repository.root, "packages/providers/untouched/CHANGELOG.md"))).toBe(true);
  expect(read("packages/providers/required/CHANGELOG.md")).toMatch(
    /^# @offboard\/required\n\n## 2\.0\.0\n\n### Major Changes\n\n- The parameter `notify` is new, and required\.\n/,
  );
  expect(read("packages/providers/required/src/index.ts")).toContain('version: "2.0.0"');
});

const need: Need = {
  ...{ slug: "acme", packageName: "@offboard/acme", level: "minor", isByHand: false },
  findings: [{ level: "minor", text: "The parameter `notify` is new, and optional." }],
};

test.each([
  ["nothing", undefined, false],
  ["a level that is too low", '---\n"@offboard/acme": patch\n---\n\nMore.\n', false],
  ["the level", '---\n"@offboard/acme": minor\n---\n\nMore.\n', true],
  ["more than that", '---\n"@offboard/acme": major\n---\n\nMore.\n', true],
  ["no reason", '---\n"@offboard/acme": minor\n---\n', false],
  ["no level", '---\n"@offboard/acme": none\n---\n\nMore.\n', false],
  ["another package", '---\n"@offboard/other": minor\n---\n\nMore.\n', false],
])("a changeset by hand that says %s", async (_, changeset, isEnough) => {
  const { root, write } = await makeRepository({});
  if (changeset !== undefined) write(".changeset/by-hand.md", changeset);
  const changesets = await listChangesets(root);
  expect(complaints([need], changesets)).toHaveLength(isEnough ? 0 : 1);
  // It is left in peace, and one is written beside it where it says too little.
  const { removed, written } = planChangesets([need], changesets);
  expect(removed).toStrictEqual([]);
  expect(written.map(({ id }) => id)).toStrictEqual(
    isEnough ? [] : [expect.stringMatching(/^computed-acme-/)],
  );
});

test("a computed changeset follows the change, until somebody edits it", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const { root, write } = repository;
  const computeFor = async (spec: string): Promise<string[]> => {
    write("specs/acme.yaml", spec);
    await repository.generate();
    await repository.compute();
    return changesetsOf(repository).map((name) =>
      readFileSync(join(root, ".changeset", name), "utf8"),
    );
  };
  const frontMatter = (level: string) => `---\n"@offboard/acme": ${level}\n---\n\n`;
  const required = `${frontMatter("major")}The parameter \`notify\` is new, and required.\n`;
  expect(await computeFor(withParameter(true))).toStrictEqual([required]);
  expect(await computeFor(withParameter(true))).toStrictEqual([required]);
  const optional = `${frontMatter("minor")}The parameter \`notify\` is new, and optional.\n`;
  expect(await computeFor(withParameter(false))).toStrictEqual([optional]);
  expect(await computeFor(smallSpec)).toStrictEqual([]);

  await computeFor(withParameter(false));
  const [name = ""] = changesetsOf(repository);
  const edited = `${frontMatter("minor")}\`notify\` tells the member.\n`;
  write(`.changeset/${name}`, edited);
  expect(await computeFor(withParameter(false))).toStrictEqual([edited]);
  expect((await computeFor(withParameter(true))).toSorted()).toStrictEqual(
    [required, edited].toSorted(),
  );
});

test.each([
  [
    "a baseline that is gone",
    ({ root }: Repository) => rmSync(join(root, ".changeset/baseline/acme.d.ts")),
    "packages/providers/acme/package.json has the version 1.0.0, and the last release that is known is 0.0.0.",
  ],
  [
    "a version that was edited",
    ({ read, write }: Repository) => {
      const path = "packages/providers/acme/package.json";
      write(path, read(path).replace('"1.0.0"', '"1.4.0"'));
    },
    "has the version 1.4.0, and the last release that is known is 1.0.0. Versions are made by: pnpm version-packages",
  ],
  [
    "a changeset of a package that is not there",
    ({ write }: Repository) =>
      write(".changeset/gone.md", '---\n"@offboard/gone": patch\n---\n\nGone.\n'),
    ".changeset/gone.md names @offboard/gone, which is no package here. Mend the name.",
  ],
  [
    "a changeset with the marks of a merge conflict",
    ({ write }: Repository) =>
      write(
        ".changeset/merged.md",
        '---\n"@offboard/acme": patch\n---\n\n<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> more\n',
      ),
    ".changeset/merged.md has the marks of a merge conflict. Resolve it.",
  ],
])("%s is told of", async (_, change, wanted) => {
  const repository = await makeReleased({ acme: smallSpec });
  change(repository);
  await repository.generate();
  const { exitCode, text } = await repository.check();
  expect(text).toContain(wanted);
  expect(exitCode).toBe(1);
});

const baseline = ".changeset/baseline/acme.d.ts";
const restore = `${baseline} can't be read. Restore it: git checkout HEAD -- ${baseline}`;
const mangle =
  (change: (text: string) => string) =>
  ({ read, write }: Repository) =>
    write(baseline, change(read(baseline)));

test.each([
  ["a baseline that is empty", mangle(() => ""), restore],
  ["a baseline that was cut off", mangle((text) => text.slice(0, text.length * 0.8)), restore],
  [
    "a baseline with a type that is none",
    mangle((text) => text.replace('["id"]', '["no"]')),
    restore,
  ],
  [
    "a baseline with the marks of a merge conflict",
    mangle((text) => text.replace("export interface Acme", "<<<<<<< HEAD\nexport interface Acme")),
    restore,
  ],
  [
    "a changeset that is malformed",
    ({ write }: Repository) => write(".changeset/by-hand.md", '---\n"@offboard/acme: patch\n---\n'),
    ".changeset/by-hand.md: could not parse changeset",
  ],
])("%s is told by its name", async (_, change, wanted) => {
  const repository = await makeReleased({ acme: smallSpec });
  change(repository);
  await expect(repository.check()).rejects.toThrow(wanted);
});

test("line ends do not matter: neither of a baseline nor of a computed changeset", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const { read, write } = repository;
  const rewrite = (path: string) => write(path, read(path).replaceAll("\n", "\r\n"));
  rewrite(baseline);
  write("specs/acme.yaml", withParameter(true));
  await repository.generate();
  await repository.compute();
  for (const name of changesetsOf(repository)) rewrite(`.changeset/${name}`);
  expect(await repository.check()).toMatchObject({ exitCode: 0 });
  write("specs/acme.yaml", smallSpec);
  await repository.generate();
  await repository.compute();
  expect(changesetsOf(repository)).toStrictEqual([]);
});

test("a computed changeset that is no longer true is told of; two that were merged are", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const { write, read } = repository;
  const docs = (spec: string) => spec.replace("reversible: false", "reversible: true");
  const computeFor = async (spec: string): Promise<[path: string, text: string]> => {
    write("specs/acme.yaml", spec);
    await repository.generate();
    await repository.compute();
    const path = `.changeset/${changesetsOf(repository)[0]}`;
    return [path, read(path)];
  };
  const first = await computeFor(withParameter(false));
  await computeFor(docs(smallSpec));
  write(...first);
  write("specs/acme.yaml", docs(withParameter(false)));
  await repository.generate();
  expect(await repository.check()).toMatchObject({ exitCode: 0 });

  write("specs/acme.yaml", docs(smallSpec));
  await repository.generate();
  const { exitCode, text } = await repository.check();
  expect(exitCode).toBe(1);
  expect(text).toBe(
    `${first[0]} is not what has changed any more.\nWrite it again with: pnpm changeset:compute`,
  );
});

test("a pre-release uses up its changesets", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const { write, root } = repository;
  write(".changeset/pre.json", JSON.stringify({ mode: "pre", tag: "next", changesets: [] }));
  mkdirSync(join(root, ".changeset/pre"));
  write(".changeset/pre/used.md", '---\n"@offboard/acme": minor\n---\n\nMore.\n');
  write("specs/acme.yaml", withParameter(false));
  await repository.generate();
  expect((await repository.check()).text).toContain("which is a minor, and no changeset says so");
});

test("a new major of the runtime is one of every provider that passes its types on", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  repository.write(".changeset/new.md", '---\n"@offboard/runtime": major\n---\n\nNew errors.\n');
  expect(await repository.check()).toMatchObject({ exitCode: 1 });
  await repository.compute();
  expect((await repository.makeVersions()).text).toContain(
    "@offboard/runtime: 1.0.0 → 2.0.0\n@offboard/acme: 1.0.0 → 2.0.0",
  );
});

test("versions that were broken off after the changesets are finished by running them again", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const { read, write, root } = repository;
  const path = "packages/providers/acme/package.json";
  write(path, read(path).replace('"1.0.0"', '"1.0.1"'));
  expect(await repository.makeVersions()).toMatchObject({ exitCode: 0 });
  expect(read("packages/providers/acme/src/index.ts")).toContain('version: "1.0.1"');
  expect(readFileSync(join(root, ".changeset/baseline/acme.d.ts"), "utf8")).toContain('"1.0.1"');
  expect((await repository.makeVersions()).text).toContain("There is nothing to release");
});

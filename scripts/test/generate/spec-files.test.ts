import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallSpec } from "../support/small-spec.ts";
import { canLinkFiles, index, makeRoot, runIn } from "../support/temporary-root.ts";

const notThis = "Put the document itself here.";
const rename = "Expected a spec, a file <slug>.yaml. Rename it, or put it elsewhere.";
const slug = "Expected a slug in kebab-case";

/** What a file's name may not have on Windows. The system says so before the generator could. */
const forbidden = process.platform === "win32" ? ['"', "\\", "\n", "\u001b"] : [];

type Row = [string, (path: string) => void, string];

// A file in `specs/` beside a sound spec, and the line that tells of it.
test.each([
  [
    "a folder",
    (path: string) => mkdirSync(`${path}x.yaml`),
    `x.yaml:1:1 #  Expected a file, found a folder. ${notThis}`,
  ],
  ...(canLinkFiles ? ["acme.yaml", "nowhere"] : []).map(
    (target): Row => [
      `a link to ${target}`,
      (path) => symlinkSync(target, `${path}x.yaml`),
      `x.yaml:1:1 #  Expected a file, found a link. ${notThis}`,
    ],
  ),
  [
    "an empty file",
    (path: string) => writeFileSync(`${path}x.yaml`, ""),
    "x.yaml:1:1 #  Expected an OpenAPI document (a mapping), found nothing.",
  ],
  [
    "a binary file",
    (path: string) => writeFileSync(`${path}x.yaml`, Buffer.of(0, 255, 254)),
    "x.yaml:1:1 #  The file is not UTF-8. Save it as UTF-8 text.",
  ],
  [
    "a file of zeros",
    (path: string) => writeFileSync(`${path}x.yaml`, Buffer.alloc(4096)),
    "x.yaml:1:1 #  Expected an OpenAPI document (a mapping), found a scalar.",
  ],
  [
    "UTF-16",
    (path: string) => writeFileSync(`${path}x.yaml`, `\ufeff${smallSpec}`, "utf16le"),
    "x.yaml:1:1 #  The file is not UTF-8. Save it as UTF-8 text.",
  ],
  // Both are sparse: nothing of them is read, nor are they on the disk.
  [
    "100 MB",
    (path: string) => truncate(`${path}x.yaml`, 100e6),
    "x.yaml:1:1 #  The file has 100000000 bytes; at most 1048576 are read. Cut it down to the operation.",
  ],
  [
    "more than Node can read",
    (path: string) => truncate(`${path}x.yaml`, 5e9),
    "x.yaml:1:1 #  The file has 5000000000 bytes; at most 1048576 are read. Cut it down to the operation.",
  ],
  [
    "CR alone",
    (path: string) => writeFileSync(`${path}x.yaml`, smallSpec.replaceAll("\n", "\r")),
    "x.yaml:1:1 #  The file has lines that end with CR alone. Save it with LF.",
  ],
  [
    "upper case",
    // Of another name: some file systems take both for one.
    (path: string) => writeFileSync(`${path}Other.yaml`, smallSpec),
    `Other.yaml:1:1 #  ${slug}`,
  ],
  [
    "two dots",
    (path: string) => writeFileSync(`${path}a..b.yaml`, smallSpec),
    `a..b.yaml:1:1 #  ${slug}`,
  ],
  [
    "text turned round",
    (path: string) => writeFileSync(`${path}a\u202eb.yaml`, smallSpec),
    `a\\u{202E}b.yaml:1:1 #  ${slug}`,
  ],
  ...[" ", "'", '"', "`", "$(a)", "\\", "\u{1f600}", "e\u0301", "%2e", "-x", "\u001b[2J", "a\nb"]
    .filter((name) => !forbidden.some((character) => name.includes(character)))
    .map(
      (name): Row => [
        `the name ${JSON.stringify(name)}`,
        (path) => writeFileSync(`${path}${name}.yaml`, smallSpec),
        `${name.replace("\u001b", "\\u{001B}").replace("\n", "\\u{000A}")}.yaml:1:1 #  ${slug}`,
      ],
    ),
  [
    "a device",
    (path: string) => writeFileSync(`${path}con.yaml`, smallSpec),
    "con.yaml:1:1 #  Windows can't have",
  ],
  [
    "another extension",
    (path: string) => writeFileSync(`${path}other.yml`, smallSpec),
    `other.yml:1:1 #  ${rename}`,
  ],
  [
    "another case",
    (path: string) => writeFileSync(`${path}other.YAML`, smallSpec),
    `other.YAML:1:1 #  ${rename}`,
  ],
  ["notes", (path: string) => writeFileSync(`${path}notes.txt`, ""), `notes.txt:1:1 #  ${rename}`],
  ["specs one level down", (path: string) => mkdirSync(`${path}more`), `more:1:1 #  ${rename}`],
])("beside a spec: %s", async (_, add, wanted) => {
  const root = makeRoot({ acme: smallSpec });
  add(join(root, "specs/"));
  const { exitCode, lines } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(lines.filter((line) => line.startsWith(`specs/${wanted}`))).toHaveLength(1);
  expect(readdirSync(join(root, "packages/providers"))).toStrictEqual(["acme"]);
});

/** Makes a file of so many bytes that takes no place. */
function truncate(path: string, bytes: number): void {
  writeFileSync(path, "");
  truncateSync(path, bytes);
}

test("two slugs that give the same exported names", async () => {
  const root = makeRoot({ "x1-2": smallSpec, x12: smallSpec });
  const wanted =
    "specs/x12.yaml:1:1 #  The exported names, such as `X12Client`, are those of `x1-2` too. Rename one of the specs.";
  expect((await runIn(root)).lines).toContain(wanted);
  expect((await runIn(root, { slugs: ["x12"] })).lines).toContain(wanted);
  expect(readdirSync(join(root, "packages/providers"))).toStrictEqual(["x1-2"]);
});

// macOS and Windows have no such names.
test.runIf(process.platform === "linux")("a name that is not UTF-8 is told of", async () => {
  const root = makeRoot({ acme: smallSpec });
  writeFileSync(Buffer.from(`${root}/specs/a\xff.yaml`, "latin1"), smallSpec);
  const { exitCode, text } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(text).toContain("a\ufffd.yaml");
  expect(text).toContain("1 generated, 0 unchanged, 1 failed");
});

test("what editors and systems leave in specs/ is no spec and no mistake", async () => {
  const root = makeRoot({ acme: smallSpec });
  for (const name of [".DS_Store", "acme.yaml~", ".acme.yaml.swp"])
    writeFileSync(join(root, "specs", name), "");
  if (canLinkFiles) symlinkSync("me@here.1", join(root, "specs/.#acme.yaml"));
  expect((await runIn(root)).text).toContain("1 generated, 0 unchanged, 0 failed");
});

test.each([
  ["line ends of Windows", smallSpec.replaceAll("\n", "\r\n")],
  ["a byte order mark", `\ufeff${smallSpec}`],
])("%s in a spec change nothing but its hash", async (_, spec) => {
  const [root, plain] = [makeRoot({ acme: spec }), makeRoot({ acme: smallSpec })];
  expect([await runIn(root), await runIn(plain)]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
  const textOf = (folder: string) =>
    readFileSync(join(folder, index), "utf8").replace(/sha256-\w+/, "");
  expect(textOf(root)).toBe(textOf(plain));
});

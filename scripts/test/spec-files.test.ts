import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallSpec } from "./small-spec.ts";
import { index, makeRoot, runIn } from "./temporary-root.ts";

const notThis = "Put the document itself here.";
const rename = "Expected a spec, a file <slug>.yaml. Rename it, or put it elsewhere.";
const slug = "Expected a slug in kebab-case";

// A file in `specs/` beside a sound spec, and the line that tells of it.
test.each([
  [
    "a folder",
    (path: string) => mkdirSync(`${path}x.yaml`),
    `x.yaml:1:1 #  Expected a file, found a folder. ${notThis}`,
  ],
  [
    "a link",
    (path: string) => symlinkSync(`${path}acme.yaml`, `${path}x.yaml`),
    `x.yaml:1:1 #  Expected a file, found a link. ${notThis}`,
  ],
  [
    "a dead link",
    (path: string) => symlinkSync("nowhere", `${path}x.yaml`),
    `x.yaml:1:1 #  Expected a file, found a link. ${notThis}`,
  ],
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
    "CR alone",
    (path: string) => writeFileSync(`${path}x.yaml`, smallSpec.replaceAll("\n", "\r")),
    "x.yaml:1:1 #  The file has lines that end with CR alone. Save it with LF.",
  ],
  [
    "upper case",
    (path: string) => writeFileSync(`${path}Acme.yaml`, smallSpec),
    `Acme.yaml:1:1 #  ${slug}`,
  ],
  [
    "two dots",
    (path: string) => writeFileSync(`${path}a..b.yaml`, smallSpec),
    `a..b.yaml:1:1 #  ${slug}`,
  ],
  [
    "a line's end",
    (path: string) => writeFileSync(`${path}a\nb.yaml`, smallSpec),
    `a\\u{000A}b.yaml:1:1 #  ${slug}`,
  ],
  [
    "text turned round",
    (path: string) => writeFileSync(`${path}a\u202eb.yaml`, smallSpec),
    `a\\u{202E}b.yaml:1:1 #  ${slug}`,
  ],
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

test("what editors and systems leave in specs/ is no spec and no mistake", async () => {
  const root = makeRoot({ acme: smallSpec });
  for (const name of [".DS_Store", "acme.yaml~", ".acme.yaml.swp"])
    writeFileSync(join(root, "specs", name), "");
  symlinkSync("me@here.1", join(root, "specs/.#acme.yaml"));
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

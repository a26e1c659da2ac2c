import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edit, smallSpec } from "../support/small-spec.ts";
import { canLinkFiles, index, makeRoot, runIn, snapshot } from "../support/temporary-root.ts";

/** Windows has no such bit of a file. */
const executable = [
  "an executable file",
  (root: string) => chmodSync(join(root, index), 0o755),
  [`${index} is executable. Expected a plain file.`],
] as const;

const fileLink = [
  "a link to the same text",
  (root: string) => {
    renameSync(join(root, index), join(root, "index.ts"));
    symlinkSync(join(root, "index.ts"), join(root, index));
  },
  [`${index} is a link. Expected a plain file.`],
] as const;

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
    (root: string) =>
      symlinkSync(join(root, "specs"), join(root, "packages/providers/acme/more"), "junction"),
    ["packages/providers/acme/more is not generated from a spec."],
  ],
  [
    "line ends of Windows",
    (root: string) =>
      writeFileSync(
        join(root, index),
        readFileSync(join(root, index), "utf8").replaceAll("\n", "\r\n"),
      ),
    [`${index} differs from what its spec gives:`, "-import {\\u{000D}\n"],
  ],
  [
    "what moves a terminal's cursor, in a long line",
    (root: string) => writeFileSync(join(root, index), `\u001b[2J${"x".repeat(1000)}`),
    [`\n-\\u{001B}[2J${"x".repeat(194)}…\n`],
  ],
  ...(process.platform === "win32" ? [] : [executable]),
  ...(canLinkFiles ? [fileLink] : []),
  [
    "a folder in a file's place",
    (root: string) => {
      rmSync(join(root, index));
      mkdirSync(join(root, index));
      writeFileSync(join(root, index, "more.ts"), "");
    },
    [`${index} is missing.`, `${index}/more.ts is not generated from a spec.`],
  ],
  [
    "a link to a folder of the same files",
    (root: string) => {
      const folder = join(root, "packages/providers/acme/src");
      renameSync(folder, join(root, "src"));
      symlinkSync(join(root, "src"), folder, "junction");
    },
    ["packages/providers/acme/src is not generated from a spec.", `${index} is missing.`],
  ],
  [
    "a link to a package of the same files",
    (root: string) => {
      const folder = join(root, "packages/providers/acme");
      renameSync(folder, join(root, "acme"));
      symlinkSync(join(root, "acme"), folder, "junction");
    },
    [`${index} is missing.`],
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

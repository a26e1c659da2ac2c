import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watch } from "../generate/watch.ts";
import { edit, smallSpec } from "./small-spec.ts";
import { index, makeRoot, snapshot } from "./temporary-root.ts";

const generated =
  "acme: generated (LICENSE, README.md, openapi.json, package.json, src/index.ts, src/schema.ts)";
const gone = edit(["description: Removed.", "description: Gone."]);
const broken = edit(["removes: membership", "removes: seat"]);

let root = "";
let lines: string[] = [];
let stop = new AbortController();
let ended: Promise<number>;

beforeEach(async () => {
  root = makeRoot({ acme: smallSpec, other: smallSpec });
  lines = [];
  stop = new AbortController();
  const print = (line: string) => lines.push(line);
  ended = watch({ root, slugs: [], print, signal: stop.signal });
  await says("Watching specs/. Ctrl+C ends it.");
  expect(lines).toContain(generated);
  lines = [];
});

afterEach(async () => {
  stop.abort();
  expect(await ended).toBe(0);
  const left = () => expect(process.getActiveResourcesInfo()).not.toContain("FSEventWrap");
  await vi.waitFor(left, { timeout: 5000 });
});

/** Waits until a line has this in it. */
function says(part: string): Promise<void> {
  const found = () => expect(lines.filter((line) => line.includes(part))).not.toStrictEqual([]);
  return vi.waitFor(found, { timeout: 20_000, interval: 20 });
}

const spec = () => join(root, "specs/acme.yaml");
const save = (text: string) => writeFileSync(spec(), text);

test.each([
  ["writing it", () => save(gone)],
  [
    "renaming another file to it",
    () => {
      writeFileSync(join(root, "specs/.acme.yaml.swp"), gone);
      renameSync(join(root, "specs/.acme.yaml.swp"), spec());
    },
  ],
  [
    "removing it first",
    () => {
      rmSync(spec());
      save(gone);
    },
  ],
  [
    "putting another folder in the place of specs/",
    () => {
      renameSync(join(root, "specs"), join(root, "old"));
      mkdirSync(join(root, "specs"));
      for (const name of ["acme", "other"]) writeFileSync(join(root, `specs/${name}.yaml`), gone);
    },
  ],
])("a spec that is saved by %s is generated", async (_, change) => {
  change();
  await says("acme: generated (README.md, openapi.json, src/index.ts, src/schema.ts)");
  expect(readFileSync(join(root, index, "../../openapi.json"), "utf8")).toContain("Gone.");
  lines = [];
  save(smallSpec);
  await says("acme: generated (README.md, openapi.json, src/index.ts, src/schema.ts)");
});

test("only what has another content is generated", async () => {
  const before = snapshot(root);
  writeFileSync(join(root, "specs/other.yaml"), smallSpec);
  save(gone);
  await says("1 generated, 0 unchanged, 0 failed");
  const after = snapshot(root);
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed.every((name) => name.startsWith("acme/"))).toBe(true);
  expect(lines.filter((line) => line.startsWith("other"))).toStrictEqual([]);
});

test("a mistake is told with its place, writes nothing, and ends nothing", async () => {
  const before = snapshot(root);
  save(broken);
  await says("specs/acme.yaml:17:9 #/paths");
  await says("0 generated, 0 unchanged, 1 failed");
  expect(snapshot(root)).toStrictEqual(before);
  lines = [];
  save("{");
  await says("specs/acme.yaml:1:2 #  YAML: ");
  save(gone);
  await says("acme: generated (README.md");
});

test.each([
  ["a folder in the place of a spec", () => mkdirSync(join(root, "specs/new.yaml")), "specs/new"],
  ["a broken biome.json", () => writeFileSync(join(root, "biome.json"), "{"), "The `formatter` of"],
  ["no licence", () => rmSync(join(root, "LICENSE")), "is missing. It is an input of every"],
])("after %s it goes on", async (_, spoil, wanted) => {
  const license = readFileSync(join(root, "LICENSE"));
  const biome = readFileSync(join(root, "biome.json"));
  spoil();
  save(edit(["title: Acme", "title: Acme 2"]));
  await says(wanted);
  writeFileSync(join(root, "LICENSE"), license);
  writeFileSync(join(root, "biome.json"), biome);
  save(gone);
  await says("acme: generated (README.md");
});

test("a new spec gets its package; one that is removed keeps it", async () => {
  writeFileSync(join(root, "specs/new.yaml"), smallSpec);
  await says("new: generated (LICENSE");
  rmSync(spec());
  await says("specs/acme.yaml is gone. Its package stays until you run: pnpm generate");
  expect(existsSync(join(root, index))).toBe(true);
});

// On Windows a process is ended by another one without being asked; Ctrl+C, which asks, comes from a console alone.
test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "%s ends the process, with 0",
  async (signal) => {
    const script = join(import.meta.dirname, "generator-process.ts");
    const child = spawn(process.execPath, [script, root, "watch"]);
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    try {
      await vi.waitFor(() => expect(text).toContain("Watching specs/"), { timeout: 20_000 });
      child.kill(signal);
      expect(await once(child, "exit")).toStrictEqual([0, null]);
    } finally {
      child.kill("SIGKILL");
    }
  },
);

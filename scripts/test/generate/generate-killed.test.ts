import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import { edit, smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

const kills = 12;
/** Enough specs to be killed between two of them. */
const count = 12;
/** Each run writes every package anew. */
const versions = [smallSpec, edit(["title: Acme", "title: Other"])] as const;
const list = "<!-- providers: written by `pnpm generate` from specs/ -->\n<!-- /providers -->\n";

/** Park and Miller's generator: numbers below 1, of which the seed gives all. */
let state = (seed % 2147483646) + 1;
function random(): number {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
}

function setSpecs(root: string, version: number): void {
  for (let number = 0; number < count; number++)
    writeFileSync(join(root, `specs/acme-${number}.yaml`), versions[version % 2] ?? "");
}

/**
 * Runs the generator in a process, which may be killed at a change of its packages, by its number. Gives the number of
 * changes that were seen.
 */
async function generate(root: string, killedAt?: number): Promise<number> {
  let changes = 0;
  const script = join(import.meta.dirname, "../support/generator-process.ts");
  const child = spawn(process.execPath, [script, root], { stdio: "ignore" });
  const watcher = watch(join(root, "packages"), { recursive: true }, () => {
    changes += 1;
    if (changes === killedAt) child.kill("SIGKILL");
  });
  const ended = await once(child, "exit");
  watcher.close();
  if (killedAt === undefined) expect(ended).toStrictEqual([0, null]);
  return changes;
}

/** Every file of a root but the specs, by its path. Of the cache only that it is there. */
function filesOf(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(root, join(parentPath, name))).sort();
  const texts = paths.map((path) => {
    const isCache = path.startsWith("node_modules");
    return [path, isCache ? "" : readFileSync(join(root, path), "utf8")] as const;
  });
  return new Map(texts.filter(([path]) => !path.startsWith("specs")));
}

/** How many files are as they are to be, and how many as they were. There may be nothing between. */
function progress(root: string, wanted: Map<string, string>, former: Map<string, string>) {
  const found = { fresh: 0, stale: 0 };
  for (const [path, text] of filesOf(root)) {
    if (/\.\d+\.tmp$/.test(path)) continue;
    const texts = [wanted.get(path), former.get(path)];
    expect(texts, path).toContain(text);
    if (texts[0] !== texts[1]) found[text === texts[0] ? "fresh" : "stale"]++;
  }
  return found;
}

test("a run that is killed leaves nothing half written, and the next one mends all", async () => {
  const root = makeRoot({});
  for (const name of ["docs", "packages"]) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, "docs/providers.md"), list);
  setSpecs(root, 0);
  await generate(root);
  const even = filesOf(root);
  setSpecs(root, 1);
  const changes = await generate(root);
  const odd = filesOf(root);
  let within = 0;
  for (let kill = 0; kill < kills; kill++) {
    const [wanted, former] = kill % 2 === 0 ? [even, odd] : [odd, even];
    setSpecs(root, kill);
    // Most are seen a moment later, so that the kill comes at any point of what follows.
    await generate(root, 1 + Math.floor(random() * changes * 0.9));
    const { fresh, stale } = progress(root, wanted, former);
    if (fresh > 0 && stale > 0) within++;
    if (kill % 4 !== 3) continue;
    await generate(root);
    expect(filesOf(root)).toStrictEqual(wanted);
  }
  console.info(
    `OFFBOARD_SEED=${seed}: ${within} of ${kills} kills came while packages were written`,
  );
  expect(within).toBeGreaterThan(0);
}, 600_000);

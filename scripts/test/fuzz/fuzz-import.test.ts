import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import { filesOf } from "../support/small-spec.ts";
import { compile } from "./compile-package.ts";
import { type Sample, soundSamples } from "./sample.ts";

const count = 36;
const folder = realpathSync(mkdtempSync(join(tmpdir(), "offboard-fuzz-")));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
afterAll(() => rmSync(folder, { recursive: true }));

// Some packages have no credentials of a kind, so the runtime that they meet here has every name that one imports.
const runtime = `globalThis.runtimeCalls = [];
const named = (name) => (...values) => (globalThis.runtimeCalls.push(name), values[0]);
`;

interface Told {
  readonly confined: boolean;
  readonly results: readonly {
    name: string;
    did: string[];
    calls: string[];
    exports: number;
    functions: number;
  }[];
}

test(`${count} hostile packages compile, and importing them only defines`, {
  timeout: 300_000,
}, async () => {
  console.info(`OFFBOARD_SEED=${seed}`);
  const samples = soundSamples(count);
  expect(samples).toHaveLength(count);
  const names = await Promise.all(samples.map(writePackage));
  const { errors, imported } = compile(names.map((name) => join(folder, name, "index.ts")));
  expect(errors).toStrictEqual([]);
  writeRuntime([...imported]);
  const { confined, results } = importAll(names);
  expect(confined).toBe(true);
  const did = results.flatMap(({ name, did, calls }) =>
    [...did, ...calls].map((what) => `${what}: ${samples[Number(name)]?.about}`),
  );
  // Each module freezes its facts, and calls nothing else.
  expect(did).toStrictEqual(samples.map(({ about }) => `freeze: ${about}`));
  expect(new Set(results.map(({ exports, functions }) => `${exports} ${functions}`))).toStrictEqual(
    new Set(["3 2"]),
  );
});

// What would be seen of a module that does more.
test.each([
  ["globalThis.hacked = 1", "a change of something global"],
  ["Object.prototype.hacked = 1", "a change of something global"],
  ['process.env.HACKED = "1"', "a change of something global"],
  ['fetch("https://hacked.example").catch(() => {})', "fetch"],
  ['(await import("node:net")).connect(1).on("error", () => {})', "connection"],
  ["setTimeout(() => {}, 9)", "a change of something global"],
])("a module with %s is told of", (code, wanted) => {
  const name = "careless";
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "index.js"), `try { ${code} } catch {}\nexport {};\n`);
  writeRuntime([]);
  expect(importAll([name]).results).toMatchObject([{ did: expect.arrayContaining([wanted]) }]);
});

async function writePackage({ slug, document }: Sample, index: number): Promise<string> {
  const files = await filesOf(JSON.stringify(document), slug);
  mkdirSync(join(folder, String(index)), { recursive: true });
  for (const name of ["index.ts", "schema.ts"])
    writeFileSync(join(folder, String(index), name), files.get(`src/${name}`) ?? "");
  return String(index);
}

function writeRuntime(names: readonly string[]): void {
  const place = join(folder, "node_modules/@offboard/runtime");
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), '{ "type": "module", "exports": "./index.js" }');
  const exported = names.map((name) => `export const ${name} = named("${name}");\n`);
  writeFileSync(join(place, "index.js"), runtime + exported.join(""));
}

/** In a process without network that may read this folder and the importing script, and nothing else. */
function importAll(names: readonly string[]): Told {
  const script = join(import.meta.dirname, "import-all.mjs");
  const told = execFileSync(
    process.execPath,
    [
      ...["--permission", `--allow-fs-read=${folder}/*`, `--allow-fs-read=${script}`],
      ...["--disallow-code-generation-from-strings", "--no-warnings"],
      ...[
        "--import",
        join(folder, "node_modules/@offboard/runtime/index.js"),
        script,
        folder,
        ...names,
      ],
    ],
    { encoding: "utf8", env: {}, cwd: folder, timeout: 120_000 },
  );
  return JSON.parse(told);
}

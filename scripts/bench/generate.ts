import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { interleave } from "./measure.ts";
import { type Bench, type Measurement, milliseconds, ratioRow } from "./row.ts";

const rounds = 2;

/** The generator over made-up specs, beside openapi-typescript alone over them, each in a process of its own. */
export const generate: Measurement = async (bench) => {
  const root = createRoot(bench);
  const time = (name: string): number => {
    const started = performance.now();
    const path = join(import.meta.dirname, `${name}.ts`);
    execFileSync(process.execPath, [path, root], { stdio: ["ignore", "ignore", "inherit"] });
    return performance.now() - started;
  };
  const forget = (): void => {
    for (const name of ["packages", "node_modules"]) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  };
  const found = await interleave(rounds, {
    bare: () => time("openapi-typescript"),
    full: () => {
      forget();
      return time("generator");
    },
    unchanged: () => time("generator"),
  });
  const what = `generate, ${bench.specs} specs`;
  return [
    ratioRow(what, found.full, found.bare, 1.5, milliseconds),
    ratioRow(`${what}, nothing changed`, found.unchanged, found.full, 0.1, milliseconds),
  ];
};

/** A root with copies of the repository's specs under other names. */
function createRoot({ root, project, providers, specs }: Bench): string {
  const made = mkdtempSync(join(project, "generate-"));
  mkdirSync(join(made, "specs"));
  for (const name of ["LICENSE", "biome.json"]) cpSync(join(root, name), join(made, name));
  for (let number = 0; number < specs; number++) {
    const slug = providers[number % providers.length]?.slug;
    cpSync(join(root, "specs", `${slug}.yaml`), join(made, "specs", `made-up-${number}.yaml`));
  }
  return made;
}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "@size-limit/esbuild";
import file from "@size-limit/file";
import sizeLimit from "size-limit";
import type { ProviderPackage } from "../demo/provider-packages.ts";
import { bytes, type Measurement, type Row, ratioRow } from "./bench-row.ts";
import { bare, ours, program, programOfAll } from "./sample-programs.ts";

// The budget of design §9 is for this many providers in one program.
const several = 4;

/** Programs, bundled: minified and compressed. */
export const size: Measurement = async ({ providers, project }) => {
  const rows: Row[] = [];
  const bareSizes = new Map<ProviderPackage, number>();
  for (const provider of providers) {
    const measured = await bundledSize(project, program(ours(provider)));
    const other = await bundledSize(project, program(bare(provider)));
    bareSizes.set(provider, other);
    const budget = budgetOf(provider);
    const what = `size of a program: ${provider.title}`;
    rows.push(ratioRow(what, measured, other, budget, bytes, true));
  }
  const some = plainest(providers);
  const all = await bundledSize(project, programOfAll(some));
  const what = `size of a program: ${some.length} providers`;
  return [
    ...rows,
    ratioRow(
      what,
      all,
      Math.min(...some.map((one) => bareSizes.get(one) ?? Number.NaN)),
      4.2,
      bytes,
      true,
    ),
  ];
};

/** What a package takes of the runtime, which decides how large a program is. */
export function takenOf({ folder }: Pick<ProviderPackage, "folder">): string[] {
  const text = readFileSync(join(folder, "dist/index.js"), "utf8");
  const [, names = ""] = /^import \{ ([^}]*) \} from "@offboard\/runtime";/m.exec(text) ?? [];
  return names.split(", ");
}

/** What a call with a credential in a header and ids in the path takes. */
const plain = ["createProviderClient", "freeze", "headerCredential", "isProviderError", "uuid"];

/** Design §9; and for what else a spec needs, a body, lists or values to check, as much as for several providers. */
function budgetOf(provider: ProviderPackage): number {
  const others = takenOf(provider).filter((name) => !plain.includes(name));
  if (others.length === 0) return 3.7;
  return others.every((name) => name === "clientCredentials") ? 4 : 4.2;
}

/** Those of several in one program: what they need beyond a plain call has its own budget. */
export function plainest(providers: readonly ProviderPackage[]): ProviderPackage[] {
  return providers.toSorted((one, other) => budgetOf(one) - budgetOf(other)).slice(0, several);
}

/** In bytes: what size-limit says of a program that is bundled, minified and compressed by gzip. */
async function bundledSize(project: string, text: string): Promise<number> {
  const input = join(project, "program.ts");
  writeFileSync(input, text);
  // Without a format, a program can't await at its top.
  const modifyEsbuildConfig = (config: object): object => ({ ...config, format: "esm" });
  const check = { files: [input], gzip: true, modifyEsbuildConfig };
  const [measured] = await sizeLimit([esbuild, file], { checks: [check] });
  if (measured?.size === undefined) throw new Error("size-limit measured nothing.");
  return measured.size;
}

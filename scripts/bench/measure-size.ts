import { writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "@size-limit/esbuild";
import file from "@size-limit/file";
import sizeLimit from "size-limit";
import { usesOAuth2 } from "./bare-call.ts";
import { bytes, type Measurement, type Row, ratioRow } from "./bench-row.ts";
import { bare, ours, program, programOfAll } from "./sample-programs.ts";

// The budget of design §9 is for this many providers in one program.
const several = 4;

/** Programs, bundled: minified and compressed. */
export const size: Measurement = async ({ providers, project }) => {
  const rows: Row[] = [];
  const bareSizes: number[] = [];
  for (const provider of providers) {
    const measured = await bundledSize(project, program(ours(provider)));
    const other = await bundledSize(project, program(bare(provider)));
    bareSizes.push(other);
    const budget = usesOAuth2(provider.model) ? 4 : 3.7;
    const what = `size of a program: ${provider.title}`;
    rows.push(ratioRow(what, measured, other, budget, bytes, true));
  }
  const some = providers.slice(0, several);
  const all = await bundledSize(project, programOfAll(some));
  const what = `size of a program: ${some.length} providers`;
  return [...rows, ratioRow(what, all, Math.min(...bareSizes), 4.2, bytes, true)];
};

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

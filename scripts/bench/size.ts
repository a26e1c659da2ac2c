import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";
import { usesOAuth2 } from "./document.ts";
import { bare, ours, program, programOfAll } from "./program.ts";
import { bytes, type Measurement, type Row, ratioRow } from "./row.ts";

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
    const budget = usesOAuth2(provider.document) ? 2.5 : 2.4;
    const what = `size of a program: ${provider.title}`;
    rows.push(ratioRow(what, measured, other, budget, bytes, true));
  }
  const some = providers.slice(0, several);
  const all = await bundledSize(project, programOfAll(some));
  const what = `size of a program: ${some.length} providers`;
  return [...rows, ratioRow(what, all, Math.min(...bareSizes), 2.8, bytes, true)];
};

/** In bytes, after minifying and gzip. */
async function bundledSize(project: string, text: string): Promise<number> {
  const input = join(project, "program.ts");
  writeFileSync(input, text);
  const { output } = await build({
    ...{ input, write: false, platform: "browser" },
    output: { format: "esm", minify: true },
  });
  const codes = output.map((part) => (part.type === "chunk" ? part.code : ""));
  return gzipSync(codes.join(""), { level: 9 }).length;
}

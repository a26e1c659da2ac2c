// Puts specs of further providers into a copy of this repository, made from those of the features:
// `node tests/growth/grow.ts <folder of the copy> <number>`. Then, there: pnpm generate, pnpm install, pnpm changeset:compute.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { grownSpecs } from "./grown-specs.ts";

const [folder = "", count = ""] = process.argv.slice(2);
for (const [slug, text] of Object.entries(grownSpecs(Number(count))))
  writeFileSync(join(folder, "specs", `${slug}.yaml`), text);

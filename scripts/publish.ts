// Publishes what `changeset pack` put into a folder: `node scripts/publish.ts <folder> [--wait <seconds>] [--tries <number>]`.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { publishAll } from "./release/publish-packages.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { wait: { type: "string", default: "60" }, tries: { type: "string", default: "12" } },
});
const [folder] = positionals;
if (folder === undefined)
  throw new Error("Which folder? `changeset pack --out-dir <folder>` makes one.");
process.exitCode = await publishAll(resolve(folder), Number(values.wait), Number(values.tries));

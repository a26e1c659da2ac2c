// Runs the generator over the root that it is given, as generate.ts does, for bench/generate.ts.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { run } from "../generate/pipeline/generate-packages.ts";

enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/offboard/compiled"));
const [root = ""] = process.argv.slice(2);
process.exitCode = await run({ root, slugs: [], check: false, print: console.log });

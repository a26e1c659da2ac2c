// Runs the generator over the root that it is given, as generate.ts does, for bench/generate.ts.
import { run } from "../generate/run.ts";

const [root = ""] = process.argv.slice(2);
process.exitCode = await run({ root, slugs: [], check: false, print: console.log });

// Runs the generator over the root that it is given: for a test that ends its process.
import { run } from "../../generate/pipeline/generate-packages.ts";

const [root = ""] = process.argv.slice(2);
process.exitCode = await run({ root, slugs: [], check: false, print: console.log });

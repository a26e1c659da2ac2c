// Runs the generator over the root that it is given, or watches it: for tests that end its process.
import { run } from "../generate/run.ts";
import { untilStopped, watch } from "../generate/watch.ts";

const [root = "", mode] = process.argv.slice(2);
const options = { root, slugs: [], print: console.log };
process.exitCode =
  mode === "watch"
    ? await watch({ ...options, signal: untilStopped() })
    : await run({ ...options, check: false });

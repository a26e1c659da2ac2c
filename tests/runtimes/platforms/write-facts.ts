// node tests/runtimes/platforms/write-facts.ts: writes docs/runtimes.md from what the tests observe of each platform.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { factsFile, renderFacts } from "./render-facts.ts";

mkdirSync(dirname(factsFile), { recursive: true });
writeFileSync(factsFile, renderFacts());

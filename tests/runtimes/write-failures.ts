// node tests/runtimes/write-failures.ts: writes docs/failures.md from the table of ways to fail.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { renderFailures } from "./failures-table.ts";
import { ways } from "./ways.ts";

const file = join(import.meta.dirname, "../../docs/failures.md");
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, renderFailures(ways));

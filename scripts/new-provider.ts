// pnpm new-provider <slug> [--from <openapi> --operation "DELETE /path"]: the first spec of a provider (issue 4).
import { dirname } from "node:path";
import { stdin, stdout } from "node:process";
import { createInterface } from "node:readline/promises";
import { run } from "./import/import-provider.ts";

const terminal =
  stdin.isTTY && stdout.isTTY ? createInterface({ input: stdin, output: stdout }) : undefined;

try {
  process.exitCode = await run({
    root: dirname(import.meta.dirname),
    args: process.argv.slice(2),
    ask: terminal && ((question) => terminal.question(question)),
    print: console.log,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  terminal?.close();
}

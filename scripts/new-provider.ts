// pnpm new-provider <slug> [--from <openapi> --operation "DELETE /path"]: the first spec of a provider.
import { dirname } from "node:path";
import { run } from "./import/import-provider.ts";

try {
  const root = dirname(import.meta.dirname);
  process.exitCode = run({ root, args: process.argv.slice(2), print: console.log });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

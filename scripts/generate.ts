// pnpm generate [slug …] [--check]: the packages of packages/providers from the specs (design §6).
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { run } from "./generate/run.ts";

const usage = "Usage: pnpm generate [slug …] [--check]";

function readArguments(): { slugs: string[]; check: boolean } | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { check: { type: "boolean" } },
    });
    return { slugs: positionals, check: values.check === true };
  } catch (error) {
    const [problem] = (error instanceof Error ? error.message : String(error)).split(". ");
    console.error(`${problem}. There is one flag, --check. ${usage}`);
    return undefined;
  }
}

const given = readArguments();
if (given === undefined) process.exitCode = 1;
else {
  const root = dirname(import.meta.dirname);
  process.exitCode = await run({ root, ...given, print: console.log }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
}

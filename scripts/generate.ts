// pnpm generate [slug …] [--check]: the packages of packages/providers from the specs (design §6).
// pnpm generate --compare <slug> <openapi>: a spec beside the provider's own OpenAPI document (issue 4).
import { enableCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { stdout } from "node:process";
import { parseArgs, styleText } from "node:util";
import { run } from "./generate/pipeline/generate-packages.ts";

const usage =
  "Usage: pnpm generate [slug …] [--check], or pnpm generate --compare <slug> <openapi.json|yaml>";

interface Given {
  readonly names: string[];
  readonly check: boolean;
  readonly compare: boolean;
}

function readArguments(): Given | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { check: { type: "boolean" }, compare: { type: "boolean" } },
    });
    const { check = false, compare = false } = values;
    if (compare && (positionals.length !== 2 || check))
      console.error(`--compare takes a slug, a file and nothing else. ${usage}`);
    else return { names: positionals, check, compare };
  } catch (error) {
    const [problem] = (error instanceof Error ? error.message : String(error)).split(". ");
    console.error(`${problem}. There are two flags, --check and --compare. ${usage}`);
  }
  return undefined;
}

async function act({ names, check, compare }: Given): Promise<number> {
  const root = dirname(import.meta.dirname);
  const print = console.log;
  if (!compare) return run({ root, slugs: names, check, print });
  const { compare: comparing } = await import("./import/compare/compare-documents.ts");
  const [slug = "", file = ""] = names;
  const width = stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY;
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { stream: stdout });
  return comparing({ ...{ root, slug, file, width, paint, print } });
}

// V8 keeps what it makes of the tools: a quarter of the time of a run in which one spec has changed.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/offboard/compiled"));
const given = readArguments();
process.exitCode =
  given === undefined
    ? 1
    : await act(given).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        return 1;
      });

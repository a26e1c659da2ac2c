import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { slugProblem } from "../generate/model/names.ts";
import { run as generate } from "../generate/pipeline/generate-packages.ts";
import { type Ask, complete } from "./ask.ts";
import { readCommandLine, usage } from "./command-line.ts";
import { fromAnswers } from "./from-answers.ts";
import { fromDocument } from "./from-document.ts";
import { describeGaps } from "./report.ts";
import { writeMarked } from "./spec/mark-problems.ts";
import { documentOf } from "./spec/write-yaml.ts";

export interface Options {
  /** The folder that holds `specs` and `packages/providers`. */
  readonly root: string;
  readonly args: readonly string[];
  /** Asks at a terminal; undefined where there is none. */
  readonly ask: Ask | undefined;
  readonly print: (line: string) => void;
}

/** Writes the first spec of a provider, and its package where nothing is left to decide. Gives the exit code. */
export async function run({ root, args, ask, print }: Options): Promise<number> {
  if (args.some((argument) => argument === "--help" || argument === "-h")) {
    print(usage);
    return 0;
  }
  const { slug, from, given } = readCommandLine(args);
  const wrong = slugProblem(slug)?.replace("Rename the file.", "Choose another.");
  if (wrong !== undefined) throw new Error(wrong);
  const path = join(root, "specs", `${slug}.yaml`);
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new Error(
      `specs/${slug}.yaml exists, and is not written over. Edit it, or remove it first.`,
    );
  const begun =
    from === undefined
      ? { spec: fromAnswers(await complete(given, ask)), lines: [] }
      : await fromDocument(from, given, ask);
  const { text, problems } = writeMarked(slug, documentOf(begun.spec));
  mkdirSync(join(root, "specs"), { recursive: true });
  writeFileSync(path, text, { flag: "wx" });
  print(`specs/${slug}.yaml is written.`);
  for (const line of [...begun.lines, ...describeGaps(slug, text, problems)]) print(line);
  if (problems.length > 0) {
    print(
      `Next: edit specs/${slug}.yaml where it says TODO, beside the provider's page, then run: pnpm generate ${slug}`,
    );
    return 0;
  }
  const exitCode = await generate({ root, slugs: [slug], check: false, print });
  if (exitCode === 0) {
    print(
      `Next: read packages/providers/${slug}/README.md as a user would; pnpm test holds it to the contract; then pnpm changeset:compute.`,
    );
  }
  return exitCode;
}

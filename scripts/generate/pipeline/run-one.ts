import { join } from "node:path";
import { readBaseline } from "../../release/baseline.ts";
import { readSpecFile } from "../read/spec-files.ts";
import type { Files } from "../render/render-files.ts";
import { differences, mend } from "../write/package-folder.ts";
import { readVersion } from "../write/package-version.ts";
import { type Cache, type Entry, hash, hashFiles, hashFolder } from "./cache.ts";
import type { Input, Output } from "./generate-package.ts";
import { failed, guarded, providers, type Result } from "./results.ts";

/** What a run goes by, read once. */
export interface Setting {
  readonly root: string;
  readonly check: boolean;
  readonly license: string;
  readonly biomeJson: string;
  /** The hash of the generator itself. */
  readonly generator: string;
}

/** What became of one package, and what to remember of it. */
export interface Outcome {
  readonly result: Result;
  readonly entry: Entry | undefined;
}

type Given = Pick<Input, "slug" | "version" | "bytes">;
type Generate = (input: Input) => Output;

/** Whether a package stands as it was rendered from the same inputs: told by content, never by times. */
export function isUnchanged(slug: string, setting: Setting, cache: Cache): boolean {
  const remembered = cache[slug];
  if (remembered === undefined) return false;
  try {
    const folder = join(setting.root, providers, slug);
    const given = readGiven(slug, folder, setting.root);
    if ("kind" in given || remembered.input !== hashInput(given, setting)) return false;
    return remembered.output === hashFolder(folder);
  } catch {
    // What can't be read is told of when it is rendered.
    return false;
  }
}

/** Generates or compares packages, one after the other. Rejects where the settings of `biome.json` can't be used. */
export async function runAll(
  slugs: readonly string[],
  setting: Setting,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  if (slugs.length === 0) return outcomes;
  // Loaded only here: that takes longer than a whole run in which nothing has changed.
  const { createFormat } = await import("../render/format.ts");
  const { generatePackage } = await import("./generate-package.ts");
  const format = createFormat(setting.biomeJson);
  const generate = (input: Input) => generatePackage(input, format);
  for (const slug of slugs) outcomes.set(slug, await runOne(slug, setting, generate));
  return outcomes;
}

async function runOne(slug: string, setting: Setting, generate: Generate): Promise<Outcome> {
  const folder = join(setting.root, providers, slug);
  let entry: Entry | undefined;
  const result = await guarded(`${providers}/${slug}`, async () => {
    const given = readGiven(slug, folder, setting.root);
    if ("kind" in given) return given;
    const output = generateSafely({ ...given, license: setting.license }, generate);
    if ("problems" in output) return { kind: "failed", problems: output.problems };
    const { files } = output;
    const made = await mendOrTell(slug, folder, files, setting.check);
    entry = { input: hashInput(given, setting), output: hashFiles(files) };
    return made;
  });
  return { result, entry };
}

function readGiven(slug: string, folder: string, root: string): Given | Result {
  const read = readVersion(folder, () => readBaseline(root, slug)?.version);
  if ("problem" in read) return failed(`${providers}/${slug}/package.json`, read.problem);
  const spec = readSpecFile(root, slug);
  if ("problem" in spec) return failed(`specs/${slug}.yaml`, spec.problem);
  return { slug, version: read.version, bytes: spec.bytes };
}

function hashInput({ slug, version, bytes }: Given, setting: Setting): string {
  return hash(setting.generator, setting.license, setting.biomeJson, slug, version, bytes);
}

/** A fault of the generator or of a tool is told of its spec, and does not end the run for the others. */
function generateSafely(input: Input, generate: Generate): Output {
  try {
    return generate(input);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The generator failed, which is a fault of its own: ${reason}`;
    const file = `specs/${input.slug}.yaml`;
    return { problems: [{ file, line: 1, column: 1, pointer: "#", message }] };
  }
}

async function mendOrTell(
  slug: string,
  folder: string,
  files: Files,
  isCheck: boolean,
): Promise<Result> {
  const found = differences(folder, files);
  if (found.length === 0) return { kind: "unchanged" };
  if (isCheck) {
    const { describeDrift } = await import("../write/drift.ts");
    const lines = found.map((difference) => describeDrift(`${providers}/${slug}`, difference));
    return { kind: "drifted", lines };
  }
  mend(folder, found);
  const lines = found.map(({ path, wanted }) => (wanted === undefined ? `removed ${path}` : path));
  return { kind: "generated", lines };
}

import { join } from "node:path";
import { readBaseline } from "../versions/baseline.ts";
import { type Cache, type Entry, hash, hashFiles, hashFolder } from "./cache.ts";
import { type Difference, differences, mend } from "./files.ts";
import type { Format } from "./format.ts";
import type { Input, Output, Render } from "./generate-package.ts";
import { readSpecFile } from "./specs.ts";
import { failed, guarded, providers, type Result } from "./summary.ts";
import { Unusable } from "./unusable.ts";
import { readVersion } from "./version.ts";

/** What a run goes by, read once. It can be sent to another thread. */
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

/** Generates or compares one package; another thread may render it. */
export async function runOne(
  slug: string,
  setting: Setting,
  render: Render = renderHere(setting.biomeJson),
): Promise<Outcome> {
  const folder = join(setting.root, providers, slug);
  let entry: Entry | undefined;
  const result = await guarded(`${providers}/${slug}`, async () => {
    const given = readGiven(slug, folder, setting.root);
    if ("kind" in given) return given;
    return renderAndMend(folder, given, setting, render, (made) => {
      entry = made;
    });
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

async function renderAndMend(
  folder: string,
  given: Given,
  setting: Setting,
  render: Render,
  remember: (entry: Entry) => void,
): Promise<Result> {
  const { slug } = given;
  const output = await checkAndRender({ ...given, license: setting.license }, render);
  if ("problems" in output) return { kind: "failed", problems: output.problems };
  const found = differences(folder, output.files);
  remember({ input: hashInput(given, setting), output: hashFiles(output.files) });
  if (found.length === 0) return { kind: "unchanged" };
  if (setting.check) return { kind: "drifted", lines: await describeAll(slug, found) };
  mend(folder, found);
  const lines = found.map(({ path, wanted }) => (wanted === undefined ? `removed ${path}` : path));
  return { kind: "generated", lines };
}

/** A fault of the generator or of a tool is told of its spec, and does not end the run for the others. */
async function checkAndRender(input: Input, render: Render): Promise<Output> {
  const generating = await import("./generate-package.ts");
  try {
    return await generating.checkAndRender(input, render);
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The generator failed, which is a fault of its own: ${reason}`;
    const file = `specs/${input.slug}.yaml`;
    return { problems: [{ file, line: 1, column: 1, pointer: "#", message }] };
  }
}

async function describeAll(slug: string, found: readonly Difference[]): Promise<string[]> {
  const { describeDrift } = await import("./drift.ts");
  return found.map((difference) => describeDrift(`${providers}/${slug}`, difference));
}

const formats = new Map<string, Format>();

/** Loads the tools only here: that takes longer than a whole run in which nothing has changed. */
function renderHere(biomeJson: string): Render {
  return async (checked) => {
    const { createFormat } = await import("./format.ts");
    const { renderFiles } = await import("./render-files.ts");
    const format = formats.get(biomeJson) ?? createFormat(biomeJson);
    formats.set(biomeJson, format);
    return renderFiles(checked, format);
  };
}

import { join } from "node:path";
import { type Cache, hash, hashFiles, hashFolder } from "./cache.ts";
import { type Difference, differences, mend } from "./files.ts";
import type { Format } from "./format.ts";
import type { Input, Output } from "./generate-package.ts";
import { readSpecFile } from "./specs.ts";
import { failed, providers, type Result } from "./summary.ts";
import { readVersion } from "./version.ts";

/** What a run goes by, read once. */
export interface Setting {
  readonly root: string;
  readonly check: boolean;
  readonly license: string;
  readonly biomeJson: string;
  /** The hash of the generator itself. */
  readonly generator: string;
  readonly cache: Cache;
}

/** Generates or compares one package. */
export async function runOne(slug: string, setting: Setting): Promise<Result> {
  const folder = join(setting.root, providers, slug);
  const read = readVersion(folder);
  if ("problem" in read) return failed(`${providers}/${slug}/package.json`, read.problem);
  const spec = readSpecFile(setting.root, slug);
  if ("problem" in spec) return failed(`specs/${slug}.yaml`, spec.problem);
  return renderAndMend(folder, { slug, version: read.version, bytes: spec.bytes }, setting);
}

async function renderAndMend(
  folder: string,
  given: Pick<Input, "slug" | "version" | "bytes">,
  { check, cache, license, biomeJson, generator }: Setting,
): Promise<Result> {
  const { slug, version, bytes } = given;
  const input = hash(generator, license, biomeJson, slug, version, bytes);
  const remembered = cache[slug];
  if (remembered?.input === input && remembered.output === hashFolder(folder))
    return { kind: "unchanged" };
  const format = await loadFormat(biomeJson);
  const output = await render({ ...given, license, format });
  if ("problems" in output) return { kind: "failed", problems: output.problems };
  const found = differences(folder, output.files);
  cache[slug] = { input, output: hashFiles(output.files) };
  if (found.length === 0) return { kind: "unchanged" };
  if (check) return { kind: "drifted", lines: await describeAll(slug, found) };
  mend(folder, found);
  const lines = found.map(({ path, wanted }) => (wanted === undefined ? `removed ${path}` : path));
  return { kind: "generated", lines };
}

/** A fault of the generator or of a tool is told of its spec, and does not end the run for the others. */
async function render(input: Input): Promise<Output> {
  const { generatePackage } = await import("./generate-package.ts");
  try {
    return await generatePackage(input);
  } catch (error) {
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

/** Loads the tool only here: that takes longer than a whole run in which nothing has changed. */
async function loadFormat(biomeJson: string): Promise<Format> {
  const { createFormat } = await import("./format.ts");
  const format = formats.get(biomeJson) ?? createFormat(biomeJson);
  formats.set(biomeJson, format);
  return format;
}

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Feature } from "./feature.ts";

const specs = join(import.meta.dirname, "specs");
const tables = join(import.meta.dirname, "tables");

const namesIn = (folder: string, extension: string): string[] =>
  readdirSync(folder)
    .map((name) => basename(name, extension))
    .sort();

/** Of the specs beside the tests, each of which has one thing that a provider may have. */
export const slugs: readonly string[] = namesIn(specs, ".yaml");

/** Of the tables, one for each spec. */
export const tabled: readonly string[] = namesIn(tables, ".ts");

export const specOf = (slug: string): string => join(specs, `${slug}.yaml`);

/** All tables, by their slugs. */
export async function loadFeatures(): Promise<Record<string, Feature>> {
  return Object.fromEntries(
    await Promise.all(tabled.map(async (slug) => [slug, await loadFeature(slug)] as const)),
  );
}

/** The table of a spec: the module's one export, `feature`. */
async function loadFeature(slug: string): Promise<Feature> {
  const module = await import(pathToFileURL(join(tables, `${slug}.ts`)).href);
  return module.feature;
}

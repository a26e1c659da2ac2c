import { buildModel } from "../model/build-model.ts";
import { renderIndex } from "./client/render-index.ts";
import type { Format } from "./format.ts";
import { renderReadme } from "./readme/render-readme.ts";
import { renderPackageJson } from "./render-package-json.ts";
import { typedDocument } from "./schema/document-for-types.ts";
import { renderSchema } from "./schema/render-schema.ts";

/** A spec of which nothing is wrong, and what else its package depends on. */
export interface Checked {
  readonly slug: string;
  readonly version: string;
  readonly license: string;
  /** The digest of the spec's bytes, as it stands in the package. */
  readonly specHash: string;
  readonly document: Record<string, unknown>;
}

/** The files of a package by their paths in its folder. */
export type Files = ReadonlyMap<string, string>;

/** Everything that is made of a checked spec, in memory. */
export function renderFiles(checked: Checked, format: Format): Files {
  const { slug, version, license, specHash, document } = checked;
  const model = buildModel(slug, version, specHash, document);
  return new Map([
    ["LICENSE", license],
    ["README.md", renderReadme(model, format)],
    ["openapi.json", `${JSON.stringify(document, null, 2)}\n`],
    ["package.json", renderPackageJson(model)],
    ["src/index.ts", format("index.ts", renderIndex(model))],
    ["src/schema.ts", format("schema.ts", renderSchema(slug, typedDocument(document)))],
  ]);
}

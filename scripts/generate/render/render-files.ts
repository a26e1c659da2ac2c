import type { Mapping } from "../../openapi/document-node.ts";
import type { Model } from "../model/model.ts";
import { renderIndex } from "./client/render-index.ts";
import type { Format } from "./format.ts";
import { renderReadme } from "./readme/render-readme.ts";
import { renderPackageJson } from "./render-package-json.ts";
import { typedDocument } from "./schema/document-for-types.ts";
import { renderSchema } from "./schema/render-schema.ts";

/** The files of a package by their paths in its folder. */
export type Files = ReadonlyMap<string, string>;

/** The files of a package, in memory: its model, the document that it was read from, and the repository's licence. */
export function renderFiles(
  model: Model,
  document: Mapping,
  license: string,
  format: Format,
): Files {
  const { slug } = model.names;
  return new Map([
    ["LICENSE", license],
    ["README.md", renderReadme(model, format)],
    ["openapi.json", `${JSON.stringify(document, null, 2)}\n`],
    ["package.json", renderPackageJson(model)],
    ["src/index.ts", format("index.ts", renderIndex(model))],
    ["src/schema.ts", format("schema.ts", renderSchema(slug, typedDocument(document)))],
  ]);
}

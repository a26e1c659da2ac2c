import { createHash } from "node:crypto";
import { buildModel } from "./build-model.ts";
import { check } from "./check.ts";
import type { Format } from "./format.ts";
import type { Problem } from "./problem.ts";
import { readSpec } from "./read-spec.ts";
import { renderIndex } from "./render-index.ts";
import { renderPackageJson } from "./render-package-json.ts";
import { renderReadme } from "./render-readme.ts";
import { renderSchema } from "./render-schema.ts";
import { slugProblem } from "./slug.ts";
import { typedDocument } from "./typed-document.ts";

export interface Input {
  readonly slug: string;
  /** The bytes of `specs/<slug>.yaml`. */
  readonly bytes: Uint8Array;
  /** Of the package; `0.0.0` before its first release. */
  readonly version: string;
  /** The text of the repository's licence. */
  readonly license: string;
  readonly format: Format;
}

/** The files of a package by their paths in its folder, or everything that is wrong with its spec. */
export type Output =
  | { readonly files: ReadonlyMap<string, string> }
  | { readonly problems: readonly Problem[] };

/** Everything for one spec, in memory: the output depends on the input alone. */
export async function generatePackage({
  slug,
  bytes,
  version,
  license,
  format,
}: Input): Promise<Output> {
  const file = `specs/${slug}.yaml`;
  const name = slugProblem(slug);
  if (name !== undefined)
    return { problems: [{ file, line: 1, column: 1, pointer: "#", message: name }] };
  const spec = readSpec(file, bytes);
  if ("problems" in spec) return spec;
  const problems = await check(file, spec);
  if (problems.length > 0) return { problems };
  const specHash = `sha256-${createHash("sha256").update(bytes).digest("hex")}`;
  const model = buildModel(slug, version, specHash, spec.document);
  const files = new Map([
    ["LICENSE", license],
    ["README.md", renderReadme(model, format)],
    ["openapi.json", `${JSON.stringify(spec.document, null, 2)}\n`],
    ["package.json", renderPackageJson(model)],
    ["src/index.ts", format("index.ts", renderIndex(model))],
    ["src/schema.ts", format("schema.ts", renderSchema(slug, typedDocument(spec.document)))],
  ]);
  return { files };
}

import { createHash } from "node:crypto";
import { check } from "../../generate/check/check-spec.ts";
import { namesOf } from "../../generate/model/names.ts";
import type { Spec } from "../../generate/read/parse-spec.ts";
import { renderIndex } from "../../generate/render/client/render-index.ts";
import { renderReadme } from "../../generate/render/readme/render-readme.ts";
import { renderPackageJson } from "../../generate/render/render-package-json.ts";
import { typedDocument } from "../../generate/render/schema/document-for-types.ts";
import { renderSchema } from "../../generate/render/schema/render-schema.ts";
import { isMapping, type Mapping } from "../../openapi/document-node.ts";
import { formatProblem, type Path, type Problem, toPointer } from "../../openapi/problem.ts";
import { outlineOf } from "./read-markdown.ts";
import { shapeOf } from "./shape.ts";

export type Files = Readonly<Record<string, string>>;

/** The files of a package, in memory: as `generatePackage` makes them, but without the formatter, which is slow. */
export function render(slug: string, document: Mapping): Files {
  const specHash = `sha256-${createHash("sha256").update("").digest("hex")}`;
  const checked = check(specOf(document));
  if ("problems" in checked) throw new Error(checked.problems.map(formatProblem).join("\n"));
  const model = { ...checked.model, names: namesOf(slug), version: "1.2.3", specHash };
  return {
    "README.md": renderReadme(model, (_, text) => text),
    "package.json": renderPackageJson(model),
    "openapi.json": JSON.stringify(document),
    "src/index.ts": renderIndex(model),
    "src/schema.ts": renderSchema(slug, typedDocument(document)),
  };
}

/** What the generator says of a document: places are those of the document. */
export function problemsOf(document: Mapping): readonly Problem[] {
  const checked = check(specOf(document));
  return "problems" in checked ? checked.problems : [];
}

function specOf(document: Mapping): Spec {
  const problemAt = (path: Path, message: string, code: string): Problem => {
    return { file: "specs/a.yaml", line: 1, column: 1, pointer: toPointer(path), code, message };
  };
  return { document, problemAt };
}

/** The trees of a package's sources and programs: a text of the spec changes none of them. */
function treesOf(files: Files): { trees: string[]; faults: string[] } {
  const programs = [...(files["README.md"] ?? "").matchAll(/^(`{3,})ts\n(.*?)\n\1$/gms)].map(
    ([, , code]) => code ?? "",
  );
  const sources = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
  const shapes = [
    ...sources.map(([path, code]) => [path, shapeOf(code)] as const),
    ...programs.map((code) => ["README.md", shapeOf(code)] as const),
  ];
  return {
    trees: shapes.map(([path, { tree }]) => `${path}: ${tree}`),
    faults: shapes.flatMap(([path, { faults }]) => faults.map((fault) => `${path}: ${fault}`)),
  };
}

/** A package by what no text may change: the trees of its sources, the names of its files, the fields of its manifest, the blocks of its README. */
export function skeletonOf(files: Files): { skeleton: string; faults: string[] } {
  const manifest: unknown = JSON.parse(files["package.json"] ?? "");
  if (!isMapping(manifest)) return { skeleton: "", faults: ["package.json is no object"] };
  const { trees, faults } = treesOf(files);
  const { description, ...rest } = manifest;
  const lines = /[\n\r]/.test(String(description))
    ? ["the description in package.json has several lines"]
    : [];
  const outline = outlineOf(files["README.md"] ?? "", files["openapi.json"] ?? "{}");
  return {
    skeleton: [...Object.keys(files), JSON.stringify(rest), outline.blocks, ...trees].join("\n"),
    faults: [...faults, ...lines, ...outline.faults],
  };
}

import { createHash } from "node:crypto";
import type { Problem } from "../../openapi/problem.ts";
import { check } from "../check/check-spec.ts";
import { namesOf, slugProblem } from "../model/names.ts";
import { readSpec } from "../read/parse-spec.ts";
import type { Format } from "../render/format.ts";
import { type Files, renderFiles } from "../render/render-files.ts";

export interface Input {
  readonly slug: string;
  /** The bytes of `specs/<slug>.yaml`. */
  readonly bytes: Uint8Array;
  /** Of the package; `0.0.0` before its first release. */
  readonly version: string;
  /** The text of the repository's licence. */
  readonly license: string;
}

/** The files of a package, or everything that is wrong with its spec. */
export type Output = { readonly files: Files } | { readonly problems: readonly Problem[] };

/** Everything for one spec, in memory: the output depends on the input alone. */
export function generatePackage(input: Input, format: Format): Output {
  const { slug, bytes, version, license } = input;
  const file = `specs/${slug}.yaml`;
  const name = slugProblem(slug);
  if (name !== undefined)
    return { problems: [{ file, line: 1, column: 1, pointer: "#", message: name }] };
  const spec = readSpec(file, bytes);
  if ("problems" in spec) return spec;
  const checked = check(spec);
  if ("problems" in checked) return checked;
  const specHash = `sha256-${createHash("sha256").update(bytes).digest("hex")}`;
  const model = { ...checked.model, names: namesOf(slug), version, specHash };
  return { files: renderFiles(model, spec.document, license, format) };
}

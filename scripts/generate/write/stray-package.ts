import { join } from "node:path";
import { readBaseline } from "../../release/baseline.ts";
import { readIfThere } from "../../system/read-files.ts";
import { providers } from "../pipeline/results.ts";
import { readVersion } from "./package-version.ts";

/**
 * Why a package whose spec is gone may not be removed; undefined where it may: it was never released, or its last
 * release is made and says that it is the last. What was released is remembered by its baseline, which stays.
 */
export function strayProblem(root: string, slug: string): string | undefined {
  const folder = join(root, providers, slug);
  const read = readVersion(folder);
  const version = "version" in read ? read.version : undefined;
  const last = readBaseline(root, slug);
  const isReleased = last !== undefined || readIfThere(join(folder, "CHANGELOG.md")) !== undefined;
  if (!isReleased && version === "0.0.0") return undefined;
  if (last !== undefined && last.contract.retired !== null && last.version === version)
    return undefined;
  const release = last === undefined ? "" : ` as ${last.version}`;
  return `It was released${release}, and specs/${slug}.yaml is gone. Nothing is deleted. Restore the spec; to retire the provider or to rename it, say so in the spec (\`x-retired\`) and release that first: docs/versions.md.`;
}

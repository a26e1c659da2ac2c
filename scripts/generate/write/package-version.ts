import { join } from "node:path";
import { isMapping } from "../../openapi/document-node.ts";
import { show } from "../../openapi/problem.ts";
import { readIfThere } from "../../system/read-files.ts";

/** Semantic Versioning 2.0.0 §2, §9 and §10. */
const semantic = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * The version of a package, which belongs to changesets: where there is no package, that of its last release, and
 * `0.0.0` before the first.
 */
export function readVersion(
  folder: string,
  lastRelease?: () => string | undefined,
): { readonly version: string } | { readonly problem: string } {
  const text = readIfThere(join(folder, "package.json"));
  if (text === undefined) return { version: lastRelease?.() ?? "0.0.0" };
  let found: unknown;
  try {
    const parsed: unknown = JSON.parse(text);
    found = isMapping(parsed) ? parsed.version : undefined;
  } catch {
    return {
      problem: "Expected JSON, whose `version` is an input of the generator. Restore the file.",
    };
  }
  if (typeof found === "string" && semantic.test(found)) return { version: found };
  return {
    problem: `Expected a semantic version under \`version\`, found ${show(found)}. Restore it.`,
  };
}

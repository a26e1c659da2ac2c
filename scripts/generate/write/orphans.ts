import { join } from "node:path";
import { namesIn, readIfThere } from "../../system/read-files.ts";
import { providers } from "../pipeline/results.ts";
import { generatedFiles } from "./package-folder.ts";

/** What stands beside the packages and belongs to no spec. What git ignores in a folder is no reason to complain. */
export function orphans(root: string, known: readonly string[]): string[] {
  const owned = new Set(known);
  const names = namesIn(join(root, providers)).filter(
    (name) => !name.startsWith(".") && !owned.has(name),
  );
  return names.filter((name) => {
    const folder = join(root, providers, name);
    return (
      namesIn(folder).includes("CHANGELOG.md") ||
      generatedFiles(folder).length > 0 ||
      readIfThere(folder) !== undefined
    );
  });
}

import { createTwoFilesPatch } from "diff";
import { printable } from "../../terminal/printable.ts";
import type { Difference } from "./package-folder.ts";

const longest = 60;
const widest = 200;

/** What `--check` says of one file: its path from the root, and a diff that is cut where it is long. */
export function describeDrift(folder: string, { path, found, wanted, oddity }: Difference): string {
  const file = `${folder}/${printable(path)}`;
  if (wanted === undefined) return `${file} is not generated from a spec.`;
  if (oddity !== undefined) return `${file} is ${oddity}. Expected a plain file.`;
  if (found === undefined) return `${file} is missing.`;
  const patch = createTwoFilesPatch(`${file} (found)`, `${file} (wanted)`, found, wanted, "", "", {
    context: 2,
  });
  const lines = patch
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => printable(line, widest));
  const rest = lines.length - longest;
  const shown = rest > 0 ? [...lines.slice(0, longest), `… and ${rest} more lines`] : lines;
  return `${file} differs from what its spec gives:\n${shown.join("\n")}`;
}

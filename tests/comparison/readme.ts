import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const readme: string = join(import.meta.dirname, "../../README.md");
const begin = "<!-- comparison: written by `node tests/comparison/compare.ts` from real runs -->";
const end = "<!-- /comparison -->";

/** What a README has between the marks. Throws where one is missing. */
export function blockOf(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(
      `README.md: expected the comparison between ${begin} and ${end}. Restore both.`,
    );
  return text.slice(from + begin.length, to).trim();
}

/** Writes a new comparison between the marks. */
export function writeBlock(block: string): void {
  const text = readFileSync(readme, "utf8");
  blockOf(text);
  const [head] = text.split(begin);
  const tail = text.slice(text.indexOf(end));
  writeFileSync(readme, `${head}${begin}\n\n${block}\n\n${tail}`);
}

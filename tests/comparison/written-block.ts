import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const begin = "<!-- comparison: written by `node tests/comparison/compare.ts` from real runs -->";
const end = "<!-- /comparison -->";

/** The pages that hold what was seen, from the root of the repository: the whole table, and an excerpt of it. */
export const pages = { whole: "docs/comparison.md", excerpt: "README.md" } as const;

/** What a page has between the marks. Throws where one is missing. */
export function readBlock(page: string): string {
  return split(page).block.trim();
}

/** Writes a new block between the marks. */
export function writeBlock(page: string, block: string): void {
  const { before, after } = split(page);
  writeFileSync(pathOf(page), `${before}\n\n${block}\n\n${after}`);
}

function split(page: string): { before: string; block: string; after: string } {
  const text = readFileSync(pathOf(page), "utf8");
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (!text.includes(begin) || to < from)
    throw new Error(`${page}: expected the comparison between ${begin} and ${end}. Restore both.`);
  return { before: text.slice(0, from), block: text.slice(from, to), after: text.slice(to) };
}

function pathOf(page: string): string {
  return join(import.meta.dirname, "../..", page);
}

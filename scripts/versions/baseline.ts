import { join } from "node:path";
import { namesIn, readIfThere } from "../generate/files.ts";
import { writeAtomically } from "../generate/write-atomically.ts";
import type { Snapshot } from "./snapshot.ts";

/** Where the last release of each provider package is remembered, from the root. */
export const baselines = ".changeset/baseline";

const extension = ".d.ts";
const pathOf = (root: string, slug: string): string => join(root, baselines, `${slug}${extension}`);

/** The slugs of the providers that have been released, sorted; retired ones too. */
export function releasedSlugs(root: string): string[] {
  const names = namesIn(join(root, baselines)).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length));
}

/** The text of a baseline: a module of declarations that a compiler reads, under comments with the rest. */
export function renderBaseline({ declaration, ...facts }: Snapshot): string {
  // U+2028 and U+2029 would end the comment (ECMA-262 §12.3).
  const json = JSON.stringify(facts, null, 2).replace(
    /[\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
  const lines = [
    `The last release of ${facts.packageName}, which the next one is compared with.`,
    "Written by `pnpm version-packages`. Do not edit it.",
    ...json.split("\n"),
  ];
  return `${lines.map((line) => `// ${line}`).join("\n")}\n${declaration}`;
}

/** @throws where the text is none that {@link renderBaseline} wrote. */
export function parseBaseline(text: string): Snapshot {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("// "));
  const json = lines.slice(2, end).map((line) => line.slice(3));
  return { ...JSON.parse(json.join("\n")), declaration: lines.slice(end).join("\n") };
}

/** The last release of a provider package; undefined before the first. */
export function readBaseline(root: string, slug: string): Snapshot | undefined {
  const text = readIfThere(pathOf(root, slug));
  if (text === undefined) return undefined;
  try {
    return parseBaseline(text);
  } catch (cause) {
    const file = `${baselines}/${slug}${extension}`;
    throw new Error(`${file} can't be read. Restore it: git checkout HEAD -- ${file}`, { cause });
  }
}

export function writeBaseline(root: string, slug: string, snapshot: Snapshot): void {
  writeAtomically([[pathOf(root, slug), renderBaseline(snapshot)]]);
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "./bench-row.ts";

/** Makes a root with so many specs: the repository's, each time with another title and other schemas. */
export function createRoot({ root, project, providers }: Bench, count: number): string {
  const made = mkdtempSync(join(project, "generate-"));
  mkdirSync(join(made, "specs"));
  for (const name of ["LICENSE", "biome.json"]) cpSync(join(root, name), join(made, name));
  const texts = providers.map(({ slug }) => readFileSync(join(root, `specs/${slug}.yaml`), "utf8"));
  for (let number = 0; number < count; number++) {
    const text = texts[number % texts.length] ?? "";
    writeFileSync(specPath(made, number), vary(text, `${number}`));
  }
  return made;
}

export function specPath(root: string, number: number): string {
  return join(root, "specs", `made-up-${number}.yaml`);
}

/** Another spec of the same size: what is remembered of one must not help with the others. */
export function vary(spec: string, word: string): string {
  return spec
    .replace(/^( {2}title: .*)$/m, `$1 ${word}`)
    .replace(/^( *properties:\n)( *)/gm, `$1$2made_up_${word}: { type: string }\n$2`);
}

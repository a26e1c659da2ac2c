import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { repositoryRoot as root } from "../../system/repository-root.ts";
import { generate } from "./small-spec.ts";

/** A spec that generates, by its path in the repository, with slashes. */
export interface SoundSpec {
  readonly path: string;
  readonly slug: string;
  readonly text: string;
}

/** Every spec of the repository that generates: the providers', and those beside the tests. */
export async function soundSpecs(): Promise<SoundSpec[]> {
  const paths = globSync(["specs/*.yaml", "scripts/test/**/*.yaml", "tests/**/*.yaml"], {
    cwd: root,
    exclude: (name) => name === "node_modules" || name === "dist",
  }).map((path) => path.replaceAll(sep, "/"));
  const found = await Promise.all(
    paths.sort().map(async (path, index) => {
      const text = readFileSync(join(root, path), "utf8");
      const slug = `spec${index}`;
      return "files" in (await generate(text, slug)) ? [{ path, slug, text }] : [];
    }),
  );
  return found.flat();
}

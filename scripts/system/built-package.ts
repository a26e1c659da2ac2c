// What `pnpm build` made, as the commands and the tests of every provider take it.
import { statSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Imports a built module. Rejects with what to do where it is not there. */
export async function importBuilt(path: string): Promise<Record<string, unknown>> {
  try {
    // A package that was built again is another module: Node keeps modules by their URLs.
    const built = statSync(path).mtimeMs;
    return await import(`${pathToFileURL(path).href}?built=${built}`);
  } catch (cause) {
    const message = `${path} can't be imported: ${cause instanceof Error ? cause.message : cause}`;
    throw new Error(`${message}\nRun \`pnpm generate\` and \`pnpm build\`.`, { cause });
  }
}

/** The one exported name that fits: a package is known by its exports' form, not by its provider. */
export function onlyExport(
  folder: string,
  module: Readonly<Record<string, unknown>>,
  pattern: RegExp,
): string {
  const names = Object.keys(module).filter((name) => pattern.test(name));
  const [name] = names;
  if (name !== undefined && names.length === 1) return name;
  const found = names.join(" and ") || "none";
  throw new Error(
    `${folder} must export one name like ${pattern}, found ${found}. Generate it again.`,
  );
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { createProject } from "../../packed/user-project.ts";
import type { Provider } from "../../support/providers.ts";

/** A user's project with the packed packages and the program, as every platform runs it. */
export interface PlatformProject {
  readonly folder: string;
  write(path: string, text: string): void;
  /**
   * The program, its packages and an entry as one module, for where there is no node_modules. Platforms start side by
   * side, so each has files of its own: `<name>.js` is the module.
   */
  bundle(name: string, entry: string): Promise<string>;
  remove(): void;
}

export async function createPlatformProject(
  providers: readonly Provider[],
): Promise<PlatformProject> {
  const project = await createProject(providers);
  const { folder, write, remove } = project;
  try {
    // Types are taken out; the packages stay what they are, installed.
    await build({
      input: join(import.meta.dirname, "platform-program.ts"),
      external: /^@offboard\//,
      platform: "neutral",
      output: { file: join(folder, "program.js"), format: "esm" },
    });
  } catch (error) {
    remove();
    throw error;
  }
  write("run.js", renderRun(providers));
  return {
    ...{ folder, write, remove },
    async bundle(name, entry) {
      const [input, file] = [join(folder, `${name}-entry.js`), join(folder, `${name}.js`)];
      write(`${name}-entry.js`, entry);
      await build({ input, platform: "neutral", output: { file, format: "esm" } });
      return readFileSync(file, "utf8");
    },
  };
}

/** A module that exports `run`: the program with every provider's package. */
function renderRun(providers: readonly Provider[]): string {
  const imports = providers.map(
    ({ packageName, factory }, index) =>
      `import { ${factory} as create${index}, deleteMemberOperation as operation${index} } from "${packageName}";`,
  );
  const packages = providers.map(
    ({ slug }, index) => `  "${slug}": { create: create${index}, operation: operation${index} },`,
  );
  return `import { createProgram } from "./program.js";
${imports.join("\n")}

export const run = createProgram({
${packages.join("\n")}
});
`;
}

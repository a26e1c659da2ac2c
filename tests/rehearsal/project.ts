import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { pnpm, runNpm } from "../packed/pnpm.ts";
import { type Project, readManifest } from "../packed/user-project.ts";
import { root } from "../support/providers.ts";

/** A user's project, empty at first, that knows the registry of the rehearsal alone. */
export interface User extends Project {
  readonly type: "module" | "commonjs";
  /** `pnpm …` or `npm …`. */
  run(manager: "npm" | "pnpm", ...parts: readonly string[]): Promise<void>;
  /** The installed version of a package, and of the runtime that it gets. */
  versionOf(packageName: string): string;
  runtimeOf(packageName: string): { readonly folder: string; readonly version: string };
}

/** @param type as in `package.json`: which kind of module a `.js` file is. */
export function createUser(registry: string, type: "module" | "commonjs"): User {
  const folder = mkdtempSync(join(tmpdir(), "offboard-user-"));
  const installed = (name: string): string => join(folder, "node_modules", name);
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  write("package.json", JSON.stringify({ name: "user", private: true, type }));
  write(".npmrc", `registry=${registry}\n`);
  // By itself, pnpm takes a version that is a day old.
  write("pnpm-workspace.yaml", "minimumReleaseAge: 0\n");
  return {
    ...{ type, folder, installed, write },
    remove: () => removeFolder(folder),
    async run(manager, ...parts) {
      // From here: pnpm itself may come from the registry that this machine has.
      if (manager === "pnpm") await pnpm(["--dir", folder, ...parts], root);
      else await runNpm("npm", [...parts, "--no-audit", "--no-fund"], folder);
    },
    versionOf: (name) => readManifest(installed(name)).version,
    runtimeOf(name) {
      const require = createRequire(join(realpathSync(installed(name)), "package.json"));
      const runtime = dirname(require.resolve("@offboard/runtime/package.json"));
      return { folder: realpathSync(runtime), version: readManifest(runtime).version };
    },
  };
}

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pnpmProgram } from "../system/child-process.ts";

/** As much of a package.json as is read. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** Makes a folder that holds the packed provider packages and all that they need, in one flat `node_modules`. */
export function createProject(root: string, slugs: readonly string[]): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), "offboard-bench-")));
  const folders = ["packages/runtime", ...slugs.map((slug) => `packages/providers/${slug}`)];
  for (const folder of folders.map((name) => join(root, name))) unpack(folder, project);
  // What is not packed here is copied, with all that it needs in turn.
  const add = (folder: string): void => {
    for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
      const target = join(project, "node_modules", name);
      const source = findPackage(name, realpathSync(folder));
      if (!existsSync(target)) cpSync(source, target, { recursive: true, dereference: true });
      add(source);
    }
  };
  for (const folder of folders) add(join(root, folder));
  return project;
}

function unpack(folder: string, project: string): void {
  const tarball = "package.tgz";
  const target = `node_modules/${readManifest(folder).name}`;
  mkdirSync(join(project, target), { recursive: true });
  const pack = ["pack", "--out", join(project, tarball)];
  const { command, parts, options } = pnpmProgram(pack);
  execFileSync(command, parts, { cwd: folder, stdio: "pipe", ...options });
  // Paths from the folder: GNU's tar takes the letter of a drive for a host.
  execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components", "1"], { cwd: project });
}

/** The folder of a dependency, looked for as Node does. */
export function findPackage(name: string, from: string): string {
  const found = join(from, "node_modules", name);
  if (existsSync(found)) return realpathSync(found);
  if (dirname(from) === from) throw new Error(`${name} is not installed. Run \`pnpm install\`.`);
  return findPackage(name, dirname(from));
}

/** The names of a package and of everything that it needs, as they are installed in a project. */
export function closure(
  project: string,
  name: string,
  found: Set<string> = new Set(),
): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const { dependencies } = readManifest(join(project, "node_modules", name));
  for (const dependency of Object.keys(dependencies ?? {})) closure(project, dependency, found);
  return found;
}

/** The sum of the sizes of all files below a folder, in bytes. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

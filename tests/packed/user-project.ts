import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { type Provider, root } from "../support/providers.ts";
import { pnpm } from "./pnpm.ts";

/** A user's empty project, outside the repository, with the packed packages installed. */
export interface Project {
  readonly folder: string;
  /** The folder of an installed package. */
  installed(packageName: string): string;
  write(path: string, text: string): void;
  remove(): void;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Packs the runtime and the packages of all providers, and installs them from their tarballs.
 *
 * @param more folders of further packages, below `packages`.
 */
export async function createProject(
  providers: readonly Provider[],
  more: readonly string[] = [],
): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), "offboard-project-"));
  const project: Project = {
    folder,
    installed: (packageName) => join(folder, "node_modules", packageName),
    write: (path, text) => writeFileSync(join(folder, path), text),
    remove: () => removeFolder(folder),
  };
  try {
    const folders = ["runtime", ...more, ...providers.map(({ slug }) => `providers/${slug}`)];
    mkdirSync(join(folder, "tarballs"));
    const sources = folders.map((name) => `packages/${name}`);
    const paths = await pack(root, sources, join(folder, "tarballs"));
    const tarballs = Object.fromEntries(
      sources.map((source, index) => [
        readManifest(join(root, source)).name,
        `file:tarballs/${basename(paths[index] ?? "")}`,
      ]),
    );
    project.write("package.json", manifestOf(tarballs));
    // Without it, the providers' dependency on the runtime would be looked for in the registry.
    const overrides = `overrides:\n  "@offboard/runtime": "${tarballs["@offboard/runtime"]}"\n`;
    project.write("pnpm-workspace.yaml", overrides);
    await pnpm(["install", "--prefer-offline", "--ignore-scripts"], folder);
    return project;
  } catch (error) {
    project.remove();
    throw error;
  }
}

/**
 * The same, with what a folder depends on for its development beside the packages: exactly what its own lockfile has.
 */
export async function createProjectWith(
  tools: string,
  providers: readonly Provider[],
  more: readonly string[] = [],
): Promise<Project> {
  await pnpm(["install", "--frozen-lockfile"], tools);
  const project = await createProject(providers, more);
  for (const name of Object.keys(readManifest(tools).devDependencies ?? {})) {
    const link = project.installed(name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(tools, "node_modules", name), link, "junction");
  }
  return project;
}

/** Packs packages of a repository, by one process for all of them; gives the paths of their tarballs. */
export async function pack(
  repository: string,
  folders: readonly string[],
  destination: string,
): Promise<string[]> {
  const filters = folders.flatMap((folder) => ["--filter", `./${folder}`]);
  await pnpm([...filters, "pack", "--pack-destination", destination], repository);
  return folders.map((folder) => {
    const { name, version } = readManifest(join(repository, folder));
    return join(destination, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  });
}

function manifestOf(tarballs: Readonly<Record<string, string>>): string {
  const types = readManifest(root).devDependencies?.["@types/node"];
  const dependencies = { ...tarballs, "@types/node": types };
  return JSON.stringify({ name: "project", private: true, type: "module", dependencies });
}

export function readManifest(folder: string): Manifest & Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** The paths of all files below a folder, sorted, with slashes. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

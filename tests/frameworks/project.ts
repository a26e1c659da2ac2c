import { copyFileSync, cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pnpm } from "../packed/pnpm.ts";
import { createProject, type Project, readManifest } from "../packed/project.ts";
import type { Provider } from "../support/providers.ts";

const folder = import.meta.dirname;

/** The names and versions of the frameworks. */
export const frameworks: Readonly<Record<string, string>> =
  readManifest(folder).devDependencies ?? {};

/** A user's project with the packed packages, the programs, and the frameworks, exactly those of the lockfile. */
export async function createFrameworksProject(providers: readonly Provider[]): Promise<Project> {
  await pnpm(["install", "--frozen-lockfile"], folder);
  const project = await createProject(providers);
  for (const name of Object.keys(frameworks)) {
    const link = project.installed(name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, "node_modules", name), link, "junction");
  }
  copyFileSync(join(folder, "calls.js"), join(project.folder, "calls.js"));
  cpSync(join(folder, "programs"), project.folder, { recursive: true });
  cpSync(join(folder, "sveltekit"), join(project.folder, "sveltekit"), { recursive: true });
  return project;
}

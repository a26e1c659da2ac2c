import { copyFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { createProjectWith, type Project, readManifest } from "../packed/user-project.ts";
import type { Provider } from "../support/providers.ts";

const folder = import.meta.dirname;

/** The names and versions of the frameworks. */
export const frameworks: Readonly<Record<string, string>> =
  readManifest(folder).devDependencies ?? {};

/** A user's project with the packed packages, the programs, and the frameworks, exactly those of the lockfile. */
export async function createFrameworksProject(providers: readonly Provider[]): Promise<Project> {
  const project = await createProjectWith(folder, providers);
  copyFileSync(join(folder, "calls.js"), join(project.folder, "calls.js"));
  cpSync(join(folder, "programs"), project.folder, { recursive: true });
  cpSync(join(folder, "sveltekit"), join(project.folder, "sveltekit"), { recursive: true });
  return project;
}

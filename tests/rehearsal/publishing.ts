import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pnpm } from "../packed/pnpm.ts";
import { readManifest } from "../packed/user-project.ts";
import type { Repository } from "./repository.ts";

/** The command that publishes, as it runs. */
export interface Publishing {
  readonly ended: Promise<{ readonly exitCode: number | null; readonly output: string }>;
  /** Ends it at once, and what it started: nothing is put in order. */
  kill(): void;
}

/** Starts `scripts/publish.ts` in a copy of the repository. */
export function startPublishing(repository: Repository, ...options: string[]): Publishing {
  return startPublishingIn(repository, {}, ...options);
}

/** The same with more in its environment. */
export function startPublishingIn(
  repository: Repository,
  environment: Readonly<Record<string, string>>,
  ...options: string[]
): Publishing {
  const parts = [join(repository.root, "scripts/publish.ts"), repository.packed, ...options];
  const isGroup = process.platform !== "win32";
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, parts, { cwd: repository.root, detached: isGroup, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
    });
  return {
    ended: once(child, "close").then(() => ({ exitCode: child.exitCode, output })),
    kill() {
      if (isGroup) process.kill(-(child.pid ?? 0), "SIGKILL");
      else spawnSync("taskkill", ["/pid", `${child.pid}`, "/t", "/f"]);
    },
  };
}

/** Publishes what an installed package depends on, as it is installed: the registry has no other one behind it. */
export async function publishDependencies(folder: string, registry: string): Promise<void> {
  const require = createRequire(join(realpathSync(folder), "package.json"));
  for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
    const paths = require.resolve.paths(name)?.map((path) => join(path, name)) ?? [];
    const dependency = paths.find((path) => existsSync(path)) ?? "";
    const options = ["--registry", registry, "--no-git-checks", "--ignore-scripts"];
    await pnpm(["publish", realpathSync(dependency), ...options], folder);
    await publishDependencies(dependency, registry);
  }
}

/** Publishes; throws with what it printed where it fails. */
export async function publish(repository: Repository, ...options: string[]): Promise<string> {
  const { exitCode, output } = await startPublishing(repository, ...options).ended;
  if (exitCode !== 0) throw new Error(`Publishing ended with ${exitCode}:\n${output}`);
  return output;
}

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { run } from "../../generate/pipeline/generate-packages.ts";
import { removeFolder } from "../../system/remove-folder.ts";
import { repositoryRoot as repository } from "../../system/repository-root.ts";
import { check } from "../../versions/check-changesets.ts";
import { compute } from "../../versions/compute-changesets.ts";
import { makeVersions } from "../../versions/make-versions.ts";

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) removeFolder(folder);
});

/** A repository like this one: its runtime and its configuration, and the specs that are given. */
export interface Repository {
  readonly root: string;
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  /** Runs a command: its exit code, and all that it printed. */
  readonly generate: () => Promise<Told>;
  readonly check: () => Promise<Told>;
  readonly compute: () => Promise<Told>;
  readonly makeVersions: () => Promise<Told>;
}

export interface Told {
  readonly exitCode: number;
  readonly text: string;
}

export async function makeRepository(specs: Readonly<Record<string, string>>): Promise<Repository> {
  const root = mkdtempSync(join(tmpdir(), "offboard-versions-"));
  made.push(root);
  for (const path of ["LICENSE", "biome.json", "package.json", ".changeset/config.json"])
    cpSync(join(repository, path), join(root, path));
  for (const path of ["src", "package.json", "README.md"])
    cpSync(join(repository, "packages/runtime", path), join(root, "packages/runtime", path), {
      recursive: true,
    });
  const modules = "packages/runtime/node_modules";
  symlinkSync(join(repository, modules), join(root, modules), "junction");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write("pnpm-workspace.yaml", "packages: [packages/runtime, packages/providers/*]\n");
  for (const [slug, spec] of Object.entries(specs)) write(`specs/${slug}.yaml`, spec);
  const git = (...words: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@a.example", ...words], {
      ...{ cwd: root, stdio: "pipe" },
    });
  git("init", "--quiet", "--initial-branch=main");
  git("commit", "--quiet", "--allow-empty", "--message=Begin");
  const told = async (command: (print: (line: string) => void) => Promise<number>) => {
    const lines: string[] = [];
    const exitCode = await command((line) => lines.push(line));
    return { exitCode, text: lines.join("\n") };
  };
  return {
    ...{ root, write, read: (path) => readFileSync(join(root, path), "utf8") },
    generate: () => told((print) => run({ root, slugs: [], check: false, print })),
    check: () => told((print) => check({ root, print })),
    compute: () => told((print) => compute({ root, print })),
    makeVersions: () => told((print) => makeVersions({ root, print })),
  };
}

/** A repository whose packages have been released as 1.0.0. */
export async function makeReleased(specs: Readonly<Record<string, string>>): Promise<Repository> {
  const repository = await makeRepository(specs);
  const runtime = JSON.parse(repository.read("packages/runtime/package.json"));
  const manifest = JSON.stringify({ ...runtime, version: "0.0.0" }, null, 2);
  repository.write("packages/runtime/package.json", `${manifest}\n`);
  await repository.generate();
  await repository.compute();
  await repository.makeVersions();
  return repository;
}

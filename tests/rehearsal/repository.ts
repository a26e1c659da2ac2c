import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { baselines } from "../../scripts/release/baseline.ts";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { pnpm, runProgram } from "../packed/pnpm.ts";
import { copyFiles } from "./copy.ts";

/** A copy of this repository as it stands in the working tree, with its own history, that publishes to loopback. */
export interface Repository {
  readonly root: string;
  /** Where `pack` puts packages. */
  readonly packed: string;
  read(path: string): string;
  /** Rewrites a file; throws where that changes nothing. */
  edit(path: string, change: (text: string) => string): void;
  write(path: string, text: string): void;
  useRegistry(url: string): void;
  /** `pnpm run` of a script of the root. */
  run(script: string): Promise<void>;
  /** `pnpm version-packages`, and the build of what that or an edit changed, and a commit of all of it. */
  version(): Promise<void>;
  pack(): Promise<void>;
  /** What is published, in the order of the folders. */
  packages(): PublicPackage[];
  tags(): string[];
  removeTags(): void;
  remove(): void;
}

export interface PublicPackage {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** From the root of the repository. */
  readonly folder: string;
}

/** So many of the providers are rehearsed with: a release is no other with a hundred. */
const handful = 4;

export function copyRepository(): Repository {
  const copy = mkdtempSync(join(tmpdir(), "offboard-release-"));
  const build = (folder: string): Promise<string> =>
    runProgram(process.execPath, [join(copy, "scripts/build.ts")], folder);
  const git = (...parts: string[]): string =>
    execFileSync("git", parts, { cwd: copy, encoding: "utf8" });
  const repository: Repository = {
    root: copy,
    packed: join(copy, "packed"),
    read: (path) => readFileSync(join(copy, path), "utf8"),
    write: (path, text) => writeFileSync(join(copy, path), text),
    edit(path, change) {
      const text = repository.read(path);
      const changed = change(text);
      if (changed === text) throw new Error(`The edit of ${path} changes nothing.`);
      repository.write(path, changed);
    },
    useRegistry(url) {
      repository.write(
        ".npmrc",
        `@offboard:registry=${url}\n//${new URL(url).host}/:_authToken=any\n`,
      );
    },
    async run(script) {
      await pnpm(["run", script], copy);
    },
    async version() {
      // Without changesets there is nothing to do, and `changeset version` takes that for a failure.
      if (changesetsIn(copy).length > 0) await repository.run("version-packages");
      for (const folder of changedPackages(git)) await build(join(copy, folder));
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "Version packages");
    },
    async pack() {
      rmSync(repository.packed, { recursive: true, force: true });
      await pnpm(["exec", "changeset", "pack", "--out-dir", repository.packed], copy);
    },
    packages: () =>
      git("ls-files", "packages/*package.json")
        .split("\n")
        .filter(Boolean)
        .map((path) => ({ ...JSON.parse(repository.read(path)), folder: dirname(path) })),
    tags: () => git("tag").split("\n").filter(Boolean).sort(),
    removeTags() {
      const tags = repository.tags();
      if (tags.length > 0) git("tag", "--delete", ...tags);
    },
    remove: () => removeFolder(copy),
  };
  copyFiles(copy);
  for (const slug of slugsOf(copy).slice(handful)) removeProvider(repository, slug);
  prepare(repository, git);
  return repository;
}

/** As if there had never been a spec of it. */
function removeProvider({ root, read, write }: Repository, slug: string): void {
  for (const path of [`specs/${slug}.yaml`, `${baselines}/${slug}.d.ts`])
    rmSync(join(root, path), { force: true });
  removeFolder(join(root, "packages/providers", slug));
  for (const name of changesetsIn(root)) {
    const lines = read(`.changeset/${name}`).split("\n");
    const isOther = (line: string): boolean => !line.startsWith(`"@offboard/${slug}":`);
    write(`.changeset/${name}`, lines.filter(isOther).join("\n"));
  }
}

function prepare(repository: Repository, git: (...parts: string[]) => string): void {
  repository.edit("pnpm-workspace.yaml", (text) =>
    text.replace("verifyDepsBeforeRun: install", "verifyDepsBeforeRun: false"),
  );
  repository.edit(".gitignore", (text) => `${text}.npmrc\nnode_modules\n`);
  git("init", "--quiet", "--initial-branch", "main");
  const identity = { "user.name": "Rehearsal", "user.email": "rehearsal@example.com" };
  const settings = {
    ...identity,
    "commit.gpgSign": "false",
    "tag.gpgSign": "false",
    "core.hooksPath": ".none",
  };
  for (const [name, value] of Object.entries(settings)) git("config", name, value);
  git("add", "--all");
  git("commit", "--quiet", "--message", "As it is");
}

function changesetsIn(copy: string): string[] {
  const names = readdirSync(join(copy, ".changeset"));
  return names.filter((name) => name.endsWith(".md") && name !== "README.md");
}

/** The packages whose source is not as it was committed. */
function changedPackages(git: (...parts: string[]) => string): string[] {
  const files = git("diff", "--name-only", "HEAD").split("\n");
  return [...new Set(files.flatMap((path) => /^(packages\/.+)\/src\//.exec(path)?.[1] ?? []))];
}

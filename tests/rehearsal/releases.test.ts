import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slugsOf } from "../../scripts/generate/read/spec-files.ts";
import { compile } from "../packed/typescript-compiler.ts";
import { nodeProgram } from "../support/installed-node.ts";
import { loadProviders, type Provider, root } from "../support/providers.ts";
import { type Change, documentationFix, newParameter, runtimeFix } from "./changes.ts";
import { createUser, type User } from "./project.ts";
import { publishDependencies } from "./publishing.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { nextOf, release } from "./release.ts";
import { programOf, removeMembers } from "./removal.ts";
import { type Published, renderReport } from "./report.ts";
import { copyRepository, type Repository } from "./repository.ts";

const repository: Repository = copyRepository();
const [documented = "", optional = "", required = "", ...untouched] = slugsOf(repository.root);
const nameOf = (slug: string): string => `@offboard/${slug}`;

let registry: Registry;
const releases: Record<string, Published[]> = {};

const users: User[] = [];
function newUser(type: User["type"]): User {
  const user = createUser(registry.url, type);
  users.push(user);
  return user;
}

/** Of each provider: the release that a user has, and the fix of the runtime. */
function expectedOf(providers: readonly Provider[], fixed: boolean): object {
  const userAgents = providers.map(({ slug, version }) => `offboard-${slug}/${version}`);
  return { members: 0, problems: [], userAgents, fixed };
}

const typeChecked = (user: User): Promise<void> =>
  compile(user, "typescript-7", {
    ...{ files: [programOf(user)], types: [], lib: ["es2022", "dom", "dom.iterable"] },
  });

const node22 = nodeProgram(join(import.meta.dirname, "../node-22"), "22");

let old: Provider[];
let upgrading: User;
let everything: User;
let common: User;

const timeout = 300_000;
beforeAll(async () => {
  registry = await startRegistry();
  repository.useRegistry(registry.url);
  await publishDependencies(join(root, "packages/runtime"), registry.url);
}, timeout);
afterAll(async () => {
  for (const { remove } of users) remove();
  repository.remove();
  await registry.close();
});

const of = (providers: readonly Provider[], ...slugs: readonly string[]): Provider[] =>
  slugs.flatMap((slug) => providers.find((provider) => provider.slug === slug) ?? []);

describe("the first release", { timeout }, () => {
  test("publishes every package", async () => {
    const published = await release(repository, registry, [], []);
    releases.first = published;
    const all = repository.packages().map(({ name }) => name);
    expect(published.map(({ packageName }) => packageName).sort()).toEqual(all.sort());
    old = await loadProviders(repository.root);
  });

  test("installs into an empty project of ES modules, is type-checked and removes a member", async () => {
    upgrading = newUser("module");
    await upgrading.run("pnpm", "add", nameOf(required));
    const wanted = of(old, required);
    expect(await removeMembers(upgrading, wanted)).toEqual(expectedOf(wanted, false));
    await typeChecked(upgrading);
  });

  test("installs into one with all providers, which get one runtime", async () => {
    everything = newUser("module");
    await everything.run("npm", "install", ...old.map(({ packageName }) => packageName));
    expect(await removeMembers(everything, old)).toEqual(expectedOf(old, false));
    const runtimes = old.map(({ packageName }) => everything.runtimeOf(packageName).folder);
    expect(new Set(runtimes).size).toBe(1);
  });

  test("installs into one of CommonJS modules, which takes it with `require`, on Node 22 as on 24", async () => {
    common = newUser("commonjs");
    await common.run("pnpm", "add", nameOf(optional));
    const wanted = of(old, optional);
    for (const node of [node22, process.execPath])
      expect(await removeMembers(common, wanted, node)).toEqual(expectedOf(wanted, false));
  });
});

describe("a release publishes what changed, and nothing else", { timeout }, () => {
  const cases: [string, Change[]][] = [
    ["a documentation fix in one spec", [documentationFix(documented)]],
    [
      "new parameters, and a fix of the runtime",
      [newParameter(optional, false), newParameter(required, true), runtimeFix()],
    ],
  ];
  test.for(cases)("%s", async ([name, changes]) => {
    const before = repository.packages();
    const wanted = changes.map((change) => nextOf(change, before));
    const published = await release(repository, registry, changes, before);
    releases[name] = published;
    expect(sorted(published)).toEqual(sorted(wanted));
  });

  const sorted = (published: readonly Published[]): Published[] =>
    published.toSorted((one, other) => one.packageName.localeCompare(other.packageName));
});

describe("users get the releases", { timeout }, () => {
  let now: Provider[];
  beforeAll(async () => {
    now = await loadProviders(repository.root);
  });

  test("an update stays within the major version, and takes the fix of the runtime", async () => {
    await upgrading.run("pnpm", "update");
    const wanted = of(old, required);
    expect(await removeMembers(upgrading, wanted)).toEqual(expectedOf(wanted, true));
    await typeChecked(upgrading);
  });

  test("the new major version refuses the old program, and takes one that was changed", async () => {
    await upgrading.run("pnpm", "add", `${nameOf(required)}@latest`);
    await expect(typeChecked(upgrading)).rejects.toThrow(/'reason' is missing/);
    const wanted = of(now, required);
    expect(await removeMembers(upgrading, wanted)).toEqual(expectedOf(wanted, true));
    await typeChecked(upgrading);
  });

  test("all providers still share one runtime, and who was not released got the fix as well", async () => {
    await everything.run("npm", "update");
    const wanted = old.flatMap(({ slug }) => of(slug === required ? old : now, slug));
    expect(await removeMembers(everything, wanted)).toEqual(expectedOf(wanted, true));
    const runtimes = wanted.map(({ packageName }) => everything.runtimeOf(packageName).folder);
    expect(new Set(runtimes).size).toBe(1);
    const unchanged = (all: Provider[]): string[] =>
      of(all, ...untouched).map(({ version }) => version);
    expect(unchanged(now)).toEqual(unchanged(old));
  });

  test("a minor version goes on with the old program, in CommonJS too", async () => {
    await common.run("pnpm", "update");
    const program = of(old, optional).map((provider) => ({ ...provider, version: versionOf(now) }));
    expect(await removeMembers(common, program)).toEqual(expectedOf(program, true));
  });

  const versionOf = (all: Provider[]): string => of(all, optional)[0]?.version ?? "";
});

test("what was published, and why", () => {
  const table = renderReport(releases);
  console.log(table);
  expect(table.split("\n")).toHaveLength(2 + Object.values(releases).flat().length);
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { startIdentity } from "./identity.ts";
import { publish, startPublishing, startPublishingIn } from "./publishing.ts";
import { type Registry, startRegistry } from "./registry.ts";
import { copyRepository, type PublicPackage, type Repository } from "./repository.ts";

const repository: Repository = copyRepository();
let registry: Registry;
let plan: string;
let all: string[];

beforeAll(async () => {
  const empty = await startRegistry();
  repository.useRegistry(empty.url);
  await repository.pack();
  await empty.close();
  plan = repository.read("packed/publish-plan.json");
  all = repository
    .packages()
    .map(({ name, version }) => `${name}@${version}`)
    .sort();
});
beforeEach(async () => {
  registry = await startRegistry();
  repository.useRegistry(registry.url);
  repository.write("packed/publish-plan.json", plan);
});
afterEach(async () => {
  await registry.close();
  repository.removeTags();
});
afterAll(() => repository.remove());

/** A try that is not repeated. */
const once = ["--tries", "1"];

describe("publishing that broke off is finished by the same command", () => {
  const count = repository.packages().length;
  // After the first group, within a later one, and when all is taken.
  test.for([1, count - 1, count])(
    `killed after %i of ${count} packages, before their answer`,
    async (kept) => {
      const broken = startPublishing(repository, ...once);
      registry.setGate(
        (upload) => (upload < kept ? "take" : upload === kept ? "withhold" : "lose"),
        (upload) => upload === kept && broken.kill(),
      );
      await broken.ended;
      expect(registry.published).toHaveLength(kept);

      let uploads = 0;
      registry.setGate((upload) => {
        uploads = upload;
        return "take";
      });
      await publish(repository, ...once);
      expect(uploads).toBe(count - kept);
      expect([...registry.published].sort()).toEqual(all);
      expect(repository.tags()).toEqual(all);
      expect(afterTheirDependencies(registry.published)).toEqual(all);
    },
  );
});

/** Those of a list, sorted, that stand in it after all packages of the repository that they depend on. */
function afterTheirDependencies(published: readonly string[]): string[] {
  const keys = new Map(
    repository.packages().map(({ name, version }) => [name, `${name}@${version}`]),
  );
  const isInOrder = ({ name, dependencies = {} }: PublicPackage): boolean =>
    Object.keys(dependencies)
      .flatMap((dependency) => keys.get(dependency) ?? [])
      .every((key) => published.indexOf(key) < published.indexOf(keys.get(name) ?? ""));
  const inOrder = repository.packages().filter(isInOrder);
  return inOrder.flatMap(({ name }) => keys.get(name) ?? []).sort();
}

test.for([
  ["too many requests", 429],
  ["a lost connection", "lose"],
] as const)("after %s, the rest follows by itself", async ([, failure]) => {
  registry.setGate((upload) => (upload === 4 ? failure : "take"));
  expect(await publish(repository, "--wait", "0.01")).toContain("the rest follows in 0.01 s");
  expect([...registry.published].sort()).toEqual(all);
  expect(repository.tags()).toEqual(all);
});

test.for([
  ["a lost connection, once it was taken", "cut"],
  ["two writers at once", 409],
] as const)("after %s, the rest follows by itself, and nothing twice", async ([, failure]) => {
  registry.setGate((upload) => (upload === 2 ? failure : "take"));
  await publish(repository, "--wait", "0.01");
  expect([...registry.published].sort()).toEqual(all);
  expect(repository.tags()).toEqual(all);
});

test.for([503, 429, "lose"] as const)(
  "a registry that answers a question by %s is asked again",
  async (failure) => {
    const workspace = repository.read("pnpm-workspace.yaml");
    // pnpm asks again by itself, for a minute.
    repository.write("pnpm-workspace.yaml", `${workspace}fetchRetries: 0\n`);
    registry.setReadingGate((question) => (question <= 3 ? failure : "answer"));
    const output = await publish(repository, "--wait", "0.01");
    repository.write("pnpm-workspace.yaml", workspace);
    expect(output).toContain("the rest follows in 0.01 s");
    expect([...registry.published].sort()).toEqual(all);
  },
);

test("what was not packed is told of, and not tagged as published", async () => {
  const { plan: groups } = JSON.parse(plan);
  repository.write("packed/publish-plan.json", JSON.stringify({ version: 1, plan: [groups[0]] }));
  const { exitCode, output } = await startPublishing(repository, ...once).ended;
  expect(exitCode).toBe(1);
  expect(output).toContain("not published, and not packed. Pack again: pnpm pack-packages");
  expect(repository.tags()).toEqual([]);
});

test("it gives up after as many tries as it may make", async () => {
  registry.setGate(() => 429);
  const { exitCode, output } = await startPublishing(repository, "--wait", "0.01", "--tries", "3")
    .ended;
  expect(exitCode).toBe(1);
  expect(output.match(/the rest follows in \S+ s/g)).toEqual([
    "the rest follows in 0.01 s",
    "the rest follows in 0.02 s",
  ]);
  expect(output).toContain("The same command goes on with what is missing.");
});

test("what the registry refuses for good is not tried again", async () => {
  let uploads = 0;
  registry.setGate((upload) => {
    uploads = upload;
    return 403;
  });
  const { exitCode, output } = await startPublishing(repository, "--wait", "0.01").ended;
  expect(exitCode).toBe(1);
  expect(output).toContain("status 403");
  // The first group alone was sent.
  expect(uploads).toBe(JSON.parse(plan).plan[0].length);
  expect(repository.tags()).toEqual([]);
});

test("the workflow publishes with provenance, or not at all", async () => {
  const { jobs } = parse(repository.read(".github/workflows/release.yml"));
  const steps: { env?: Record<string, string>; with?: { script?: string } }[] = jobs.publish.steps;
  const { env = {} } = steps.find((step) => step.with?.script?.includes("publish.ts")) ?? {};
  const identity = await startIdentity();
  const environment = { ...identity.environment, ...env };
  const { exitCode, output } = await startPublishingIn(repository, environment, ...once).ended;
  await identity.close();
  expect(identity.audiences).toContain("sigstore");
  expect(output).toContain("ERR_PNPM_PROVENANCE_IDENTITY_TOKEN");
  expect(exitCode).toBe(1);
  expect(registry.published).toEqual([]);
});

// Last: it packs anew.
test("a version that is lower than the one that users get does not become theirs", async () => {
  await publish(repository, ...once);
  repository.removeTags();
  const [path = ""] = repository.packages().map(({ folder }) => `${folder}/package.json`);
  const manifest = repository.read(path);
  const { name } = JSON.parse(manifest);
  for (const [version, tag] of [
    ["2.10.0", "latest"],
    ["1.9.1", "latest-1"],
    ["2.9.0", "latest-2"],
  ] as const) {
    repository.edit(path, () => manifest.replace('"0.0.0"', `"${version}"`));
    await repository.pack();
    await publish(repository, ...once);
    const answer = await fetch(new URL(name, registry.url));
    const { "dist-tags": tags } = (await answer.json()) as { "dist-tags": Record<string, string> };
    expect(tags).toMatchObject({ latest: "2.10.0", [tag]: version });
  }
  repository.write(path, manifest);
});

import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edit, filesOf, problemsOf, smallSpec } from "../support/small-spec.ts";
import { makeReleased, type Repository } from "../support/versions-repository.ts";

const reason = "Acme has shut down. Use @offboard/other.";
const retired = edit(["servers:\n", `x-retired: ${reason}\nservers:\n`]);
const folder = "packages/providers/acme";
const baseline = ".changeset/baseline/acme.d.ts";
const removeSpec = ({ root }: Repository) => rmSync(join(root, "specs/acme.yaml"));
const release = async (repository: Repository) => {
  await repository.generate();
  await repository.compute();
  await repository.makeVersions();
};

test("what a retired provider's package says", async () => {
  const files = await filesOf(retired);
  expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ deprecated: reason });
  expect(files.get("README.md")).toContain(`\n**Deprecated.** ${reason}\n`);
  expect(files.get("src/index.ts")).toContain(
    ` * @deprecated ${reason}\n * @throws {AcmeError} at once`,
  );
  expect((await filesOf(smallSpec)).get("package.json")).not.toContain("deprecated");
});

test.each(["true", "Gone.", `${"x".repeat(300)}.`, '"Two\\nlines of it."', "It has no end"])(
  "x-retired: %s is no sentence for users",
  async (text) => {
    const [problem] = await problemsOf(edit(["servers:\n", `x-retired: ${text}\nservers:\n`]));
    expect(problem).toMatch(
      /^specs\/acme\.yaml:7:1 #\/x-retired {2}Expected why there are no more/,
    );
  },
);

test("a spec that is deleted or renamed takes nothing with it that was released", async () => {
  const repository = await makeReleased({ acme: smallSpec, other: smallSpec });
  removeSpec(repository);
  repository.write("specs/acme-desk.yaml", smallSpec);
  const { exitCode, text } = await repository.generate();
  expect(exitCode).toBe(1);
  expect(text).toContain(
    `${folder}:1:1 #  It was released as 1.0.0, and specs/acme.yaml is gone. Nothing is deleted.`,
  );
  expect(repository.read(`${folder}/CHANGELOG.md`)).toContain("## 1.0.0");
  expect(existsSync(join(repository.root, "packages/providers/acme-desk"))).toBe(true);
});

test("a provider is retired by a last release; then its spec may go, and its baseline stays", async () => {
  const repository = await makeReleased({ acme: smallSpec, other: smallSpec });
  const { root, read, write } = repository;
  write("specs/acme.yaml", retired);
  await repository.generate();
  removeSpec(repository);
  expect(await repository.generate()).toMatchObject({ exitCode: 1 });

  write("specs/acme.yaml", retired);
  await release(repository);
  expect(read(`${folder}/CHANGELOG.md`)).toContain(
    `## 1.1.0\n\n### Minor Changes\n\n- The package is deprecated, and this is its last release. ${reason}`,
  );
  removeSpec(repository);
  const { exitCode, text } = await repository.generate();
  expect(exitCode).toBe(0);
  expect(text).toContain(`acme: ${folder} had no spec and was removed`);
  expect(existsSync(join(root, folder))).toBe(false);
  expect(read(baseline)).toContain(`"retired": "${reason}"`);
  expect(await repository.check()).toMatchObject({ exitCode: 0 });

  // npm keeps what was published: a provider that comes back goes on from there.
  write("specs/acme.yaml", smallSpec);
  await release(repository);
  expect(JSON.parse(read(`${folder}/package.json`)).version).toBe("1.1.1");
});

test("a provider that comes back after a new major of the runtime gets a new major itself", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const path = "packages/runtime/src/index.ts";
  const types = repository.read(path);
  expect(types).toContain("  Operation,\n");
  repository.write(path, types.replace("  Operation,\n", "  Operation as Operations,\n"));
  repository.write("specs/acme.yaml", edit(["Removes a member.", "Removes one."]));
  await repository.generate();
  expect((await repository.check()).text).toMatch(
    /@offboard\/acme has changed, which is a major, .*does not compile with the runtime as it is now/,
  );
});

test("a package folder that is deleted comes back with its version", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  rmSync(join(repository.root, folder), { recursive: true });
  await repository.generate();
  expect(JSON.parse(repository.read(`${folder}/package.json`)).version).toBe("1.0.0");
  expect(await repository.check()).toMatchObject({ exitCode: 0 });
});

test("an old API version that users still need is a package of its own beside the new one", async () => {
  const repository = await makeReleased({ acme: smallSpec });
  const { write } = repository;
  write("specs/acme-v1.yaml", smallSpec);
  write("specs/acme.yaml", edit(["  /members/{id}:\n", "  /v2/members/{id}:\n"]));
  await repository.generate();
  await repository.compute();
  const { text } = await repository.makeVersions();
  expect(text).toContain(
    "@offboard/acme: 1.0.0 → 2.0.0\n@offboard/acme-v1: never released → 1.0.0",
  );
});

import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockServer } from "@offboard/mock-server";
import { afterAll, expect, test } from "vitest";
import { run } from "../../scripts/demo/run-demo.ts";
import { listPage, listProviders } from "../../scripts/generate/render/provider-list.ts";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { describeSmoke } from "../contract/contract.ts";
import { runProgram } from "../packed/pnpm.ts";
import { runPrograms, writePrograms } from "../packed/programs.ts";
import { compilerOf, strictest } from "../packed/typescript-compiler.ts";
import { loadProviders, root } from "../support/providers.ts";
import { createTemporaryRepository } from "../support/temporary-repository.ts";
import { grownSpecs } from "./grown-specs.ts";

// Whatever docs/specs.md allows, a provider may have: here each feature is a provider of its own, and goes through what
// each provider goes through, as specs/ alone decides it. Nothing comes from the features' tables.
const texts = mkdtempSync(join(tmpdir(), "offboard-specs-"));
const paths = Object.entries(grownSpecs()).map(([slug, text]) => {
  writeFileSync(join(texts, slug), text);
  return [slug, join(texts, slug)];
});
const repository = await createTemporaryRepository(Object.fromEntries(paths));
afterAll(() => {
  repository.remove();
  removeFolder(texts);
});
const providers = await loadProviders(repository.root);

for (const provider of providers) await describeSmoke(provider);

test("pnpm start removes a member from each, and tells two of one name apart", async () => {
  const mockServer = join(repository.root, "packages/mock-server");
  symlinkSync(join(root, "packages/mock-server"), mockServer, "junction");
  const { lines, disagreements } = await run(repository.root, { step() {}, part() {}, end() {} });
  expect(disagreements).toEqual([]);
  const removed = lines.filter(({ outcome }) => outcome === "removed");
  const names = removed.map(({ title }) => title);
  expect(new Set(names).size).toBe(providers.length);
});

test("the list has a row for each", () => {
  mkdirSync(join(repository.root, "docs"));
  copyFileSync(join(root, listPage), join(repository.root, listPage));
  listProviders(repository.root, false);
  const page = readFileSync(join(repository.root, listPage), "utf8");
  const missing = providers.filter(({ packageName }) => !page.includes(`| [\`${packageName}\`](`));
  expect(missing.map(({ slug }) => slug)).toEqual([]);
});

test("a strict program of each compiles, with its mistakes refused, and runs", async () => {
  const specs = Object.fromEntries(providers.map(({ slug, spec }) => [slug, spec]));
  const mock = createMockServer<string>({ specs });
  const folder = join(repository.root, "user");
  mkdirSync(join(folder, "node_modules/@offboard"), { recursive: true });
  for (const { slug, packageName, folder: target } of providers) {
    expect(packageName).toBe(`@offboard/${slug}`);
    symlinkSync(target, join(folder, "node_modules", packageName), "junction");
  }
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write("package.json", JSON.stringify({ type: "module" }));
  await writePrograms(write, providers, mock);
  const modules = {
    module: "nodenext",
    types: ["node"],
    lib: ["es2022"],
    verbatimModuleSyntax: true,
  };
  const compilerOptions = { ...strictest, ...modules, skipDefaultLibCheck: true };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  await runProgram(process.execPath, [compilerOf("typescript-7"), "--project", "."], folder);
  const { found, wanted } = await runPrograms(folder, providers, mock);
  expect(found).toEqual(wanted);
});

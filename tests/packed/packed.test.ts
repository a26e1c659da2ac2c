import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createMockServer, type MockServer } from "@offboard/mock-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadProviders, root } from "../support/providers.ts";
import { representatives } from "../support/representatives.ts";
import { examplesOf } from "./examples.ts";
import { type Cell, checkAll, renderMatrix, versions } from "./matrix.ts";
import { print, runPrograms, writePrograms } from "./programs.ts";
import { createProject, type Project } from "./user-project.ts";

// Installing may have to download; a cold compiler on a busy machine takes its time too.
const timeout = 300_000;
const providers = await loadProviders();
const mock: MockServer<string> = createMockServer({
  specs: Object.fromEntries(providers.map(({ slug, spec }) => [slug, spec])),
});
let project: Project;
/** Those with most to compile, in every surrounding; the others' programs are compiled in one, as the examples are. */
const sample = representatives(providers).slice(0, 3);
const programs = sample.map(({ slug }) => `${slug}.ts`);
const examples = providers.flatMap((one) => (sample.includes(one) ? [] : [`${one.slug}.ts`]));
const page = readFileSync(join(root, "docs/packages.md"), "utf8");
/** The pages of docs/ with programs to compile. Those of the recipes are files of examples/, which are run. */
const pagesOfDocs = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md") && name !== "recipes.md")
  .map((name) => join(root, "docs", name));

beforeAll(async () => {
  project = await createProject(providers);
  await writePrograms(project.write, providers, mock);
  const pages = [
    ...[join(import.meta.dirname, "../fixtures/programs.md"), join(root, "README.md")],
    ...pagesOfDocs,
    ...providers.map(({ packageName }) => join(project.installed(packageName), "README.md")),
  ];
  for (const text of pages.flatMap((page) => examplesOf(readFileSync(page, "utf8")))) {
    const name = `example-${examples.length}.ts`;
    examples.push(name);
    project.write(name, text);
  }
}, timeout);
afterAll(() => project?.remove());

describe("a user's strict programs compile, and their mistakes do not", () => {
  const cells: Cell[] = [];
  test.for(versions)("TypeScript %s", { timeout }, async (version) => {
    const found = await checkAll(project, version, programs, examples);
    cells.push(...found);
    // TS1479: "The current file is a CommonJS module …; however, the referenced file is an ECMAScript module …".
    const refused = ({ format, errors }: Cell): boolean =>
      format === "CommonJS" && errors.every((line) => line.includes("error TS1479"));
    expect(found.filter((cell) => cell.errors.length > 0 && !refused(cell))).toEqual([]);
  });

  test("where they do is in docs/packages.md", () => {
    const table = renderMatrix(cells);
    console.log(table);
    expect(/<!-- matrix -->\n\n(.*?)\n<!-- \/matrix -->/s.exec(page)?.[1]).toBe(table);
  });
});

describe("a user's program runs", () => {
  test("it removes, and says when there was nobody to remove", { timeout }, async () => {
    const { found, wanted } = await runPrograms(project.folder, providers, mock);
    expect(found).toEqual(wanted);
  });

  test("it finds each spec as JSON, for its own tools", { timeout }, async () => {
    const names = JSON.stringify(providers.map(({ packageName }) => `${packageName}/openapi.json`));
    const printed = await print(
      `Promise.all(${names}.map((name) => import(name, { with: { type: "json" } })))`,
      project.folder,
    );
    expect(printed).toEqual(providers.map(({ spec }) => ({ default: spec })));
  });
});

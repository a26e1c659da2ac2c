import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createMockServer, type MockServer } from "@offboard/mock-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { leaverOf } from "../support/leaver.ts";
import { loadProviders, root } from "../support/providers.ts";
import { representatives } from "../support/representatives.ts";
import { examplesOf } from "./examples.ts";
import { type Cell, checkAll, renderMatrix, versions } from "./matrix.ts";
import { runProgram } from "./pnpm.ts";
import { renderProgram } from "./strict-program.ts";
import { createProject, type Project } from "./user-project.ts";

// Installing may have to download; a cold compiler on a busy machine takes its time too.
const timeout = 300_000;
const providers = await loadProviders();
const mock: MockServer<string> = createMockServer({
  specs: Object.fromEntries(providers.map(({ slug, spec }) => [slug, spec])),
});
let project: Project;
/** Those that are compiled in every surrounding; the others' programs are compiled in one, as the examples are. */
const sample = representatives(providers);
const programs = sample.map(({ slug }) => `${slug}.ts`);
const examples = providers.flatMap((one) => (sample.includes(one) ? [] : [`${one.slug}.ts`]));
const page = readFileSync(join(root, "docs/packages.md"), "utf8");
/** The pages of docs/ with programs to compile. Those of the recipes are files of examples/, which are run. */
const pagesOfDocs = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md") && name !== "recipes.md")
  .map((name) => join(root, "docs", name));

beforeAll(async () => {
  project = await createProject(providers);
  for (const provider of providers) {
    const played = mock.provider(provider.slug);
    const program = renderProgram(provider, await leaverOf(provider), played);
    for (const extension of ["ts", "cts"]) project.write(`${provider.slug}.${extension}`, program);
  }
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
    const server = await mock.listen();
    try {
      for (const provider of providers) {
        const played = mock.provider(provider.slug);
        const { organization, member } = await leaverOf(provider);
        played.add(organization, member);
        const given = [played.baseUrl(server.url), played.tokenUrl(server.url) ?? ""];
        const printed = await print(
          `(await import("./${provider.slug}.ts")).remove(...${JSON.stringify(given)})`,
        );
        // The first way to give credentials removes; the others, and the first once more, come too late.
        expect(printed).toEqual(["removed", ...played.credentials.map(() => "refused")]);
        expect(played.members(organization)).toEqual([]);
      }
    } finally {
      await server.close();
    }
  });

  test("it finds each spec as JSON, for its own tools", { timeout }, async () => {
    const names = JSON.stringify(providers.map(({ packageName }) => `${packageName}/openapi.json`));
    const printed = await print(
      `Promise.all(${names}.map((name) => import(name, { with: { type: "json" } })))`,
    );
    expect(printed).toEqual(providers.map(({ spec }) => ({ default: spec })));
  });
});

/** What an expression, which may promise it, is in the user's project, in a process of its own. */
async function print(expression: string): Promise<unknown> {
  const script = `console.log(JSON.stringify(await ${expression}))`;
  const parts = ["--input-type=module", "--eval", script];
  return JSON.parse(await runProgram(process.execPath, parts, project.folder));
}

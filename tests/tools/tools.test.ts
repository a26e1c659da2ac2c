import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../packed/pnpm.ts";
import { createProjectWith, type Project } from "../packed/user-project.ts";
import { loadProviders, root } from "../support/providers.ts";

// Tools of users that load packages their own way, over the packed packages in a user's project.

const tools = import.meta.dirname;
const timeout = 300_000;
const providers = await loadProviders();
let project: Project;

beforeAll(async () => {
  project = await createProjectWith(tools, providers, ["mock-server"]);
  for (const folder of [join(tools, "programs"), join(root, "examples/jest")]) {
    for (const name of readdirSync(folder))
      copyFileSync(join(folder, name), join(project.folder, name));
  }
}, timeout);
afterAll(() => project?.remove());

/** Runs a tool, told from outside nothing of how Node is to run. */
function run(
  tool: string,
  parts: readonly string[],
  more: readonly string[] = [],
): Promise<string> {
  const program = join(project.installed(tool), `bin/${tool}.js`);
  return runProgram(process.execPath, [...more, program, ...parts], project.folder);
}

describe("Jest runs tests in CommonJS", () => {
  const jest = (parts: readonly string[], more?: readonly string[]): Promise<string> =>
    run("jest", ["--ci", "--rootDir", ".", ...parts], more);
  const recipe = ["--config", "jest.config.cjs"];
  const none = ["--config", "{}"];
  const jsdom = ["--env", "./jsdom-with-fetch.cjs"];
  const native = ["--experimental-vm-modules"];

  // Without --silent Jest says on stderr alone what ran; a run that finds no test fails.
  test.each<[string, string[], string[]]>([
    ["by the recipe", recipe, []],
    ["by the recipe, in jsdom", [...recipe, ...jsdom], []],
    ["by Node itself, since 24.9", none, native],
    ["by Node itself, in jsdom", [...none, ...jsdom], native],
  ])("%s", { timeout }, async (_, parts, more) => {
    const printed = JSON.parse(await jest([...parts, "--json"], more));
    expect(printed).toMatchObject({ success: true, numTotalTests: 9, numPassedTests: 9 });
  });

  // As long as these fail, the recipe is needed.
  test.each<[string, string[], RegExp]>([
    ["without the recipe", none, /Must use import to load ES Module/],
    ["in jsdom as it is", [...recipe, "--env", "jsdom"], /Tests: +\d+ failed/],
  ])("not %s", { timeout }, async (_, parts, message) => {
    await expect(jest(parts)).rejects.toThrow(message);
  });
});

test("ESLint resolves every package", { timeout }, async () => {
  const names = ["@offboard/runtime", "@offboard/mock-server"];
  const imports = [...names, ...providers.map(({ packageName }) => packageName)].flatMap((name) => [
    `import * as any${name.replace(/\W/g, "_")} from "${name}";`,
    `import "${name}/package.json";`,
  ]);
  const documents = providers.map(({ packageName }) => `import "${packageName}/openapi.json";`);
  project.write("imports.js", [...imports, ...documents, 'import "@offboard/nobody";'].join("\n"));
  const printed = await run("eslint", ["--format", "json", "imports.js"]).catch(String);
  // It ends with 1 for the one that is not there, which shows that the rule is at work.
  const [, report = "[]"] = /^(\[\{.*\}\])$/m.exec(printed) ?? [];
  const [{ messages = [] } = {}] = JSON.parse(report) as { messages?: { message: string }[] }[];
  expect(messages.map(({ message }) => message)).toEqual([
    "Unable to resolve path to module '@offboard/nobody'.",
  ]);
});

test("a page of happy-dom calls the mock server", { timeout }, async () => {
  const printed = await runProgram(process.execPath, ["happy-dom.js"], project.folder);
  expect(JSON.parse(printed)).toEqual({
    busy: [429, 70],
    removed: [1, "string"],
    again: true,
    left: [],
    requests: [["DELETE"], ["DELETE"], ["DELETE"]],
  });
});

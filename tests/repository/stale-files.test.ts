import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { pnpm } from "../packed/pnpm.ts";
import { filesIn, readManifest } from "../packed/user-project.ts";
import { root } from "../support/providers.ts";

/** A workspace with one package that is built as ours are: by the same scripts, tools and turbo.json. */
function createWorkspace(): { folder: string; write(path: string, content: string): void } {
  const folder = mkdtempSync(join(tmpdir(), "offboard-stale-"));
  onTestFinished(() => removeFolder(folder));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const { packageManager, scripts } = readManifest(root);
  const { tasks } = JSON.parse(readFileSync(join(root, "turbo.json"), "utf8"));
  write("package.json", JSON.stringify({ name: "workspace", packageManager, scripts }));
  write("turbo.json", JSON.stringify({ tasks: { build: tasks.build } }));
  write(
    "pnpm-workspace.yaml",
    "packages: [packages/*]\nverifyDepsBeforeRun: false\npmOnFail: ignore\n",
  );
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\nimporters:\n  packages/made: {}\n");
  const build = { build: "node ../../scripts/build.ts" };
  write(
    "packages/made/package.json",
    JSON.stringify({ name: "made", type: "module", scripts: build }),
  );
  for (const name of ["build.ts", "clean.ts", "system/remove-folder.ts"])
    write(`scripts/${name}`, readFileSync(join(root, "scripts", name), "utf8"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return { folder, write };
}

test("a build leaves what it makes, and nothing of another branch, from turbo's cache too", async () => {
  const { folder, write } = createWorkspace();
  const index = "export const one: number = 1;\n";
  const build = async (): Promise<[string, string[]]> => {
    const printed = await pnpm(["build"], folder);
    const [, cached = "?"] = /Cached:\s+(\d)/.exec(printed) ?? [];
    return [cached, filesIn(join(folder, "packages/made/dist"))];
  };

  write("packages/made/src/index.ts", index);
  expect(await build()).toEqual(["0", ["index.d.ts", "index.js"]]);

  // A branch with a module more.
  write("packages/made/src/extra.ts", "export const two: number = 2;\n");
  write("packages/made/src/index.ts", `${index}export { two } from "./extra.ts";\n`);
  expect(await build()).toEqual(["0", ["extra.d.ts", "index.d.ts", "index.js"]]);

  // And back.
  removeFolder(join(folder, "packages/made/src"));
  write("packages/made/src/index.ts", index);
  expect(await build()).toEqual(["1", ["index.d.ts", "index.js"]]);
  // What somebody changed by hand is no part of it either.
  write("packages/made/dist/index.js", "throw new Error();\n");
  expect(await build()).toEqual(["1", ["index.d.ts", "index.js"]]);
  expect(readFileSync(join(folder, "packages/made/dist/index.js"), "utf8")).toContain("one = 1");
});

test("no command builds in another way", () => {
  const scripts = Object.entries(readManifest(root).scripts as Record<string, string>);
  const others = scripts.filter(([, line]) => /turbo run [^&]*\bbuild\b/.test(line));
  expect(others.map(([name]) => name)).toEqual(["build"]);
});

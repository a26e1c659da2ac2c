import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeFolder } from "../../scripts/system/remove-folder.ts";
import { pnpm } from "../packed/pnpm.ts";
import { filesIn, readManifest } from "../packed/user-project.ts";
import { root } from "../support/providers.ts";

/** One that is built by itself, and one that is built with all providers. */
const packages = ["packages/runtime", "packages/providers/made"] as const;

/** A workspace with packages that are built as ours are: by the same scripts, tools and turbo.json. */
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
  const { build, "//#build:providers": providers } = tasks;
  write("turbo.json", JSON.stringify({ tasks: { build, "//#build:providers": providers } }));
  write(
    "pnpm-workspace.yaml",
    "packages: [packages/*, packages/providers/*]\nverifyDepsBeforeRun: false\npmOnFail: ignore\n",
  );
  const [runtime, provider] = packages;
  write(
    "pnpm-lock.yaml",
    `lockfileVersion: '9.0'\nimporters:\n  ${runtime}: {}\n  ${provider}: {}\n`,
  );
  const manifest = { type: "module", scripts: { build: "node ../../scripts/build.ts" } };
  write(`${runtime}/package.json`, JSON.stringify({ name: "@offboard/runtime", ...manifest }));
  write(`${provider}/package.json`, JSON.stringify({ name: "@offboard/made", type: "module" }));
  for (const name of ["build.ts", "clean.ts", "system/remove-folder.ts"])
    write(`scripts/${name}`, readFileSync(join(root, "scripts", name), "utf8"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return { folder, write };
}

test.for(packages)(
  "a build of %s leaves what it makes, and nothing of another branch, from turbo's cache too",
  async (built) => {
    const { folder, write } = createWorkspace();
    for (const path of packages) write(`${path}/src/index.ts`, "export {};\n");
    const index = "export const one: number = 1;\n";
    const build = async (): Promise<[how: string, files: string[]]> => {
      const printed = await pnpm(["build"], folder);
      const isFromCache = /Cached:\s+(\d) cached, \1 total/.test(printed);
      return [isFromCache ? "from the cache" : "built", filesIn(join(folder, built, "dist"))];
    };

    write(`${built}/src/index.ts`, index);
    expect(await build()).toEqual(["built", ["index.d.ts", "index.js"]]);

    // A branch with a module more.
    write(`${built}/src/extra.ts`, "export const two: number = 2;\n");
    write(`${built}/src/index.ts`, `${index}export { two } from "./extra.ts";\n`);
    expect(await build()).toEqual(["built", ["extra.d.ts", "index.d.ts", "index.js"]]);

    // And back.
    removeFolder(join(folder, built, "src"));
    write(`${built}/src/index.ts`, index);
    expect(await build()).toEqual(["from the cache", ["index.d.ts", "index.js"]]);
    // What somebody changed by hand is no part of it either.
    write(`${built}/dist/index.js`, "throw new Error();\n");
    expect(await build()).toEqual(["from the cache", ["index.d.ts", "index.js"]]);
    expect(readFileSync(join(folder, built, "dist/index.js"), "utf8")).toContain("one = 1");
  },
);

test("no command builds in another way", () => {
  const scripts = Object.entries(readManifest(root).scripts as Record<string, string>);
  const others = scripts.filter(([, line]) => /turbo run [^&]*\bbuild\b/.test(line));
  expect(others.map(([name]) => name)).toEqual(["build"]);
});

import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeProgram } from "../support/installed-node.ts";
import { loadProviders, root } from "../support/providers.ts";
import { representatives } from "../support/representatives.ts";
import { buildSecondCheckout } from "./second-checkout.ts";
import { packAll, publishedFolders, type Tarball } from "./tarballs.ts";
import { filesIn, readManifest } from "./user-project.ts";

const timeout = 300_000;
const folders = publishedFolders(root);
let tarballs: Tarball[];
beforeAll(async () => {
  tarballs = await packAll(root);
}, timeout);

const tarballOf = (folder: string): Tarball => {
  const found = tarballs.find((one) => one.folder === folder);
  if (found === undefined) throw new Error(`${folder} was not packed.`);
  return found;
};
const isProvider = (folder: string): boolean => folder.startsWith("packages/providers/");

/** Each source has its declarations; whatever a source says is in one module. */
function expectedFiles(folder: string): string[] {
  const sources = filesIn(join(root, folder, "src"));
  return [
    ...["LICENSE", "README.md", "package.json", "dist/index.js"],
    ...sources.map((name) => `dist/${name.replace(/\.ts$/, ".d.ts")}`),
    ...(isProvider(folder) ? ["openapi.json"] : []),
    ...(existsSync(join(root, folder, "CHANGELOG.md")) ? ["CHANGELOG.md"] : []),
  ].sort();
}

function expectedDependencies(folder: string): unknown {
  const { version } = readManifest(join(root, "packages/runtime"));
  if (isProvider(folder)) return { "@offboard/runtime": `^${version}` };
  return readManifest(join(root, folder)).dependencies;
}

const page = "https://github.com/offboard/offboard";

describe.each(folders)("%s", (folder) => {
  test("holds what it should, and nothing else", () => {
    const { files } = tarballOf(folder);
    expect([...files.keys()].sort()).toEqual(expectedFiles(folder));
  });

  test("its package.json says what registries and tools ask for", () => {
    const { manifest } = tarballOf(folder);
    const slug = folder.split("/").at(-1);
    const {
      name,
      version,
      description,
      keywords,
      scripts = {},
      devDependencies,
      ...rest
    } = manifest;
    expect({ name, description, keywords }).toEqual({
      name: `@offboard/${slug}`,
      description: expect.stringMatching(/^[A-Z].{20,}[^.]$/),
      keywords: expect.arrayContaining(["offboarding", "deprovisioning"]),
    });
    expect(new Set(keywords as string[]).size).toBeGreaterThanOrEqual(5);
    expect(version).toBe(readManifest(join(root, folder)).version);
    // Exactly these: no `bin`, no peer, optional or bundled dependencies.
    expect(rest).toEqual({
      ...{ license: "MIT", type: "module", sideEffects: false },
      ...{ main: "./dist/index.js", types: "./dist/index.d.ts" },
      repository: { type: "git", url: `git+${page}.git`, directory: folder },
      ...{ homepage: `${page}/tree/main/${folder}#readme`, bugs: `${page}/issues` },
      exports: {
        ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
        ...(isProvider(folder) && { "./openapi.json": "./openapi.json" }),
        "./package.json": "./package.json",
      },
      files: isProvider(folder)
        ? ["dist", "openapi.json", "CHANGELOG.md"]
        : ["dist", "CHANGELOG.md"],
      engines: { node: "^20.19.0 || >=22.12.0" },
      dependencies: expectedDependencies(folder),
      publishConfig: { access: "public", provenance: true },
    });
    // None of these names is one that an installation or a publication runs.
    expect(
      Object.keys(scripts as object).filter((one) => !["build", "test"].includes(one)),
    ).toEqual([]);
  });

  test("its pages are its own", () => {
    const { files, manifest } = tarballOf(folder);
    expect(files.get("LICENSE")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
    expect(files.get("README.md")).toMatch(new RegExp(`^# \`${manifest.name}\`\\n`));
    expect(files.get("CHANGELOG.md") ?? `## ${manifest.version}\n`).toContain(
      `## ${manifest.version}\n`,
    );
  });

  test("publint has nothing to say", async () => {
    const { data } = tarballOf(folder);
    const { messages, pkg } = await publint({ strict: true, pack: { tarball: data.buffer } });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  // As its command does with `--profile esm-only`: what CommonJS of before Node 20.19 would see is left out.
  test("are the types wrong? Not for ES modules", async () => {
    const contents = createPackageFromTarballData(tarballOf(folder).data);
    const result = await checkPackage(contents);
    if (!result.types) throw new Error("It has no types.");
    const checked = Object.keys(result.entrypoints).sort();
    expect(checked).toEqual(Object.keys(tarballOf(folder).manifest.exports as object).sort());
    const left: unknown[] = ["node10", "node16-cjs"];
    const problems = result.problems.filter(
      (problem) => !("resolutionKind" in problem && left.includes(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
  });

  test("lines end as on Unix", () => {
    const { files } = tarballOf(folder);
    expect([...files].filter(([, text]) => text.includes("\r")).map(([path]) => path)).toEqual([]);
  });
});

test("the same bytes again, from another folder, another user and another Node", {
  timeout,
}, async () => {
  const sample = representatives(await loadProviders()).map(({ slug }) => `providers/${slug}`);
  const some = ["runtime", "mock-server", ...sample].map((name) => `packages/${name}`);
  const checkout = await buildSecondCheckout(nodeProgram(join(root, "tests/node-22"), "22"), some);
  try {
    const hashesOf = (all: readonly Tarball[]): Record<string, string> =>
      Object.fromEntries(all.map(({ folder, data }) => [folder, hashOf(data)]));
    const second = await packAll(checkout, some);
    // Its texts first: where they differ, they say how.
    for (const { folder, files } of second)
      expect([folder, files]).toEqual([folder, tarballOf(folder).files]);
    expect(hashesOf(second)).toEqual(hashesOf(some.map(tarballOf)));
  } finally {
    rmSync(dirname(checkout), { recursive: true });
  }
});

const hashOf = (data: Uint8Array): string => createHash("sha256").update(data).digest("hex");

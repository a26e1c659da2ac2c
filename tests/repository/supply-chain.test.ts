import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { findPackage } from "../../scripts/bench/installed-project.ts";
import { pnpm } from "../packed/pnpm.ts";
import { publishedFolders } from "../packed/tarballs.ts";
import { readManifest } from "../packed/user-project.ts";
import { nodeProgram } from "../support/installed-node.ts";
import { root } from "../support/providers.ts";

type Names = Readonly<Record<string, string>>;

const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
const manifests = files.filter(
  (path) => /(^|\/)package\.json$/.test(path) && existsSync(join(root, path)),
);
const workspaces = files.filter((path) => /(^|\/)pnpm-workspace\.yaml$/.test(path));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const sections = ["dependencies", "devDependencies", "optionalDependencies"] as const;

/** All that a folder's package.json depends on. */
function dependenciesOf(folder: string): Names {
  const manifest = readManifest(join(root, folder));
  return Object.assign({}, ...sections.map((name) => manifest[name] ?? {}));
}

describe.each(manifests.map(dirname))("%s/package.json", (folder) => {
  test("pins what it depends on", () => {
    const exact = /^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;
    const isPublished = readManifest(join(root, folder)).private !== true;
    // What a user gets beside it may be newer; what our tests run with is what stands here.
    const own = isPublished ? "workspace:^" : "workspace:*";
    const found = Object.entries(dependenciesOf(folder)).filter(
      ([, range]) => !exact.test(range) && range !== own,
    );
    expect(found).toEqual([]);
    expect(readManifest(join(root, folder))).not.toHaveProperty("peerDependencies");
  });
});

describe.each(workspaces.map(dirname))("%s/pnpm-lock.yaml", (folder) => {
  const lockfile = parse(read(join(folder, "pnpm-lock.yaml")));

  test("has what each package.json asks for, and nothing else", () => {
    for (const [name, importer] of Object.entries<Record<string, object>>(lockfile.importers)) {
      const locked = Object.assign({}, ...sections.map((section) => importer[section] ?? {}));
      const specifiers = Object.entries<{ specifier: string }>(locked).map(
        ([key, { specifier }]) => [key, specifier],
      );
      expect([name, Object.fromEntries(specifiers)]).toEqual([
        name,
        dependenciesOf(join(folder, name)),
      ]);
    }
  });

  test("has everything from the registry, by its hash", () => {
    const resolutions = Object.entries<{ resolution: object }>(lockfile.packages);
    const others = resolutions.filter(
      ([, { resolution }]) => Object.keys(resolution).join() !== "integrity",
    );
    expect(others).toEqual([]);
    expect(resolutions.length).toBeGreaterThan(0);
  });

  // A registry that lacks one while the lockfile is written leaves it out, and nobody misses it on Linux.
  test("has the programs of every system of the check", () => {
    const missing = [...programsOf(lockfile)].flatMap(([name, ids]) => {
      const built = ids
        .map((id): Built => lockfile.packages[id] ?? {})
        .filter(({ os }) => os !== undefined);
      // What is for one system alone, such as fsevents, is no such program.
      if (!built.some(({ os }) => os?.includes("linux"))) return [];
      return systems
        .filter(([os, cpu]) => !built.some((one) => one.os?.includes(os) && one.cpu?.includes(cpu)))
        .map((system) => `${name} for ${system.join(" ")}`);
    });
    expect(missing.filter((line) => !lacking.test(line))).toEqual([]);
  });

  test("is installed by rules that are not weakened", () => {
    const manifest = parse(read(join(folder, "pnpm-workspace.yaml")));
    const { packages: _, minimumReleaseAge, allowBuilds, ...rest } = manifest;
    expect(minimumReleaseAge).toBeGreaterThanOrEqual(2 * 24 * 60);
    // No install script runs, whoever has one.
    expect(Object.entries(allowBuilds).filter(([, allowed]) => allowed !== false)).toEqual([]);
    // Whatever else pnpm could be told (dangerouslyAllowAllBuilds, minimumReleaseAgeExclude, trustLockfile …) is not.
    const harmless = ["nodeVersion", "overrides", "pmOnFail", "verifyDepsBeforeRun"];
    const others = Object.keys(rest).filter((name) => !harmless.includes(name));
    expect(others.filter((name) => name !== "pnpmfile")).toEqual([]);
    // The one of the repo, which pnpm finds in its root without being told.
    if (rest.pnpmfile) expect(join(folder, rest.pnpmfile)).toBe(".pnpmfile.mjs");
  });
});

/** Where a clone has to work: the runners of `check.yml`, and the other kinds of Linux and Mac. */
const systems = [
  ["linux", "x64"],
  ["linux", "arm64"],
  ["darwin", "arm64"],
  ["darwin", "x64"],
  ["win32", "x64"],
] as const;

/** What is locked without the programs of some systems, as check.yml and docs/maintainers/runtimes-and-systems.md say. */
const lacking = /^(deno@2\.9\.6|workerd@1\.20261117\.1) |^node-2[04] for darwin arm64$/;

/** The packages that hold one program for several systems, by the program's name: what depends on them, or its own. */
function programsOf({ snapshots, importers }: Lockfile): Map<string, string[]> {
  const programs = new Map<string, string[]>();
  for (const [name, { optionalDependencies = {} }] of Object.entries(snapshots)) {
    const ids = Object.entries(optionalDependencies).map(([key, version]) => `${key}@${version}`);
    programs.set(name, ids);
  }
  for (const { optionalDependencies = {} } of Object.values(importers))
    for (const [key, { version }] of Object.entries(optionalDependencies)) {
      const name = key.replace(/(-bin)?-(darwin|linux|win|win32)-(x64|arm64)$/, "");
      const id = version.includes("@") ? version : `${key}@${version}`;
      programs.set(name, [...(programs.get(name) ?? []), id]);
    }
  return programs;
}

interface Lockfile {
  readonly snapshots: Readonly<Record<string, Snapshot>>;
  readonly importers: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, Locked>> }>
  >;
}

interface Locked {
  readonly version: string;
}

interface Snapshot {
  readonly optionalDependencies?: Names;
}

/** Which systems a package of the lockfile is for; all where it says nothing. */
interface Built {
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

test("an installation without the Node of the lockfile says so", () => {
  const script = join(root, "scripts/installed-node.mjs");
  const run = (node: string): SpawnSyncReturns<string> =>
    spawnSync(node, [script], { encoding: "utf8" });
  expect(run(process.execPath)).toMatchObject({ status: 0, stderr: "" });
  const other = run(nodeProgram(join(root, "tests/node-22"), "22"));
  expect(other.status).toBe(1);
  expect(other.stderr).toContain(`It was not installed: \`node\` is`);
  expect(readManifest(root).scripts).toMatchObject({
    postinstall: "node scripts/installed-node.mjs",
  });
});

test("the hook of the installation makes lists of `os` and `cpu`, and changes nothing else", async () => {
  const { hooks, ...others } = await import(pathToFileURL(join(root, ".pnpmfile.mjs")).href);
  expect([Object.keys(hooks), others]).toEqual([["readPackage"], {}]);
  const manifest = { name: "a", version: "1.0.0", scripts: { install: "b" }, bin: { a: "b" } };
  expect(hooks.readPackage({ ...manifest })).toEqual(manifest);
  expect(hooks.readPackage({ ...manifest, os: "linux", cpu: ["x64"] })).toEqual({
    ...{ ...manifest, os: ["linux"], cpu: ["x64"] },
  });
});

/** As much of a CycloneDX document as is read. */
interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly { readonly license?: { readonly id?: string } }[];
  readonly externalReferences?: readonly {
    readonly hashes?: readonly { alg: string; content: string }[];
  }[];
}

describe("the SBOM of each package", async () => {
  await pnpm(["sbom-packages"], root);
  const { packages } = parse(read("pnpm-lock.yaml"));
  const nameOf = ({ group, name }: Component): string => (group ? `${group}/${name}` : name);

  describe.each(publishedFolders(root))("%s", (folder) => {
    const { name, version } = readManifest(join(root, folder));
    const path = `sboms/${name.replace("@", "").replace("/", "-")}-${version}.cdx.json`;
    const { bomFormat, metadata, components } = JSON.parse(read(path));
    const all: Component[] = components;

    test("names the package and all that it is installed with", () => {
      expect(bomFormat).toBe("CycloneDX");
      expect([nameOf(metadata.component), metadata.component.version]).toEqual([name, version]);
      expect(all.map(nameOf).sort()).toEqual([...closureOf(join(root, folder))].sort());
    });

    test("says which bytes", () => {
      const others = all.filter(({ group }) => group !== "@offboard");
      for (const component of others) {
        const hashes = component.externalReferences?.flatMap((reference) => reference.hashes ?? []);
        const [{ content = "" } = {}] = hashes?.filter(({ alg }) => alg === "SHA-512") ?? [];
        const { integrity } = packages[`${nameOf(component)}@${component.version}`].resolution;
        expect(integrity).toBe(`sha512-${Buffer.from(content, "hex").toString("base64")}`);
      }
    });

    test("has licences that ask for no more than to be named", () => {
      const allowed = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];
      const licences = all.map((one) => [
        nameOf(one),
        one.licenses?.map(({ license }) => license?.id),
      ]);
      const others = licences.filter(
        ([, ids]) => ids?.length !== 1 || !allowed.includes(ids[0] ?? ""),
      );
      expect(others).toEqual([]);
    });
  });
});

/** The names of what is installed with a package, by the package.json of each. */
function closureOf(folder: string, found: Set<string> = new Set()): Set<string> {
  for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
    if (!found.has(name)) closureOf(findPackage(name, realpathSync(folder)), found.add(name));
  }
  return found;
}

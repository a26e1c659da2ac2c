import { join } from "node:path";
import type { Measurement, Row } from "./bench-row.ts";
import { closure, readManifest, sizeOf } from "./installed-project.ts";

const limit = 600;

/** A package as it is installed, with its dependencies: size, which ones they are, and no install scripts. */
export const installed: Measurement = async ({ providers, project }) => {
  const rows = providers.map(({ slug, title }): Row => {
    const names = [...closure(project, `@offboard/${slug}`)];
    const size = names.reduce((sum, name) => sum + sizeOf(folderOf(project, name)), 0) / 1024;
    return {
      what: `installed size: ${title}`,
      measured: `${size.toFixed(0)} KiB (${names.length} packages)`,
      budget: `under ${limit} KiB`,
      ...{ isOver: !(size < limit), isExact: true },
    };
  });
  const names = providers.map(({ slug }) => `@offboard/${slug}`);
  return [...rows, dependencies(project, names), installScripts(project, names)];
};

function folderOf(project: string, name: string): string {
  return join(project, "node_modules", name);
}

function dependencies(project: string, packages: readonly string[]): Row {
  const of = (name: string): string[] =>
    Object.keys(readManifest(folderOf(project, name)).dependencies ?? {});
  const direct = new Set(packages.flatMap(of));
  const all = [...direct, ...new Set([...direct].flatMap(of))];
  const expected = ["@offboard/runtime", "openapi-fetch"];
  return {
    what: "runtime dependencies, and theirs",
    measured: all.join(", "),
    budget: expected.join(", "),
    ...{ isOver: all.join() !== expected.join(), isExact: true },
  };
}

function installScripts(project: string, packages: readonly string[]): Row {
  const names = new Set(packages.flatMap((name) => [...closure(project, name)]));
  const found = [...names].filter((name) => {
    const { scripts: own = {} } = readManifest(folderOf(project, name));
    return ["preinstall", "install", "postinstall"].some((script) => script in own);
  });
  return {
    what: "packages with install scripts",
    measured: found.join(", ") || "none",
    budget: "none",
    ...{ isOver: found.length > 0, isExact: true },
  };
}

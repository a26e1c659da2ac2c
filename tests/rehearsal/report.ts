import type { Bump } from "./changes.ts";
import type { PublicPackage, Repository } from "./repository.ts";

/** A package that a release published. */
export interface Published {
  readonly packageName: string;
  readonly bump: Bump | "first";
  readonly version: string;
  /** From its changelog. */
  readonly why: string;
}

/** What a release published, and why: from the versions before and after it and the changelogs. */
export function reportOf(
  repository: Repository,
  before: readonly PublicPackage[],
  published: readonly string[],
): Published[] {
  return repository.packages().flatMap(({ name, version, folder }) => {
    if (!published.includes(`${name}@${version}`)) return [];
    const old = before.find((other) => other.name === name)?.version;
    const why = reasonsIn(repository.read(`${folder}/CHANGELOG.md`), version).join(" ");
    return {
      packageName: name,
      bump: old === undefined ? "first" : bumpOf(old, version),
      version,
      why,
    };
  });
}

/** The entries of a version in a changelog; those that only tell of dependencies where there are no others. */
function reasonsIn(changelog: string, version: string): string[] {
  const [, rest = ""] = changelog.split(`\n## ${version}\n`);
  const [section = ""] = rest.split("\n## ");
  const entries = [...section.matchAll(/^- (?:[0-9a-f]{7,}: )?(.+)$/gm)].map(
    ([, text = ""]) => text,
  );
  const own = entries.filter((text) => !text.startsWith("Updated dependencies"));
  return own.length > 0 ? own : ["Updated dependencies"];
}

function bumpOf(before: string, after: string): Bump {
  const [old, now] = [before.split("."), after.split(".")];
  if (old[0] !== now[0]) return "major";
  return old[1] === now[1] ? "patch" : "minor";
}

/** The releases as a Markdown table. */
export function renderReport(releases: Readonly<Record<string, readonly Published[]>>): string {
  const rows = Object.entries(releases).flatMap(([release, all]) =>
    all.map(({ packageName, bump, version, why }) => [release, packageName, bump, version, why]),
  );
  const head = ["Release", "Package", "Bump", "Version", "Why"];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[], fill = " "): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`;
  return [
    line(head),
    line(
      head.map(() => ""),
      "-",
    ),
    ...rows.map((row) => line(row)),
  ].join("\n");
}

import { type Release, readBaseline, readRelease } from "./baseline.ts";
import { compare } from "./compare.ts";
import type { Finding, Level } from "./level.ts";
import { contentsOf, type PublishedPackage } from "./packages.ts";
import { takeSnapshot } from "./snapshot.ts";
import type { Pair } from "./surfaces.ts";

/** A package that has changed since its last release, and what the next one has to say at least. */
export interface Need {
  readonly slug: string;
  readonly packageName: string;
  readonly level: Level;
  /** None for a package that is written by hand: what changed in it, its author has to say. */
  readonly findings: readonly Finding[];
}

export interface Needs {
  readonly needs: readonly Need[];
  /** What has to be mended before anything can be said. */
  readonly problems: readonly string[];
}

export const unreleased = "0.0.0";

/** Compares every package with its last release. The compiler runs once, and only where a provider has changed. */
export function findNeeds(root: string, packages: readonly PublishedPackage[]): Needs {
  const problems = packages.flatMap((one) => versionProblem(root, one) ?? []);
  if (problems.length > 0) return { needs: [], problems };
  const first = packages.filter(({ version }) => version === unreleased);
  const changed = packages.filter(
    (one) => !first.includes(one) && lastRelease(root, one)?.contents !== contentsOf(one),
  );
  const pairs = changed.flatMap(({ slug, files }): Pair[] => {
    const old = readBaseline(root, slug);
    return old === undefined ? [] : [{ slug, old, next: takeSnapshot(files) }];
  });
  const { bumps, broken } = compare(root, pairs);
  const needs = changed.map(({ slug, packageName }): Need => {
    const { level, findings } = bumps.get(slug) ?? { level: "patch", findings: [] };
    return { slug, packageName, level, findings };
  });
  return {
    needs: [...first.map(firstRelease), ...needs],
    problems: [...broken].map(
      ([slug, reason]) =>
        `The last release of ${slug} does not compile with the runtime as it is now: ${reason} It takes each 1.x of the runtime: let that keep what it has.`,
    ),
  };
}

/** The first changeset makes 1.0.0 of 0.0.0: a major. */
function firstRelease({ slug, packageName, description }: PublishedPackage): Need {
  const text = `The first release. ${description}.`;
  return { slug, packageName, level: "major", findings: [{ level: "major", text }] };
}

export function lastRelease(
  root: string,
  { slug, isProvider }: PublishedPackage,
): Release | undefined {
  return isProvider ? readBaseline(root, slug) : readRelease(root, slug);
}

/** A version that is not that of the last release: `changeset version` alone, or an edit. */
function versionProblem(root: string, one: PublishedPackage): string | undefined {
  const last = lastRelease(root, one)?.version ?? unreleased;
  if (one.version === last) return undefined;
  return `${one.folder}/package.json has the version ${one.version}, and the last release that is known is ${last}. Versions are made by: pnpm version-packages`;
}

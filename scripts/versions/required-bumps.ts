import { type Release, readBaseline, readRelease } from "../release/baseline.ts";
import type { Finding, Level } from "./bump-level.ts";
import { type Changeset, levelGiven } from "./changesets.ts";
import { type Bump, compare } from "./compare/compare-packages.ts";
import { compareRuntimes, declareModules } from "./compare/runtime-compatibility.ts";
import type { Pair } from "./compare/surfaces.ts";
import { contentsOf, type PublishedPackage } from "./published-packages.ts";
import { takeSnapshot } from "./snapshot.ts";

/** A package that has changed since its last release, and what the next one has to say at least. */
export interface Need {
  readonly slug: string;
  readonly packageName: string;
  readonly level: Level;
  /** Whether only its author knows what to tell users. */
  readonly isByHand: boolean;
  readonly findings: readonly Finding[];
}

export interface Needs {
  readonly needs: readonly Need[];
  /** What has to be mended before anything can be said. */
  readonly problems: readonly string[];
}

export const unreleased = "0.0.0";

/**
 * Compares every package with its last release. The compiler runs once, and only where types may have changed.
 *
 * @param changesets what is asked for already: a new major of the runtime is one of every provider, which passes
 * its types on.
 */
export function findNeeds(
  root: string,
  packages: readonly PublishedPackage[],
  changesets: readonly Changeset[],
): Needs {
  const problems = packages.flatMap((one) => versionProblem(root, one) ?? []);
  if (problems.length > 0) return { needs: [], problems };
  const first = packages.filter(({ version }) => version === unreleased);
  const released = packages.filter((one) => !first.includes(one));
  const runtime = released.find(({ packageName }) => packageName === runtimeName);
  const isMajor = runtime && levelGiven(changesets, runtimeName) === "major";
  const changed = released.filter(
    (one) => lastRelease(root, one)?.contents !== contentsOf(one) || (isMajor && one.isProvider),
  );
  const providers = changed.filter(({ isProvider }) => isProvider);
  const pairs = providers.flatMap(({ slug, files }): Pair[] =>
    releasedOf(root, slug).map((last) => ({ ...last, next: takeSnapshot(files) })),
  );
  const bumps = compare(root, pairs);
  const needs = changed.map((one): Need => {
    const { slug, packageName, isProvider } = one;
    const computed =
      bumps.get(slug) ?? (one === runtime ? runtimeBump(root, one, released) : byHand);
    const { level, findings } = isMajor && isProvider ? withRuntime(computed) : computed;
    return { slug, packageName, level, isByHand: !isProvider, findings };
  });
  return { needs: [...first.map(firstRelease), ...needs], problems: [] };
}

export const runtimeName = "@offboard/runtime";

function withRuntime({ findings }: Bump): Bump {
  const text = `It needs the next major version of \`${runtimeName}\`, whose types it passes on.`;
  return { level: "major", findings: [{ level: "major", text }, ...findings] };
}

/** Of what changed in a package that no spec describes, its author has to say what it is. */
const byHand: Bump = { level: "patch", findings: [] };

/** A released package takes each later minor of the runtime, with its types. */
function runtimeBump(
  root: string,
  { slug, files }: PublishedPackage,
  released: readonly PublishedPackage[],
): Bump {
  const old = readRelease(root, slug)?.modules ?? {};
  const users = released.flatMap((one) => releasedOf(root, one.slug));
  return compareRuntimes(root, old, declareModules(files), users);
}

function releasedOf(root: string, slug: string): Pick<Pair, "slug" | "old">[] {
  const old = readBaseline(root, slug);
  return old === undefined ? [] : [{ slug, old }];
}

/** The first changeset makes 1.0.0 of 0.0.0: a major. */
function firstRelease({ slug, packageName, description }: PublishedPackage): Need {
  const text = `The first release. ${description}.`;
  return {
    ...{ slug, packageName, isByHand: false, level: "major" },
    findings: [{ level: "major", text }],
  };
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

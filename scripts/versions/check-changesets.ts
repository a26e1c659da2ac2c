import { covers } from "./bump-level.ts";
import { isSaidBy, summarize } from "./changeset-summary.ts";
import { type Changeset, levelGiven, listChangesets } from "./changesets.ts";
import type { Options } from "./compute-changesets.ts";
import { readPackages } from "./published-packages.ts";
import { findNeeds, type Need } from "./required-bumps.ts";

/**
 * Tells of each package that has changed since its last release and has no changeset, or one that says too little;
 * by content alone, so that the branch does not matter. Gives the exit code, which is 1 then.
 */
export async function check({ root, print }: Options): Promise<number> {
  const packages = readPackages(root);
  const changesets = await listChangesets(root);
  const { needs, problems } = findNeeds(root, packages, changesets);
  const names = new Set(packages.map(({ packageName }) => packageName));
  const lines = [
    ...problems,
    ...changesets.flatMap((changeset) => strangers(changeset, names)),
    ...changesets.flatMap((changeset) => unresolved(changeset)),
    ...(problems.length > 0 ? [] : stale(needs, changesets)),
    ...complaints(needs, changesets),
  ];
  for (const line of lines) print(line);
  if (lines.length > 0) return 1;
  const changed = needs.map(({ packageName, level }) => `${packageName} (${level})`);
  print(
    changed.length > 0
      ? `Every change has its changeset: ${changed.join(", ")}.`
      : "No package has changed since its last release.",
  );
  return 0;
}

/** `changeset version` would stop at a package that is not there. */
function strangers({ id, levels }: Changeset, names: ReadonlySet<string>): string[] {
  return [...levels.keys()]
    .filter((name) => !names.has(name))
    .map((name) => `.changeset/${id}.md names ${name}, which is no package here. Mend the name.`);
}

/** What a merge left would stand in the changelog. */
function unresolved({ id, summary }: Changeset): string[] {
  return /^(?:<{7}|>{7}) /m.test(summary)
    ? [`.changeset/${id}.md has the marks of a merge conflict. Resolve it.`]
    : [];
}

/**
 * A computed changeset tells what a change is. Where the change was changed or taken back since, it is not true. Two that
 * were merged may both be: they tell of a part each.
 */
export function stale(needs: readonly Need[], changesets: readonly Changeset[]): string[] {
  return changesets
    .filter(({ isComputed }) => isComputed)
    .filter(({ levels, summary }) => {
      const need = needs.find(({ packageName }) => levels.has(packageName));
      return need === undefined || !isSaidBy(summary, need.findings);
    })
    .map(
      ({ id }) =>
        `.changeset/${id}.md is not what has changed any more.\nWrite it again with: pnpm changeset:compute`,
    );
}

/** Of the changes that have no changeset, or one that says too little. */
export function complaints(needs: readonly Need[], changesets: readonly Changeset[]): string[] {
  return needs.flatMap((need) => complaint(need, changesets) ?? []);
}

function complaint(
  { packageName, level, findings, isByHand }: Need,
  changesets: readonly Changeset[],
): string | undefined {
  const given = levelGiven(changesets, packageName);
  if (covers(given, level)) return undefined;
  const found = given === undefined ? "no changeset says so" : `its changesets say ${given}`;
  const why = findings.length > 0 ? ` ${summarize(level, findings)}` : "";
  const mend = isByHand ? "pnpm changeset" : "pnpm changeset:compute";
  return `${packageName} has changed, which is a ${level}, and ${found}.${why}\nWrite it with: ${mend}`;
}

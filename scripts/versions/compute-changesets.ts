import { covers } from "./bump-level.ts";
import { summarize } from "./changeset-summary.ts";
import {
  type Changeset,
  levelGiven,
  listChangesets,
  removeChangeset,
  renderChangeset,
  writeChangeset,
} from "./changesets.ts";
import { readPackages } from "./published-packages.ts";
import { findNeeds, type Need } from "./required-bumps.ts";

export interface Options {
  /** The folder of the repository. */
  readonly root: string;
  readonly print: (line: string) => void;
}

/**
 * Writes the changesets that are missing, and again those that it wrote before: one for each package whose others
 * say too little. Gives the exit code: 1 where somebody has to do something first.
 */
export async function compute({ root, print }: Options): Promise<number> {
  const changesets = await listChangesets(root);
  const { needs, problems } = findNeeds(root, readPackages(root), changesets);
  for (const problem of problems) print(problem);
  if (problems.length > 0) return 1;
  const { removed, written, silent } = planChangesets(needs, changesets);
  for (const id of removed) {
    removeChangeset(root, id);
    print(`.changeset/${id}.md is removed: it is not what has changed any more.`);
  }
  for (const { id, text, told } of written) {
    writeChangeset(root, id, text);
    print(`.changeset/${id}.md is written. ${told}`);
  }
  for (const { packageName } of silent)
    print(`${packageName} is written by hand, and so is its changeset: pnpm changeset`);
  if (written.length + silent.length === 0) print("Every change has its changeset.");
  return silent.length > 0 ? 1 : 0;
}

export interface Plan {
  /** Computed ones that say what is no longer so. */
  readonly removed: readonly string[];
  readonly written: readonly {
    readonly id: string;
    readonly text: string;
    readonly told: string;
  }[];
  /** Of these nobody but their author knows what to say. */
  readonly silent: readonly Need[];
}

/** Changesets by hand stay as they are; what they don't cover is computed. */
export function planChangesets(needs: readonly Need[], changesets: readonly Changeset[]): Plan {
  const byHand = changesets.filter(({ isComputed }) => !isComputed);
  const missing = needs.filter(
    ({ packageName, level }) => !covers(levelGiven(byHand, packageName), level),
  );
  const wanted = missing
    .filter(({ isByHand }) => !isByHand)
    .map(({ slug, packageName, level, findings }) => {
      const summary = summarize(level, findings);
      const changeset = renderChangeset(slug, packageName, level, summary);
      return { ...changeset, told: `${packageName}: ${level}. ${summary}` };
    });
  const isThere = (name: string) => changesets.some(({ id }) => id === name);
  return {
    removed: changesets.flatMap(({ id, isComputed }) =>
      isComputed && !wanted.some((changeset) => changeset.id === id) ? [id] : [],
    ),
    written: wanted.filter(({ id }) => !isThere(id)),
    silent: missing.filter(({ isByHand }) => isByHand),
  };
}

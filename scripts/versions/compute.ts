import {
  levelGiven,
  listChangesets,
  removeChangeset,
  renderChangeset,
  writeChangeset,
} from "./changesets.ts";
import { covers } from "./level.ts";
import { findNeeds } from "./needs.ts";
import { readPackages } from "./packages.ts";
import { summarize } from "./summary.ts";

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
  const { needs, problems } = findNeeds(root, readPackages(root));
  for (const problem of problems) print(problem);
  if (problems.length > 0) return 1;
  const changesets = await listChangesets(root);
  const byHand = changesets.filter(({ isComputed }) => !isComputed);
  const missing = needs.filter(
    ({ packageName, level }) => !covers(levelGiven(byHand, packageName), level),
  );
  const wanted = new Map(
    missing
      .filter(({ findings }) => findings.length > 0)
      .map(({ slug, packageName, level, findings }) => {
        const summary = summarize(level, findings);
        const { id, text } = renderChangeset(slug, packageName, level, summary);
        return [id, { text, line: `${packageName}: ${level}. ${summary}` }] as const;
      }),
  );
  for (const { id, isComputed } of changesets)
    if (isComputed && !wanted.has(id)) {
      removeChangeset(root, id);
      print(`.changeset/${id}.md is removed: it is not what has changed any more.`);
    }
  for (const [id, { text, line }] of wanted) {
    if (changesets.some((changeset) => changeset.id === id)) continue;
    writeChangeset(root, id, text);
    print(`.changeset/${id}.md is written. ${line}`);
  }
  const silent = missing.filter(({ findings }) => findings.length === 0);
  for (const { packageName } of silent)
    print(`${packageName} is written by hand, and so is its changeset: pnpm changeset`);
  if (wanted.size === 0 && silent.length === 0) print("Every change has its changeset.");
  return silent.length > 0 ? 1 : 0;
}

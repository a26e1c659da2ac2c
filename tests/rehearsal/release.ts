import { type Change, describeChanges } from "./changes.ts";
import { publish } from "./publishing.ts";
import type { Registry } from "./registry.ts";
import { type Published, reportOf } from "./report.ts";
import type { PublicPackage, Repository } from "./repository.ts";

/**
 * Makes changes, and releases what they come to, as a maintainer does. Gives what was published: the registry's word.
 *
 * @param before the packages of the release before; none for the first.
 */
export async function release(
  repository: Repository,
  registry: Registry,
  changes: readonly Change[],
  before: readonly PublicPackage[],
): Promise<Published[]> {
  const published = registry.published.length;
  for (const change of changes) change.make(repository);
  await describeChanges(repository, changes);
  await repository.version();
  await repository.pack();
  await publish(repository, "--tries", "1");
  return reportOf(repository, before, registry.published.slice(published));
}

/** What a release of a change has to come to: the version after that of the release before. */
export function nextOf(
  { packageName, bump, summary }: Change,
  before: readonly PublicPackage[],
): Published {
  const version = before.find(({ name }) => name === packageName)?.version ?? "";
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const next = {
    major: [major + 1, 0, 0],
    minor: [major, minor + 1, 0],
    patch: [major, minor, patch + 1],
  };
  return { packageName, bump, version: next[bump].join("."), why: summary };
}

/** How much of a version changes (Semantic Versioning 2.0.0 §6 to §8). */
export type Level = "patch" | "minor" | "major";

const order: readonly (Level | undefined)[] = [undefined, "patch", "minor", "major"];

/** Whether one level says at least as much as another. Nothing says less than a patch. */
export function covers(given: Level | undefined, needed: Level | undefined): boolean {
  return order.indexOf(given) >= order.indexOf(needed);
}

export function highest(levels: Iterable<Level | undefined>): Level | undefined {
  return [...levels].reduce((most, level) => (covers(most, level) ? most : level), undefined);
}

/** One thing that a user of a package may notice, as a sentence for its changelog. */
export interface Finding {
  readonly level: Level;
  readonly text: string;
  /** Left out where another finding begins with one of these: it says the same, and more. */
  readonly unless?: readonly string[];
}

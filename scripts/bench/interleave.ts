/** The middle of some numbers. Throws for none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  if (high === undefined || low === undefined) throw new Error("Nothing was measured.");
  return (high + low) / 2;
}

/**
 * Measures several things in turn, round after round, so that what slows the machine down for a while
 * slows all of them down; gives the median of each. One round more, the first, is not counted.
 */
export async function interleave<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries<() => number | Promise<number>>(measures);
  const found = new Map<string, number[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measure] of entries) {
      const number = await measure();
      if (round > 0) found.get(name)?.push(number);
    }
  }
  const medians = [...found].map(([name, numbers]) => [name, median(numbers)]);
  return Object.fromEntries(medians) as Record<Name, number>;
}

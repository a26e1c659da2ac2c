import { expect, vi } from "vitest";

const given = process.env.OFFBOARD_SEED;

/** Where everything that is drawn comes from. With the printed one in `OFFBOARD_SEED` it is drawn again. */
export const seed: number = given ? Number(given) : Date.now() % 2 ** 31;
console.info(`Drawn with OFFBOARD_SEED=${seed}.`);

// Thousands of calls take a busy machine its time.
vi.setConfig({ testTimeout: 60_000 });

/** Counts how often a property took each of its branches. */
export function bothBranches(): {
  refused: number;
  sent: number;
  expectOften: (least: number) => void;
} {
  const counts = {
    refused: 0,
    sent: 0,
    expectOften: (least: number) => {
      console.info(`${counts.refused} refused, ${counts.sent} sent`);
      expect(Math.min(counts.refused, counts.sent)).toBeGreaterThan(least);
    },
  };
  return counts;
}

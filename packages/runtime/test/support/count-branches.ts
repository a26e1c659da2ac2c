import { expect } from "vitest";

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

import { expect, vi } from "vitest";
import { seed } from "./seed.ts";

export { seed };

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

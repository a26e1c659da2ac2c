import type { Clock } from "../../src/index.ts";

/** A clock that never waits, and tells what it was asked to. */
export interface TestClock extends Clock {
  /** In milliseconds. */
  readonly waits: number[];
}

export function testClock(random = 0.5): TestClock {
  const waits: number[] = [];
  let time = Date.UTC(2026, 0, 1);
  return {
    waits,
    now: () => time,
    random: () => random,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
}

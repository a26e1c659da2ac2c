import { nameOf } from "./removal.ts";
import type { Soak } from "./run-soak.ts";

/** The soak in a line: its seed, how the calls ended, and what struck how often. */
export function summaryOf(soak: Soak, seed: number): string {
  const { removals, seconds } = soak;
  const requests = removals.reduce((sum, { seen }) => sum + seen.requests, 0);
  const again = removals.filter(({ told }) => told && told.events.length > 1).length;
  const ends = removals.map(({ told }) => told?.end ?? "lost");
  return [
    `Soak with OFFBOARD_SEED=${seed}: ${removals.length} removals in ${seconds.toFixed(1)} s`,
    `${requests} requests, ${again} calls tried again`,
    `ended as ${counted(ends)}`,
    `struck by ${counted(struckBy(soak))}`,
  ].join("; ");
}

/** Each fault that struck, as often as it did: `status 503 0 after`, and `token URL: cut`. */
export function struckBy({ removals }: Soak): string[] {
  return removals.flatMap(({ seen }) => [
    ...seen.struck.flatMap((fault) => (fault ? [nameOf(fault)] : [])),
    ...seen.tokenStruck.flatMap((fault) => (fault ? [`token URL: ${nameOf(fault)}`] : [])),
  ]);
}

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.map(([name, count]) => `${count} ${name}`).join(", ");
}

import type { Group, Play, Report, Way } from "../way.ts";

export function removed(status: number): Report {
  return { outcome: "removed", status, attempts: 1 };
}

/** An ApiError. */
export function answered(outcome: "refused" | "unknown", status: number): Report {
  return { outcome, name: "ApiError", status, attempts: 1 };
}

/** A ConnectionError. */
export function lost(outcome: "refused" | "unknown" | "not-sent"): Report {
  return { outcome, name: "ConnectionError", attempts: 1 };
}

/** A TimeoutError. */
export function late(outcome: "refused" | "unknown"): Report {
  return { outcome, name: "TimeoutError", attempts: 1 };
}

/** Makes the ways of one part of the table, each a line: what happens, what is told, why, and what the server does. */
export function waysOf(
  group: Group,
): (name: string, want: Report, why: string, play: Play, more?: Partial<Way>) => Way {
  return (name, want, why, play, more) => ({ group, name, want, why, play, ...more });
}

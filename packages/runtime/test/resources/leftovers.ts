import { getEventListeners } from "node:events";
import type { IncomingMessage } from "node:http";
import { expect } from "vitest";
import { until } from "../support/sockets.ts";

/** How many timers keep the program from its end. */
export function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

/** Expects no listener on a signal, and no more timers than there were before. */
export function expectNothingLeft(signal: AbortSignal, before: number): void {
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(timers()).toBeLessThanOrEqual(before);
}

/**
 * Waits until every socket that carried a request has closed. Node's pool may open one for a call that was left
 * meanwhile: that one carries nothing, keeps no program from its end, and closes after four seconds.
 */
export function untilQuiet(requests: readonly IncomingMessage[]): Promise<void> {
  return until(() => requests.every(({ socket }) => socket.destroyed), "the sockets to close");
}

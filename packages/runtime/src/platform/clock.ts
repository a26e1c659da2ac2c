import { cancellable } from "./cancellable.ts";

/** Where time and chance come from. A test can hand others to `createProviderClient`. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** From 0 to below 1. */
  random(): number;
  /** Resolves after that many milliseconds; rejects with the signal's reason, and leaves no timer. */
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<unknown>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    cancellable(signal, () => new Promise(() => {}), milliseconds).catch(() => {
      if (signal?.aborted) throw signal.reason;
    }),
};

/** Waits. When the signal aborts, it clears its timer and rejects with the signal's reason. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** The next chunk of an endless body: one space after `every` milliseconds, or else many spaces. */
export async function nextSpaces(
  every: number | undefined,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  // Even many spaces wait for a turn of the event loop. Otherwise a greedy reader would block all timers, its own
  // time-out among them.
  await sleep(every ?? 0, signal);
  return new Uint8Array(every === undefined ? 65_536 : 1).fill(32);
}

/** Waits, and leaves neither a timer nor a listener behind. Rejects with the signal's reason where it aborts. */
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

/** The next part of a body without end: one space after `every` milliseconds, or many after a turn of the event loop. */
export async function nextSpaces(
  every: number | undefined,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  // Without a turn, a reader that has no limit of its own would keep timers, and with them its time-out, from running.
  await sleep(every ?? 0, signal);
  return new Uint8Array(every === undefined ? 65_536 : 1).fill(32);
}

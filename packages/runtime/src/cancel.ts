/** Thrown by {@link cancellable} when its time is over. */
export const timedOut: unique symbol = Symbol();

/**
 * Runs a task that can be left at any moment: rejects at once with the signal's own reason, or with
 * {@link timedOut}, without waiting for the task, whose signal aborts then. Leaves no timer and no listener.
 *
 * @param milliseconds no limit where it is left out.
 */
export async function cancellable<Value>(
  signal: AbortSignal | undefined,
  milliseconds: number | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  if (signal?.aborted) throw signal.reason;
  // A controller of our own: a signal that is given to fetch keeps what fetch hangs on it.
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave = (): void => {};
  try {
    return await new Promise<Value>((resolve, reject) => {
      leave = () => {
        reject(signal?.reason);
        controller.abort();
      };
      signal?.addEventListener("abort", leave);
      if (milliseconds !== undefined) {
        timer = setTimeout(() => {
          reject(timedOut);
          controller.abort();
        }, milliseconds);
      }
      task(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", leave);
  }
}

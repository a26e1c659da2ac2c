/**
 * Runs a task that can be left at any moment: rejects at once with the signal's own reason, or when its time
 * is over, without waiting for the task, whose signal aborts then. Leaves no timer and no listener.
 *
 * @param milliseconds no limit where it is left out.
 * @param late makes the error for a task that took longer.
 */
export async function cancellable<Value>(
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
  milliseconds?: number,
  late?: () => Error,
): Promise<Value> {
  if (signal?.aborted) throw signal.reason;
  // A controller of our own: a signal that is given to fetch keeps what fetch hangs on it.
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave!: (event?: Event) => void;
  try {
    return await new Promise<Value>((resolve, reject) => {
      // A signal tells of its event, a timer of nothing.
      leave = (event) => {
        reject(event ? signal?.reason : late?.());
        controller.abort();
      };
      signal?.addEventListener("abort", leave);
      if (milliseconds !== undefined) timer = setTimeout(leave, milliseconds);
      task(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", leave);
  }
}

type End = (isAbort?: true) => void;
type Shared = readonly [ends: Set<End>, listener: () => void];

/** For each signal, the tasks that it ends, and its one listener. Collected together with the signal. */
const sharedBySignal = new WeakMap<AbortSignal, Shared>();

/** One listener for all tasks of a signal: Node 20 warns of a leak where a signal has more than ten. */
function sharedOf(signal: AbortSignal): Shared {
  let shared = sharedBySignal.get(signal);
  if (!shared) {
    const ends = new Set<End>();
    const listener = (): void => {
      for (const end of ends) end(true);
    };
    shared = [ends, listener];
    sharedBySignal.set(signal, shared);
  }
  return shared;
}

/**
 * Runs a task that can be ended at any moment. When the signal aborts, or when the time is over, it aborts the
 * task's own signal and rejects at once, without waiting for the task. An abort rejects with the signal's own
 * reason. Leaves no timer and no listener.
 *
 * @param milliseconds no limit where it is left out.
 * @param makeTimeoutError makes the error for a task that took longer.
 */
export async function cancellable<Value>(
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
  milliseconds?: number,
  makeTimeoutError?: () => Error,
): Promise<Value> {
  if (signal?.aborted) throw signal.reason;
  // Not the caller's signal: `fetch` leaves listeners on the one that it is given.
  const controller = new AbortController();
  const [ends, listener] = signal ? sharedOf(signal) : [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let end!: End;
  try {
    return await new Promise<Value>((resolve, reject) => {
      // A timer calls it without an argument.
      end = (isAbort) => {
        reject(isAbort ? signal?.reason : makeTimeoutError?.());
        controller.abort();
      };
      if (!ends?.size) signal?.addEventListener("abort", listener as () => void);
      ends?.add(end);
      if (milliseconds !== undefined) timer = setTimeout(end, milliseconds);
      task(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    ends?.delete(end);
    if (!ends?.size) signal?.removeEventListener("abort", listener as () => void);
  }
}

type Leave = (aborted?: true) => void;
type Shared = readonly [leaves: Set<Leave>, listener: () => void];

/** By signal: the tasks that it ends, and the one listener that does so. It goes where the signal goes. */
const sharedBy = new WeakMap<AbortSignal, Shared>();

/** However many tasks a signal ends, one listener is on it: of more than ten, Node 20 warns as of a leak. */
function sharedOn(signal: AbortSignal): Shared {
  let shared = sharedBy.get(signal);
  if (!shared) {
    const leaves = new Set<Leave>();
    const listener = (): void => {
      for (const leave of leaves) leave(true);
    };
    shared = [leaves, listener];
    sharedBy.set(signal, shared);
  }
  return shared;
}

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
  const [leaves, listener] = signal ? sharedOn(signal) : [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave!: Leave;
  try {
    return await new Promise<Value>((resolve, reject) => {
      // A timer says nothing.
      leave = (aborted) => {
        reject(aborted ? signal?.reason : late?.());
        controller.abort();
      };
      if (!leaves?.size) signal?.addEventListener("abort", listener as () => void);
      leaves?.add(leave);
      if (milliseconds !== undefined) timer = setTimeout(leave, milliseconds);
      task(controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    leaves?.delete(leave);
    if (!leaves?.size) signal?.removeEventListener("abort", listener as () => void);
  }
}

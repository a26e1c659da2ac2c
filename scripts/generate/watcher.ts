import { type FSWatcher, lstatSync, watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a folder is looked at that is missing, or that the system does not watch. In milliseconds. */
const tick = 500;

/** Tells that something may have changed in a folder; what, its contents say. */
export interface Watcher {
  /** Resolves after the next event, also one since the last time. Rejects when the signal is aborted. */
  readonly changed: () => Promise<void>;
  readonly close: () => void;
}

export function createWatcher(folder: string, signal: AbortSignal): Watcher {
  let watched: { readonly watcher: FSWatcher; readonly inode: bigint | undefined } | undefined;
  let happened = false;
  let wake = (): void => {};
  const notice = (): void => {
    happened = true;
    wake();
  };
  const close = (): void => {
    watched?.watcher.close();
    watched = undefined;
  };
  const open = (): void => {
    try {
      const watcher = watch(folder, notice);
      watcher.once("error", notice);
      watched = { watcher, inode: inodeOf(folder) };
    } catch {
      // It is missing, or there are no watchers left.
    }
  };
  open();
  signal.addEventListener("abort", notice, { once: true });
  return {
    changed: async () => {
      // A folder that was moved away or written anew is another one than is watched.
      const isSame = inodeOf(folder) === watched?.inode;
      if (!isSame) {
        close();
        open();
      }
      if (watched === undefined) await sleep(tick, undefined, { signal });
      else if (isSame && !happened) {
        // Windows tells nothing of it.
        const timer = setInterval(() => inodeOf(folder) !== watched?.inode && notice(), tick);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        clearInterval(timer);
      }
      signal.throwIfAborted();
      happened = false;
    },
    close: () => {
      signal.removeEventListener("abort", notice);
      close();
    },
  };
}

/** As a `bigint`: Windows has numbers here that another one rounds. */
function inodeOf(folder: string): bigint | undefined {
  try {
    return lstatSync(folder, { bigint: true }).ino;
  } catch {
    return undefined;
  }
}

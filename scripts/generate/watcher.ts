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
  let watched: { readonly watcher: FSWatcher; readonly inode: number } | undefined;
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
      watched = { watcher, inode: lstatSync(folder).ino };
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
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
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

function inodeOf(folder: string): number | undefined {
  try {
    return lstatSync(folder).ino;
  } catch {
    return undefined;
  }
}

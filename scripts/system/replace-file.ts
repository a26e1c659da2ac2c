import { renameSync } from "node:fs";

/** What Windows says of a file that somebody reads at the moment: an editor, a virus scanner, an index. */
const busy = ["EPERM", "EACCES", "EBUSY"];

/** In milliseconds; each wait is twice the one before. */
const longestWait = 512;

/** Renames a file to one that may be there. On Windows it waits, for a second at most, until that can be replaced. */
export function replaceFile(
  from: string,
  to: string,
  platform: NodeJS.Platform = process.platform,
  rename: (from: string, to: string) => void = renameSync,
): void {
  for (let wait = 1; ; wait *= 2) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (platform !== "win32" || wait > longestWait || !busy.includes(code)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
}

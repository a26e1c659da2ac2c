import { rmSync } from "node:fs";

/** Removes a folder. On Windows what somebody has open (a process that ends, a virus scanner) can't be removed yet. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, maxRetries: 9 });
}

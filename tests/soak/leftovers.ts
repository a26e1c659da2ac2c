import { Session } from "node:inspector/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until nothing is left; fails after 20 seconds. `fetch` itself closes idle connections after 4. */
export async function untilNone(what: string, left: () => readonly unknown[]): Promise<void> {
  for (const end = Date.now() + 20_000; left().length > 0; await sleep(20)) {
    if (Date.now() > end)
      throw new Error(`20 seconds after the last call, no ${what} may be left; found ${left()}.`);
  }
}

/** What keeps the process alive now and did not before. */
export function resourcesBeside(before: readonly string[]): string[] {
  const left = process.getActiveResourcesInfo();
  for (const name of before) if (left.includes(name)) left.splice(left.indexOf(name), 1);
  return left;
}

/** Bytes of the heap that something still holds. The calls themselves run without a collection that was forced. */
export async function heldBytes(): Promise<number> {
  const session = new Session();
  session.connect();
  // What a finalizer lets go of is collected the next time.
  for (let count = 0; count < 3; count++) {
    await session.post("HeapProfiler.collectGarbage");
    await sleep(1);
  }
  session.disconnect();
  return process.memoryUsage().heapUsed;
}

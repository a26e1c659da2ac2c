import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Outcome, runOne, type Setting } from "./run-one.ts";

/** Another thread loads all tools for itself: it takes as long as some forty specs do. */
const specsForAThread = 40;

/** Each thread takes some 300 MB. */
const mostThreads = 4;

/** What the threads of a run share. */
export interface Share {
  readonly slugs: readonly string[];
  readonly setting: Setting;
  /** How many slugs are taken. */
  readonly taken: Int32Array;
}

/** Generates or compares packages, on several cores where there are many. Rejects with the first failure. */
export async function runAll(
  slugs: readonly string[],
  setting: Setting,
): Promise<Map<string, Outcome>> {
  const share = { slugs, setting, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const useful = Math.floor(slugs.length / specsForAThread);
  const others = Math.max(0, Math.min(useful, mostThreads, availableParallelism()) - 1);
  const threads = Array.from({ length: others }, () => runThread(share));
  const parts = await Promise.allSettled([runShare(share), ...threads]);
  return new Map(
    parts.flatMap((part) => {
      if (part.status === "rejected") throw part.reason;
      return part.value;
    }),
  );
}

/** Takes one slug after the other until none is left. After a failure nobody takes another. */
export async function runShare({ slugs, setting, taken }: Share): Promise<[string, Outcome][]> {
  const outcomes: [string, Outcome][] = [];
  try {
    for (;;) {
      const slug = slugs[Atomics.add(taken, 0, 1)];
      if (slug === undefined) return outcomes;
      outcomes.push([slug, await runOne(slug, setting)]);
    }
  } catch (error) {
    Atomics.store(taken, 0, slugs.length);
    throw error;
  }
}

function runThread(share: Share): Promise<[string, Outcome][]> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: share });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`A thread ended with ${code}.`)));
  });
}

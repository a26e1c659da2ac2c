import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { startRenderer } from "./renderer.ts";
import { type Outcome, runOne, type Setting } from "./run-one.ts";

/** Another thread loads all tools for itself: it takes as long as some forty specs do. */
const specsForAThread = 40;

/** Each thread takes some 300 MB. */
const mostThreads = 4;

/** What the threads of a run share. */
export interface Share {
  readonly slugs: readonly string[];
  readonly setting: Setting;
  /** Whether another thread renders what this one checks. */
  readonly isPaired: boolean;
  /** How many slugs are taken. */
  readonly taken: Int32Array;
}

/** As many specs are on their way at a time where another thread renders: neither waits for the other. */
const onTheirWay = 6;

/** Generates or compares packages, on several cores where there are many. Rejects with the first failure. */
export async function runAll(
  slugs: readonly string[],
  setting: Setting,
): Promise<Map<string, Outcome>> {
  const share = { slugs, setting, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const useful = Math.floor(slugs.length / specsForAThread);
  const count = Math.max(1, Math.min(useful, mostThreads, availableParallelism()));
  // Of two threads one checks and the other renders; of three the third does both.
  const threads = Array.from({ length: Math.ceil(count / 2) - 1 }, (_, index) =>
    runThread({ ...share, isPaired: 2 * index + 4 <= count }),
  );
  const parts = await Promise.allSettled([runShare({ ...share, isPaired: count > 1 }), ...threads]);
  return new Map(
    parts.flatMap((part) => {
      if (part.status === "rejected") throw part.reason;
      return part.value;
    }),
  );
}

/** Takes one slug after the other until none is left. After a failure nobody takes another. */
export async function runShare({
  slugs,
  setting,
  taken,
  isPaired,
}: Share): Promise<[string, Outcome][]> {
  const renderer = isPaired ? startRenderer(setting.biomeJson) : undefined;
  const outcomes: [string, Outcome][] = [];
  const run = async (): Promise<void> => {
    try {
      for (;;) {
        const slug = slugs[Atomics.add(taken, 0, 1)];
        if (slug === undefined) return;
        outcomes.push([slug, await runOne(slug, setting, renderer?.render)]);
      }
    } catch (error) {
      Atomics.store(taken, 0, slugs.length);
      throw error;
    }
  };
  try {
    await Promise.all(Array.from({ length: renderer ? onTheirWay : 1 }, run));
  } finally {
    renderer?.close();
  }
  return outcomes;
}

function runThread(share: Share): Promise<[string, Outcome][]> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData: share });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`A thread ended with ${code}.`)));
  });
}

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hash } from "./cache.ts";
import { run } from "./run.ts";
import { readSpecFile, slugsOf } from "./specs.ts";
import { createWatcher } from "./watcher.ts";

export interface Options {
  /** The folder that holds `specs`, `packages/providers`, `LICENSE` and `biome.json`. */
  readonly root: string;
  /** The specs to generate from; all where there are none. */
  readonly slugs: readonly string[];
  readonly print: (line: string) => void;
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/** Editors save in several steps. In milliseconds. */
const pause = 50;

/**
 * Generates the packages, and again each whose spec is saved with another content, until the signal is
 * aborted. No error ends it, and it removes no package: an editor may remove a spec to save it. Gives the exit
 * code, which is 1 for a slug without a spec.
 */
export async function watch({ root, slugs, print, signal }: Options): Promise<number> {
  const known = slugsOf(root);
  if (!slugs.every((slug) => known.includes(slug)))
    return run({ root, slugs, check: false, print });
  const isWanted = (slug: string) => slugs.length === 0 || slugs.includes(slug);
  const generate = async (names: readonly string[]): Promise<void> => {
    try {
      await run({ root, slugs: names, check: false, print });
    } catch (error) {
      print(error instanceof Error ? error.message : String(error));
    }
  };
  const watcher = createWatcher(join(root, "specs"), signal);
  try {
    let contents = readContents(root) ?? new Map<string, string>();
    await generate(slugs);
    print("Watching specs/. Ctrl+C ends it.");
    for (;;) {
      await watcher.changed();
      await sleep(pause, undefined, { signal });
      const now = readContents(root);
      if (now === undefined) continue;
      const changed = [...now.keys()].filter((slug) => now.get(slug) !== contents.get(slug));
      const gone = [...contents.keys()].filter((slug) => !now.has(slug));
      contents = now;
      for (const slug of gone.filter(isWanted))
        print(`specs/${slug}.yaml is gone. Its package stays until you run: pnpm generate`);
      if (changed.some(isWanted)) await generate(changed.filter(isWanted));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return 0;
  } finally {
    watcher.close();
  }
}

/** The specs' contents, as hashes; undefined while there is nothing to read. */
function readContents(root: string): Map<string, string> | undefined {
  try {
    const contents = slugsOf(root).map((slug) => [slug, contentOf(root, slug)] as const);
    return contents.length > 0 ? new Map(contents) : undefined;
  } catch {
    return undefined;
  }
}

/** What can't be read has a content too, which the run tells of. */
function contentOf(root: string, slug: string): string {
  try {
    const read = readSpecFile(root, slug);
    return "problem" in read ? read.problem : hash(read.bytes);
  } catch (error) {
    return String(error);
  }
}

/** A signal that is aborted by Ctrl+C or by an end from outside; a second one ends the process at once. */
export function untilStopped(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

import { canBeBusy } from "./busy-server.ts";
import { deviations } from "./deviations.ts";
import type { Way } from "./way.ts";
import { bodyWays } from "./ways/body.ts";
import { connectingWays } from "./ways/connecting.ts";
import { contentWays } from "./ways/content.ts";
import { headWays } from "./ways/head.ts";
import { keptAliveWays } from "./ways/kept-alive.ts";
import { redirectWays } from "./ways/redirects.ts";
import { statusWays } from "./ways/status.ts";
import { timeWays } from "./ways/time.ts";
import { waitingWays } from "./ways/waiting.ts";

/** The table of ways in which a call can end: the documentation, and the test on every platform. */
export const ways: readonly Way[] = withDeviations([
  ...connectingWays,
  ...waitingWays,
  ...headWays,
  ...bodyWays,
  ...contentWays,
  ...statusWays,
  ...redirectWays,
  ...timeWays,
  ...keptAliveWays,
]);

/** Those that can be played on this system. */
export const playable: readonly Way[] = ways.filter(({ at }) => canBeBusy || at !== "busy");

/** Adds to each way what platforms do otherwise. */
function withDeviations(all: readonly Way[]): readonly Way[] {
  const exceptions = new Map(all.map(({ name }) => [name, {} as NonNullable<Way["except"]>]));
  for (const { on, ways: named, ...exception } of deviations) {
    const names =
      named instanceof RegExp ? [...exceptions.keys()].filter((name) => named.test(name)) : named;
    if (names.length === 0) throw new Error(`deviations.ts: no way is named like ${named}.`);
    for (const name of names) {
      const found = exceptions.get(name);
      if (!found) throw new Error(`deviations.ts: no way has the name "${name}".`);
      for (const platform of on) {
        if (found[platform])
          throw new Error(`deviations.ts: ${platform} has two exceptions from "${name}".`);
        found[platform] = exception;
      }
    }
  }
  return all.map((way) => {
    const except = exceptions.get(way.name) ?? {};
    return Object.keys(except).length > 0 ? { ...way, except } : way;
  });
}

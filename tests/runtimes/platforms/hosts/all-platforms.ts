import { bun } from "./bun.ts";
import { chromium } from "./chromium.ts";
import { deno } from "./deno.ts";
import type { Start } from "./host.ts";
import { nodes } from "./node.ts";
import { workerd } from "./workerd.ts";

/** Every platform that Offboard names. */
export const allPlatforms: readonly Start[] = [...nodes, bun, deno, workerd, chromium];

/**
 * The platforms to test: all, or those that OFFBOARD_PLATFORMS names, which is for work on one of them.
 * Where CI is set, it is refused: there, a platform that is missing is a failure.
 */
export function platformsFrom(
  environment: Readonly<Record<string, string | undefined>>,
): readonly Start[] {
  const { OFFBOARD_PLATFORMS: given, CI } = environment;
  if (!given) return allPlatforms;
  if (CI)
    throw new Error(
      "OFFBOARD_PLATFORMS is set where CI is set: take it out, every platform is tested here.",
    );
  return given.split(",").map((name) => {
    const found = allPlatforms.find(({ platform }) => platform === name.trim());
    if (found) return found;
    const names = allPlatforms.map(({ platform }) => platform).join(",");
    throw new Error(`OFFBOARD_PLATFORMS names "${name.trim()}", which is none of ${names}.`);
  });
}

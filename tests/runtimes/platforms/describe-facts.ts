import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Platform } from "../way.ts";
import { facts } from "./facts.ts";
import type { Host } from "./hosts/host.ts";
import { pinnedNode, pinnedVersion } from "./hosts/installed-platforms.ts";
import { observe } from "./observe.ts";
import { factsFile, renderFacts } from "./render-facts.ts";

/** What docs/runtimes.md says of a platform is what it does. */
export function describeFacts(platform: Platform, host: () => Host): void {
  test("does by itself what the table says", { timeout: 60_000 }, async () => {
    const { version, ...wanted } = facts[platform];
    const observed = await observe(host());
    expect(observed, `Observed: ${JSON.stringify(observed)}`).toEqual(wanted);
  });
}

/** The table of all platforms, whichever of them run. */
export function describeFactsTable(): void {
  describe("docs/runtimes.md", () => {
    test("is what `node tests/runtimes/platforms/write-facts.ts` writes", () => {
      expect(readFileSync(factsFile, "utf8")).toBe(renderFacts());
    });

    test.for(Object.entries(facts).filter(([platform]) => platform !== "Chromium"))(
      "names the version of %s that is tested",
      ([platform, { version }]) => {
        const [name = "", major] = platform.toLowerCase().split(" ");
        // What the page says is of Linux.
        expect(version).toBe(major ? pinnedNode(major, "linux-x64") : pinnedVersion(name));
      },
    );
  });
}

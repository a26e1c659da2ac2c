import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { mistakesOf } from "../../scripts/test/support/small-spec.ts";
import type { Feature } from "./feature.ts";
import { specOf } from "./load.ts";

/** A spec that says almost the same is refused, with the place and the code of each mistake. */
export function describeNearMisses(slug: string, { nearMisses }: Feature): void {
  describe("refuses", () => {
    test.for(nearMisses)("$title", async ({ from, to, problem }) => {
      const parts = readFileSync(specOf(slug), "utf8").split(from);
      expect(parts, `${JSON.stringify(from)} stands once in the spec`).toHaveLength(2);
      expect(await mistakesOf(parts.join(to), slug)).toEqual([problem].flat());
    });
  });
}

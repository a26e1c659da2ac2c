import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { problemsOf } from "../../scripts/test/support/small-spec.ts";
import type { Feature } from "./feature.ts";
import { specOf } from "./load.ts";

/** A spec that says almost the same is refused, with the place and with what to do. */
export function describeNearMisses(slug: string, { nearMisses }: Feature): void {
  describe("refuses", () => {
    test.for(nearMisses)("$title", async ({ from, to, problem }) => {
      const parts = readFileSync(specOf(slug), "utf8").split(from);
      expect(parts, `${JSON.stringify(from)} stands once in the spec`).toHaveLength(2);
      const wanted = [problem].flat().map((text) => `specs/${slug}.yaml:${text}`);
      const found = await problemsOf(parts.join(to), slug);
      expect(found.map((text, index) => cutAs(text, wanted[index] ?? ""))).toEqual(wanted);
    });
  });
}

/** A list of all that is supported has its test elsewhere: here it is an ellipsis. */
function cutAs(found: string, wanted: string): string {
  return wanted.endsWith("…") ? `${found.slice(0, wanted.length - 1)}…` : found;
}

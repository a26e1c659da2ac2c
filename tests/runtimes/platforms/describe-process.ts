import { expect, test } from "vitest";
import type { CallStage } from "./call-stage.ts";

/** What a program sees of a package beside its calls: how it is loaded, and what it is warned of. */
export function describeProcess(stage: CallStage, isNode: boolean): void {
  const { provider, parameters, mock, options, host } = stage;
  const { slug, packageName, factory } = provider;

  // docs/packages.md says from which versions on; the oldest that is run here is the first of them.
  test.runIf(isNode)("require gives what import gives", async () => {
    expect(await host().run({ type: "require", slug, packageName, factory })).toBe(true);
  });

  test("forty calls at a time on one signal, without a warning", async () => {
    // All of them are under way before the first one ends.
    mock().fail({ type: "latency", milliseconds: 100 }, { times: Infinity });
    const task = { type: "many", slug, options: options(), parameters } as const;
    expect(await host().run({ ...task, calls: 40 })).toEqual([]);
    expect(mock().requests).toHaveLength(40);
  });
}

import { AsyncLocalStorage } from "node:async_hooks";
import { aroundEach, describe } from "vitest";
import type { Provider } from "../support/providers.ts";
import { createStage, type Stage } from "../support/stage.ts";
import { describeAnswers } from "./answers.ts";
import { describeFaults } from "./faults.ts";
import { describeIds } from "./ids.ts";
import { describeRemovals } from "./removals.ts";
import { describeRequests, describeTokens } from "./requests.ts";
import { describeRetries } from "./retries.ts";
import { describeSecrets } from "./secrets.ts";

/**
 * What holds for every provider, by its spec alone: its package, as it was built, against the mock server over
 * a real socket. A new spec is tested by this without a new line.
 */
export function describeContract(provider: Provider): void {
  const stages = new AsyncLocalStorage<Stage>();
  const stage = (): Stage => {
    const current = stages.getStore();
    if (current === undefined) throw new Error("There is a stage inside a test only.");
    return current;
  };
  // Most of them wait for time-outs, each on a stage of its own.
  describe(provider.slug, { concurrent: true }, () => {
    aroundEach(async (runTest) => {
      const current = await createStage(provider);
      try {
        await stages.run(current, runTest);
      } finally {
        await current.server.close();
      }
    });

    describeRequests(provider, stage);
    describeTokens(provider, stage);
    describeAnswers(provider, stage);
    describeRemovals(provider, stage);
    describeFaults(provider, stage);
    describeRetries(provider, stage);
    describeIds(provider, stage);
    describeSecrets(provider, stage);
  });
}

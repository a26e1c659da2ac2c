import { AsyncLocalStorage } from "node:async_hooks";
import { aroundEach, describe } from "vitest";
import { leaverOf } from "../support/leaver.ts";
import type { Provider } from "../support/providers.ts";
import { createStage, type Stage } from "../support/stage.ts";
import { describeAnswers } from "./answers.ts";
import { describeFaults } from "./faults.ts";
import { describeIds } from "./ids.ts";
import { describeRemovals } from "./removals.ts";
import { describeRequests } from "./requests.ts";
import { describeRetries } from "./retries.ts";
import { describeSecrets } from "./secrets.ts";
import type { Subject } from "./subject.ts";
import { describeTokens } from "./tokens.ts";

type Part = (subject: Subject) => void;

/** What each provider has to show, as its own spec decides it: the request, the removal and the documented answers. */
const smoke: readonly Part[] = [describeRequests, describeRemovals, describeAnswers];

/** What is shown for each feature of a spec, and needs no proof for each provider. */
const further: readonly Part[] = [describeTokens, describeIds, describeSecrets];

/** What waits for time-outs and between attempts: it is shown for those features in which it may be otherwise. */
const long: readonly Part[] = [describeFaults, describeRetries];

/** A feature of a spec, and a call from its table. */
export interface FeatureSubject extends Omit<Subject, "stage"> {
  readonly isPlayedLong: boolean;
}

/** The smoke test of a provider: its package, as it was built, against the mock server over a real socket. */
export async function describeSmoke(provider: Provider): Promise<void> {
  const needsBody = provider.model.operation.constants.map(({ status }) => status);
  describeParts(smoke, { provider, leaver: await leaverOf(provider), needsBody });
}

/** The contract of a feature. */
export function describeContract({ isPlayedLong, ...subject }: FeatureSubject): void {
  describeParts([...smoke, ...further, ...(isPlayedLong ? long : [])], subject);
}

function describeParts(parts: readonly Part[], subject: Omit<Subject, "stage">): void {
  const { provider } = subject;
  const stages = new AsyncLocalStorage<Stage>();
  const stage = (): Stage => {
    const current = stages.getStore();
    if (current === undefined) throw new Error("There is a stage inside a test only.");
    return current;
  };
  // Many of them wait for time-outs, so they run side by side, each on a stage of its own.
  describe(provider.slug, { concurrent: true }, () => {
    aroundEach(async (runTest) => {
      const current = await createStage(provider);
      try {
        await stages.run(current, runTest);
      } finally {
        await current.server.close();
      }
    });
    for (const part of parts) part({ ...subject, stage });
  });
}

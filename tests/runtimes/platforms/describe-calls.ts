import { describe } from "vitest";
import type { Leaver } from "../../support/leaver.ts";
import type { Provider } from "../../support/providers.ts";
import type { Platform } from "../way.ts";
import { createCallStage } from "./call-stage.ts";
import { describeFailures } from "./describe-failures.ts";
import { describeProcess } from "./describe-process.ts";
import { describeRemovals } from "./describe-removals.ts";
import type { Host } from "./hosts/host.ts";

/** The calls that a user makes, at the mock server that plays the provider. */
export function describeCalls(
  provider: Provider,
  leaver: Leaver,
  platform: Platform,
  host: () => Host,
): void {
  describe(provider.slug, () => {
    const stage = createCallStage(provider, leaver, platform === "Chromium", host);
    describeRemovals(stage);
    describeFailures(stage);
    describeProcess(stage, platform.startsWith("Node"));
  });
}

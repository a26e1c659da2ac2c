import type { Leaver } from "../support/leaver.ts";
import type { Provider } from "../support/providers.ts";
import type { Stage } from "../support/stage.ts";

/** What a test of the contract is about. */
export interface Subject {
  readonly provider: Provider;
  readonly leaver: Leaver;
  /** The successes whose body must contain a constant, so that an empty one proves nothing. */
  readonly needsBody: readonly number[];
  /** Of the test that runs. */
  stage(): Stage;
}

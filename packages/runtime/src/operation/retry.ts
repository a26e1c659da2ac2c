import type { OperationDefinition } from "../definition/operation-definition.ts";
import type { Fail } from "../errors/create-error.ts";
import type { Outcome } from "../errors/error-types.ts";
import type { Result } from "../types.ts";
import { type Attempt, attempt, type Seal } from "./attempt.ts";
import type { Retry } from "./retry-options.ts";
import type { Settings } from "./settings.ts";

/** Milliseconds until the attempt after this one; `undefined` where there is to be none. */
function waitAfter(
  { error, own, response, retryAfter = Object(error).retryAfter, isLimit, facts }: Attempt,
  attempts: number,
  { unknown, maximumWait }: Retry,
  random: () => number,
): number | undefined {
  const failure = Object(error);
  // Where a caller's own fetch followed a redirect, it is the answer to something else.
  const isBusy = (isLimit || facts.status === 503) && !failure.absent && !response?.redirected;
  // Neither a connection nor a busy token URL need be so the next time; a parameter or a credential will.
  const wasKept =
    own === "not-sent" && (failure.name === "ConnectionError" || "retryAfter" in failure);
  if (!isBusy && !wasKept && !(unknown && own === "unknown")) return;
  // Exponential backoff with full jitter.
  if (retryAfter === undefined)
    return random() * Math.min(maximumWait, 8000, 500 * 2 ** (attempts - 1));
  const wait = retryAfter * 1000;
  // Calls that were limited together would come back together: up to a fifth more, or a second, and never less.
  const jitter = random() * Math.min(maximumWait, Math.max(1000, wait / 5));
  return wait > maximumWait ? undefined : Math.min(wait + jitter, 2 ** 31 - 1);
}

/**
 * Makes the attempts of a call, until one gives a result or there is nothing to be tried again.
 *
 * @param watch given the last answer and the text of its body, if that has been read.
 * @throws {OffboardError} in every case but a removal; the signal's reason where it aborted.
 */
export async function makeAttempts(
  settings: Settings,
  operation: OperationDefinition,
  fail: Fail,
  seal: Seal,
  timeout: number,
  retry: Retry,
  signal: AbortSignal | undefined,
  watch: (response: Response, text: string) => void,
): Promise<Result<unknown>> {
  const { clock, onAttempt, provider, sources } = settings;
  const { method, path } = operation;
  let known: Outcome = "not-sent";
  let isRenewed = false;
  for (let attempts = 1; ; attempts++) {
    const ended = await attempt(settings, operation, fail, seal, timeout, signal, attempts, known);
    const { result, error, response, text, facts } = ended;
    let wait: number | undefined;
    if (!result && !signal?.aborted && attempts <= retry.limit) {
      // A token that was kept may have been revoked: one more exchange, once.
      const renews: boolean =
        !isRenewed &&
        facts.status === 401 &&
        ended.own === "refused" &&
        sources.some(([, { rejected }]) => rejected);
      isRenewed ||= renews;
      wait = renews ? 0 : waitAfter(ended, attempts, retry, clock.random);
    }
    const report = async (): Promise<unknown> =>
      onAttempt?.({ provider, method, path, attempt: attempts, ...facts, wait });
    // What a listener throws, or rejects with, is its own affair.
    report().catch(() => {});
    if (wait === undefined) {
      if (response && text !== undefined) watch(response, text);
      if (result) return result;
      throw error;
    }
    known = facts.outcome as Outcome;
    await clock.sleep(wait, signal);
  }
}

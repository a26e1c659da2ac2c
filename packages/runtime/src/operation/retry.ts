import type { Outcome } from "../errors/error-types.ts";
import type { Result } from "../types.ts";
import { type Attempt, makeAttempt } from "./attempt.ts";
import type { CallContext, FinishRequest } from "./call-context.ts";
import type { Retry } from "./retry-options.ts";

/** Milliseconds until the attempt after this one; `undefined` where there is to be none. */
function waitAfter(
  { error, ownOutcome, response, retryAfter, isLimited, facts }: Attempt,
  attempts: number,
  { unknown, maximumWait }: Retry,
  random: () => number,
): number | undefined {
  const failure = Object(error);
  // Where a caller's own fetch followed a redirect, this is the answer to another request.
  const isBusy = (isLimited || facts.status === 503) && !failure.absent && !response?.redirected;
  // A connection or a busy token URL may work the next time. A wrong parameter or credential will not.
  const mayWork =
    ownOutcome === "not-sent" && (failure.name === "ConnectionError" || "retryAfter" in failure);
  if (!isBusy && !mayWork && !(unknown && ownOutcome === "unknown")) return;
  const seconds = retryAfter ?? failure.retryAfter;
  // Exponential backoff with full jitter.
  if (seconds === undefined)
    return random() * Math.min(maximumWait, 8000, 500 * 2 ** (attempts - 1));
  const wait = seconds * 1000;
  // Without jitter, calls that were limited together would come back together: up to a fifth more, or a second.
  const jitter = random() * Math.min(maximumWait, Math.max(1000, wait / 5));
  return wait > maximumWait ? undefined : Math.min(wait + jitter, 2 ** 31 - 1);
}

/**
 * Makes the attempts of a call, until one gives a result or nothing may be tried again.
 *
 * @param onAnswer called with the last answer and the text of its body, if that has been read.
 * @throws {OffboardError} in every case but a removal; the signal's reason where it aborted.
 */
export async function makeAttempts(
  call: CallContext,
  finishRequest: FinishRequest,
  onAnswer: (response: Response, text: string) => void,
): Promise<Result<unknown>> {
  const { provider, method, path, retry, signal, clock, onAttempt, credentialsInUse } = call;
  let before: Outcome = "not-sent";
  let isTokenRenewed = false;
  for (let number = 1; ; number++) {
    const attempt = await makeAttempt(call, finishRequest, number, before);
    const { result, response, text, facts } = attempt;
    let wait: number | undefined;
    if (!result && !signal?.aborted && number <= retry.limit) {
      // A kept token may have been revoked: a call exchanges its credentials once more, and only once.
      const renewsToken: boolean =
        !isTokenRenewed &&
        facts.status === 401 &&
        attempt.ownOutcome === "refused" &&
        credentialsInUse.some(([, { rejected }]) => rejected);
      isTokenRenewed ||= renewsToken;
      wait = renewsToken ? 0 : waitAfter(attempt, number, retry, clock.random);
    }
    const report = async (): Promise<unknown> =>
      onAttempt?.({ provider, method, path, attempt: number, ...facts, wait });
    // An error of the listener changes nothing.
    report().catch(() => {});
    if (wait === undefined) {
      if (response && text !== undefined) onAnswer(response, text);
      if (result) return result;
      throw attempt.error;
    }
    before = facts.outcome as Outcome;
    await clock.sleep(wait, signal);
  }
}

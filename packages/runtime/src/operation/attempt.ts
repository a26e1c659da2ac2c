import type { CreateError } from "../errors/create-error.ts";
import type { Outcome } from "../errors/error-types.ts";
import { cancellable } from "../platform/cancellable.ts";
import { fetchOnce } from "../platform/fetch-once.ts";
import { adviceOn } from "../response/advice.ts";
import { judgeResponse, outcomeOfHead } from "../response/judge-response.ts";
import { readBody, unreadableBody } from "../response/read-body.ts";
import { retryAfterOf } from "../response/retry-after.ts";
import type { AttemptEvent, Result } from "../types.ts";
import { explainFailure, type Stage } from "./attempt-failure.ts";
import type { CallContext, FinishRequest } from "./call-context.ts";

/** An attempt that is over. */
export interface Attempt {
  readonly result: Result<unknown> | undefined;
  /** Why there is no result. */
  readonly error: unknown;
  /** What this attempt alone came to. */
  readonly ownOutcome: AttemptEvent["outcome"];
  readonly response: Response | undefined;
  /** The text of the body, once that has been read. */
  readonly text: string | undefined;
  /** Seconds that the provider asks to wait. */
  readonly retryAfter: number | undefined;
  /** Whether the provider says that there were too many requests. */
  readonly isLimited: boolean;
  readonly facts: Pick<AttemptEvent, "status" | "duration" | "outcome" | "requestId">;
}

/**
 * Makes one attempt: asks for the credentials, sends, reads and judges the answer. Never rejects.
 *
 * @param number 1 for the first.
 * @param before what is known of the call before it: `not-sent` for the first.
 */
export async function makeAttempt(
  call: CallContext,
  finishRequest: FinishRequest,
  number: number,
  before: Outcome,
): Promise<Attempt> {
  // Taken out, since the platform's fetch can't be called as a method of another object.
  const { fail, attemptTimeout, signal, fetch: send } = call;
  const { clock, credentialsInUse, rateLimitReset, rateLimitRemaining } = call;
  const { rateLimitStatuses = [429] } = call;
  const start = performance.now();
  let stage: Stage = "credentials";
  let ownOutcome: Attempt["ownOutcome"] = "not-sent";
  let result: Result<unknown> | undefined;
  let error: unknown;
  let response: Response | undefined;
  let text: string | undefined;
  let status: number | undefined;
  let requestId: string | undefined;
  let retryAfter: number | undefined;
  let isLimited = false;

  /** The outcome of a call never improves, unless the member was removed. */
  const outcome = (): Attempt["ownOutcome"] =>
    ownOutcome !== "removed" && (before === "unknown" || ownOutcome === "not-sent")
      ? before
      : ownOutcome;
  const createError = (
    happened: string,
    name?: Parameters<CreateError>[1],
    shown?: object,
    hidden?: Parameters<CreateError>[5],
  ) => fail(happened, name, outcome() as Outcome, number, shown, hidden);

  const exchange = async (aborting: AbortSignal): Promise<Result<unknown>> => {
    const credentials = new Headers();
    const queryCredentials: unknown[] = [];
    for (const [option, { set }] of credentialsInUse)
      queryCredentials.push(await set?.(credentials, option, call, createError, aborting));
    stage = "request";
    // The caller may have aborted, or the time may be over, while the credentials were fetched.
    if (aborting.aborted) throw aborting.reason;
    const request = finishRequest(aborting, credentials, queryCredentials, createError);
    stage = "sending";
    ownOutcome = "unknown";
    const answer = await send(request);
    stage = "reading";
    if (!answer?.headers?.get) throw unreadableBody();
    // A `fetch` such as whatwg-fetch follows redirects and has no `redirected`. The URL shows it.
    if (answer.redirected === undefined)
      Reflect.defineProperty(answer, "redirected", {
        value: !!answer.url && answer.url !== request.url,
      });
    for (const [, { conceal }] of credentialsInUse) conceal?.(answer);
    // An answer that comes too late is closed unread, and does not count.
    if (aborting.aborted) await readBody(answer, aborting);
    response = answer;
    const { headers } = answer;
    status = answer.status;
    ownOutcome = outcomeOfHead(answer);
    requestId = headers.get("x-request-id") ?? undefined;
    // Some providers send their header with every answer. It counts where the answer can be a rate limit.
    const canBeLimit = rateLimitStatuses.includes(status);
    const isUsedUp = !rateLimitRemaining || headers.get(rateLimitRemaining) === "0";
    retryAfter = retryAfterOf(headers, canBeLimit && isUsedUp && rateLimitReset, clock.now());
    isLimited = status === 429 || (canBeLimit && retryAfter !== undefined);
    if (status === 401) for (const [, { rejected }] of credentialsInUse) rejected?.(credentials);
    const [whole, isWhole] = await readBody(answer, aborting);
    text = whole;
    const [body, judged, absent, isSuccess] = judgeResponse(answer, text, isWhole, call);
    // An absent member after an attempt that may have removed it: that is what the call was for.
    ownOutcome = absent && before === "unknown" ? "removed" : judged;
    if (ownOutcome === "removed")
      return {
        data: ownOutcome === judged ? body : undefined,
        response,
        requestId,
        attempts: number,
      };
    throw createError(
      `answered ${status}. ${adviceOn(status, ownOutcome, absent, isSuccess, isLimited)}`,
      "ApiError",
      { status, absent, requestId, retryAfter },
      { body, response },
    );
  };

  try {
    result = await cancellable(signal, exchange, attemptTimeout, () =>
      createError(`no whole answer within ${attemptTimeout} ms`, "TimeoutError"),
    );
  } catch (reason) {
    error = reason;
    // An error that a caller's fetch throws may be of another call.
    if (!signal?.aborted && !fail.errors.includes(reason)) {
      const { happened, code, isFinal, neverSent } = explainFailure(
        reason,
        stage,
        send === fetchOnce,
      );
      if (neverSent) ownOutcome = "not-sent";
      const cause = Object.assign(new Error(code), { code });
      error = isFinal
        ? createError(happened)
        : createError(happened, "ConnectionError", {}, { cause });
    }
  }
  const duration = performance.now() - start;
  const facts = { status, duration, outcome: outcome(), requestId };
  return { result, error, ownOutcome, response, text, retryAfter, isLimited, facts };
}

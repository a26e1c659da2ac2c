import type { OperationDefinition } from "../definition/operation-definition.ts";
import type { Fail, InvalidRequest } from "../errors/create-error.ts";
import type { Outcome } from "../errors/error-types.ts";
import { cancellable } from "../platform/cancellable.ts";
import { fetchOnce } from "../platform/fetch-once.ts";
import { adviceOn } from "../response/advice.ts";
import { headOutcome, judge } from "../response/judge-response.ts";
import { readBody, unreadableAnswer } from "../response/read-body.ts";
import { retryAfterOf } from "../response/retry-after.ts";
import type { AttemptEvent, Result } from "../types.ts";
import { explain, type Stage } from "./attempt-failure.ts";
import type { Settings } from "./settings.ts";

/** Makes the request of an attempt, with `redirect: "manual"` and with the credentials that it is given. */
export type Seal = (
  signal: AbortSignal | null,
  credentials?: Headers,
  query?: readonly unknown[],
  invalid?: InvalidRequest,
) => Request;

/** An attempt that is over. */
export interface Attempt {
  readonly result: Result<unknown> | undefined;
  /** Why there is no result. */
  readonly error: unknown;
  /** What this attempt came to, whatever the ones before it did. */
  readonly own: AttemptEvent["outcome"];
  readonly response: Response | undefined;
  /** The text of its body, once that has been read. */
  readonly text: string | undefined;
  /** Seconds that the provider asks to wait. */
  readonly retryAfter: number | undefined;
  /** Whether the provider says that there were too many requests. */
  readonly isLimit: boolean;
  readonly facts: Pick<AttemptEvent, "status" | "duration" | "outcome" | "requestId">;
}

/**
 * Makes one attempt: asks for the credentials, sends, reads and judges the answer. Never rejects.
 *
 * @param attempts the number of this one.
 * @param before what is known after the ones before it: `not-sent` for the first.
 */
export async function attempt(
  settings: Settings,
  operation: OperationDefinition,
  fail: Fail,
  seal: Seal,
  timeout: number,
  signal: AbortSignal | undefined,
  attempts: number,
  before: Outcome,
): Promise<Attempt> {
  // They are called as functions: the platform's fetch is no method of another object.
  const { fetch: send, clock, sources, rateLimitReset, rateLimitRemaining } = settings;
  const { rateLimitStatuses = [429] } = settings;
  const start = performance.now();
  let stage: Stage = "credentials";
  let own: Attempt["own"] = "not-sent";
  let result: Result<unknown> | undefined;
  let error: unknown;
  let response: Response | undefined;
  let text: string | undefined;
  let status: number | undefined;
  let requestId: string | undefined;
  let retryAfter: number | undefined;
  let isLimit = false;

  // What is known of a call gets no better by a later attempt.
  const outcome = (): Attempt["own"] =>
    own !== "removed" && (before === "unknown" || own === "not-sent") ? before : own;
  const failed = (
    happened: string,
    name?: Parameters<Fail>[1],
    shown?: object,
    hidden?: Parameters<Fail>[5],
  ) => fail(happened, name, outcome() as Outcome, attempts, shown, hidden);

  const exchange = async (leaving: AbortSignal): Promise<Result<unknown>> => {
    const credentials = new Headers();
    const query: unknown[] = [];
    for (const [option, { set }] of sources)
      query.push(await set?.(credentials, option, settings, failed, leaving));
    stage = "request";
    // The caller may have left, or the time run out, while the credentials were fetched.
    if (leaving.aborted) throw leaving.reason;
    const request = seal(leaving, credentials, query, failed);
    stage = "sending";
    own = "unknown";
    const answer = await send(request);
    stage = "reading";
    if (!answer?.headers?.get) throw unreadableAnswer();
    // Where a fetch of the caller's followed a redirect, as whatwg-fetch does, and has no word for it, the URL tells.
    if (answer.redirected === undefined)
      Reflect.defineProperty(answer, "redirected", {
        value: !!answer.url && answer.url !== request.url,
      });
    for (const [, { conceal }] of sources) conceal?.(answer);
    // What came too late is closed unread, and counts for nothing.
    if (leaving.aborted) await readBody(answer, leaving);
    response = answer;
    const { headers } = answer;
    status = answer.status;
    own = headOutcome(answer);
    requestId = headers.get("x-request-id") ?? undefined;
    // A provider may send its header with every answer: it counts where this one can be a rate limit.
    const canBeLimit = rateLimitStatuses.includes(status);
    const isUsedUp = !rateLimitRemaining || headers.get(rateLimitRemaining) === "0";
    retryAfter = retryAfterOf(headers, canBeLimit && isUsedUp && rateLimitReset, clock.now());
    isLimit = status === 429 || (canBeLimit && retryAfter !== undefined);
    if (status === 401) for (const [, { rejected }] of sources) rejected?.(credentials);
    const [whole, isWhole] = await readBody(answer, leaving);
    text = whole;
    const [body, judged, absent, isSuccess] = judge(answer, text, isWhole, operation);
    // Gone after an attempt that may have removed the member: that is what the call was for.
    own = absent && before === "unknown" ? "removed" : judged;
    if (own === "removed")
      return { data: own === judged ? body : undefined, response, requestId, attempts };
    throw failed(
      `answered ${status}. ${adviceOn(status, own, absent, isSuccess, isLimit)}`,
      "ApiError",
      { status, absent, requestId, retryAfter },
      { body, response },
    );
  };

  try {
    result = await cancellable(signal, exchange, timeout, () =>
      failed(`no whole answer within ${timeout} ms`, "TimeoutError"),
    );
  } catch (reason) {
    error = reason;
    // What a fetch of the caller's throws may be the error of another call.
    if (!signal?.aborted && !fail.made.includes(reason)) {
      const { happened, code, isFinal, neverSent } = explain(reason, stage, send === fetchOnce);
      if (neverSent) own = "not-sent";
      const cause = Object.assign(new Error(code), { code });
      error = isFinal ? failed(happened) : failed(happened, "ConnectionError", {}, { cause });
    }
  }
  const duration = performance.now() - start;
  const facts = { status, duration, outcome: outcome(), requestId };
  return { result, error, own, response, text, retryAfter, isLimit, facts };
}

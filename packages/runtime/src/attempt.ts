import { adviceOn } from "./advice.ts";
import { headOutcome, judge, readBody, retryAfterOf } from "./answer.ts";
import { cancellable } from "./cancel.ts";
import { readConnectionFailure } from "./connection.ts";
import type { OperationDefinition } from "./definition.ts";
import { type Fail, isOffboardError, type Outcome } from "./errors.ts";
import type { Settings } from "./options.ts";
import type { Result } from "./typed-client.ts";

/** Makes the request of an attempt, without credentials, and with `redirect: "manual"`. */
export type Seal = (signal: AbortSignal | null) => Request;

/**
 * Makes one attempt: asks for the credentials, sends, reads and judges the answer.
 *
 * @param watch given the answer and the text of its body, once that has been read.
 * @throws {OffboardError} in every case but a removal; the signal's reason where it aborted.
 */
export async function attempt(
  settings: Settings,
  operation: OperationDefinition,
  fail: Fail,
  seal: Seal,
  timeout: number,
  signal: AbortSignal | undefined,
  attempts: number,
  watch: (response: Response, text: string) => void,
): Promise<Result<unknown>> {
  // They are called as functions: the platform's fetch is no method of another object.
  const { fetch: send, onAttempt } = settings;
  const start = performance.now();
  let outcome: Outcome | "removed" = "not-sent";
  let response: Response | undefined;
  let requestId: string | undefined;

  const exchange = async (own: AbortSignal): Promise<Result<unknown>> => {
    const request = seal(own);
    for (const [option, { set }] of settings.sources)
      await set?.(request.headers, option, settings, fail, own);
    // The caller may have left, or the time run out, while the credentials were fetched.
    own.throwIfAborted();
    outcome = "unknown";
    response = await send(request);
    const { status } = response;
    outcome = headOutcome(response);
    requestId = response.headers.get("x-request-id") ?? undefined;
    if (status === 401)
      for (const [, { rejected }] of settings.sources) rejected?.(request.headers);
    const [text, whole] = await readBody(response, own);
    watch(response, text);
    const [body, judged, absent] = judge(response, text, whole, operation);
    outcome = judged;
    if (outcome === "removed") return { data: body, response, requestId, attempts };
    const retryAfter = retryAfterOf(
      response.headers,
      status === 429 ? settings.rateLimitReset : undefined,
    );
    throw fail(
      `answered ${status}. ${adviceOn(status, outcome, absent)}`,
      "ApiError",
      outcome,
      attempts,
      { status, absent, requestId, retryAfter },
      { body: { value: body }, response: { value: response } },
    );
  };
  const report = async (): Promise<unknown> =>
    onAttempt?.({
      provider: settings.provider,
      method: operation.method,
      path: operation.path,
      attempt: attempts,
      status: response?.status,
      duration: performance.now() - start,
      outcome,
      requestId,
      wait: undefined,
    });

  try {
    return await cancellable(signal, exchange, timeout, () =>
      fail(`no whole answer within ${timeout} ms`, "TimeoutError", outcome as Outcome, attempts),
    );
  } catch (error) {
    if (signal?.aborted) throw error;
    // What refused a credential knows of no attempt.
    if (isOffboardError(error)) throw Object.assign(error, { attempts });
    const [code, neverSent] = readConnectionFailure(error);
    if (neverSent && !response) outcome = "not-sent";
    const cause = Object.assign(new Error(code), { code });
    throw fail(
      `the connection failed (${code}). Check the base URL and the network`,
      "ConnectionError",
      outcome as Outcome,
      attempts,
      {},
      { cause: { value: cause } },
    );
  } finally {
    // What a listener throws, or rejects with, is its own affair.
    report().catch(() => {});
  }
}

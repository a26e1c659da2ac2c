import { adviceOn } from "./advice.ts";
import { judge, readBody, retryAfterOf, statusOutcome } from "./answer.ts";
import { cancellable, timedOut } from "./cancel.ts";
import { readConnectionFailure } from "./connection.ts";
import type { OperationDefinition, ProviderDefinition } from "./definition.ts";
import { type Fail, isOffboardError, type Outcome } from "./errors.ts";
import type { Settings } from "./options.ts";
import type { Result } from "./typed-client.ts";

/**
 * Makes one attempt: asks for the credentials, sends, reads and judges the answer.
 *
 * @param request without credentials, with `redirect: "manual"`.
 * @param watch given the answer before its body is read; gives the copy that it took of it, if any.
 * @throws {OffboardError} in every case but a removal; the signal's reason where it aborted.
 */
export type Attempt = (
  request: Request,
  timeout: number,
  signal: AbortSignal,
  attempts: number,
  watch: (response: Response) => Response | undefined,
) => Promise<Result<unknown>>;

export function attempter(
  { provider, rateLimitReset }: ProviderDefinition,
  { sources, send, onAttempt }: Settings,
  operation: OperationDefinition,
  fail: Fail,
): Attempt {
  return async (request, timeout, signal, attempts, watch) => {
    const { method, path } = operation;
    const start = performance.now();
    let outcome: Outcome | "removed" = "not-sent";
    let response: Response | undefined;
    let requestId: string | undefined;

    const exchange = async (own: AbortSignal): Promise<Result<unknown>> => {
      const headers = new Headers(request.headers);
      for (const { header, value } of sources) headers.set(header, await value(own));
      // The caller may have left, or the time run out, while the credentials were fetched.
      own.throwIfAborted();
      outcome = "unknown";
      const answer = await send(new Request(request, { headers, signal: own }));
      response = answer;
      const { status } = answer;
      outcome = statusOutcome(status);
      requestId = answer.headers.get("x-request-id") ?? undefined;
      if (status === 401) {
        for (const { header, rejected } of sources) rejected?.(headers.get(header) as string);
      }
      const read = await readBody(answer, own, watch(answer));
      const [body, judged, absent] = judge(answer, read, operation);
      outcome = judged;
      if (outcome === "removed") return { data: body, response: answer, requestId, attempts };
      const retryAfter = retryAfterOf(answer.headers, status === 429 ? rateLimitReset : undefined);
      throw fail(
        "ApiError",
        outcome,
        attempts,
        `answered ${status}`,
        adviceOn(status, outcome, absent),
        { status, absent, requestId, retryAfter },
        { body, response: answer },
      );
    };

    try {
      return await cancellable(signal, timeout, exchange);
    } catch (error) {
      if (signal.aborted || isOffboardError(error)) throw error;
      if (error === timedOut)
        throw fail(
          "TimeoutError",
          outcome as Outcome,
          attempts,
          `no whole answer within ${timeout} ms`,
        );
      const { code, neverSent } = readConnectionFailure(error);
      if (neverSent && !response) outcome = "not-sent";
      const cause = Object.assign(new Error(code), { code });
      throw fail(
        "ConnectionError",
        outcome as Outcome,
        attempts,
        `the connection failed (${code})`,
        " Check the base URL and the network.",
        {},
        { cause },
      );
    } finally {
      const status = response?.status;
      const duration = performance.now() - start;
      const event = {
        provider,
        method,
        path,
        attempt: attempts,
        status,
        duration,
        outcome,
        requestId,
        wait: undefined,
      };
      // What a listener throws, or rejects with, is its own affair.
      (async () => onAttempt?.(event))().catch(() => {});
    }
  };
}

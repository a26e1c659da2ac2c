import {
  checkStatus,
  empty,
  firstHalf,
  isBodiless,
  json,
  type Reply,
  withHeaders,
} from "../http/reply.ts";
import { sleep } from "../http/sleep.ts";
import type { RateLimit } from "../spec/document.ts";
import type { Fault, RetryAfter } from "./fault.ts";

/** What faults need to know of the URL that fails: the operation's or the token URL. */
export interface FaultContext {
  readonly slug: string;
  /** The answer of a request that succeeds. */
  success(): Reply;
  /** `undefined` if the status is not documented. */
  documented(status: number): Reply | undefined;
  /** A 2xx that reports a failure; `undefined` if there is none. */
  failed(): Reply | undefined;
  /** The provider's own rate limit headers. */
  readonly limit: RateLimit | undefined;
}

/**
 * The answer of a fault. `answer` is the answer without it. Throws if the fault is impossible at this URL.
 */
export function faultReply(fault: Fault, answer: Reply, context: FaultContext): Reply {
  switch (fault.type) {
    case "latency":
      checkMilliseconds("milliseconds", fault.milliseconds);
      return answer;
    case "rate-limit":
      return rateLimit(fault, context);
    case "status":
      checkStatus(fault.status);
      return withRetryAfter(
        context.documented(fault.status) ?? empty(fault.status),
        fault.retryAfter,
      );
    case "failed": {
      const reply = context.failed();
      if (reply) return reply;
      throw new Error(
        `${context.slug} has no 2xx that reports a failure: its x-removal has no \`failed\` for this URL. Use \`respond\`.`,
      );
    }
    case "redirect":
      if (fault.status < 300 || fault.status > 399)
        throw new Error(`A redirect's status must be from 300 to 399, found ${fault.status}.`);
      return withHeaders(empty(fault.status), { location: fault.location });
    case "html":
      return page(fault.status ?? 200);
    case "broken-json": {
      const whole = withBody(answer);
      return { ...whole, body: firstHalf(whole.body) };
    }
    case "empty":
      checkStatus(fault.status);
      return empty(fault.status);
    case "oversized":
      return oversized(withBody(answer), fault.bytes ?? 2 ** 21);
    case "endless":
      checkMilliseconds("every", fault.every ?? 0);
      return { ...withBody(answer), ending: { type: "endless", every: fault.every } };
    case "stale":
      return { ...answer, ending: { type: "stale" } };
    case "cut":
    case "hang": {
      const at = fault.at ?? "headers";
      return { ...(at === "body" ? withBody(answer) : answer), ending: { type: fault.type, at } };
    }
    default:
      throw new Error(
        `There is no fault of type ${JSON.stringify((fault as { type: unknown }).type)}.`,
      );
  }
}

/**
 * Plays a fault. `answer` carries out the request and returns the usual answer; it is called at most once.
 * Rejects with the reason of `signal` if the client goes away during a latency.
 */
export async function playFault(
  fault: Fault,
  answer: () => Reply,
  context: FaultContext,
  signal: AbortSignal,
): Promise<Reply> {
  const effect = fault.type === "stale" ? "after" : "effect" in fault ? fault.effect : undefined;
  if (fault.type !== "latency")
    return faultReply(fault, effect === "after" ? answer() : context.success(), context);
  const early = effect === "after" ? answer() : undefined;
  await sleep(fault.milliseconds, signal);
  return early ?? answer();
}

function rateLimit(fault: Extract<Fault, { type: "rate-limit" }>, context: FaultContext): Reply {
  const { limit, slug } = context;
  const { statuses = [429] } = limit ?? {};
  if (fault.reset !== undefined && limit === undefined) {
    throw new Error(
      `${slug} has no header for \`reset\`: its spec has no x-rate-limit-reset. Leave \`reset\` out.`,
    );
  }
  const status = fault.status ?? (statuses.includes(429) ? 429 : (statuses[0] ?? 429));
  if (!statuses.includes(status))
    throw new Error(
      `A rate limit of ${slug} has status ${statuses.join(" or ")}, found ${status}.`,
    );
  const reply = withRetryAfter(context.documented(status) ?? empty(status), fault.retryAfter);
  if (limit === undefined) return reply;
  const { header, remaining } = limit;
  if (fault.reset === undefined) return withHeaders(reply, { [header]: undefined });
  const reset = { [header]: String(fault.reset) };
  return withHeaders(reply, remaining === undefined ? reset : { ...reset, [remaining]: "0" });
}

function withRetryAfter(reply: Reply, retryAfter: RetryAfter | undefined): Reply {
  const value = retryAfter instanceof Date ? retryAfter.toUTCString() : retryAfter?.toString();
  return withHeaders(reply, { "retry-after": value });
}

function oversized(reply: Reply, bytes: number): Reply {
  const own = new TextEncoder().encode(reply.body).length;
  if (!Number.isInteger(bytes) || bytes < own) {
    throw new Error(
      `bytes must be an integer of at least the answer's own ${own}, found ${bytes}.`,
    );
  }
  return { ...reply, body: reply.body + " ".repeat(bytes - own) };
}

/** Timers of JavaScript treat 2^31 ms and more as 1 ms. */
function checkMilliseconds(name: string, value: number): void {
  if (!(value >= 0 && value < 2 ** 31))
    throw new Error(`${name} must be a number of milliseconds below 2^31, found ${value}.`);
}

function page(status: number): Reply {
  checkStatus(status);
  const body = `<!doctype html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>\n`;
  return { status, headers: [["content-type", "text/html; charset=utf-8"]], body };
}

/** The answer with a body that can be broken: `{}` if it has none, and a 200 instead of a 204. */
function withBody(answer: Reply): Reply {
  const { body, status } = answer;
  return body === "" ? json(isBodiless(status) ? 200 : status, {}) : answer;
}

import type { Matcher, OperationDefinition, RateLimitReset } from "./definition.ts";
import type { Outcome } from "./errors.ts";

/** 1 MiB: beyond this, reading a body stops and its socket closes. */
const maximumBodyBytes = 2 ** 20;

/**
 * The text of a body, and whether that is all of it. Where it is not, or where the signal aborts, reading ends,
 * and that of a `copy` of the answer too: it would hold the socket.
 *
 * @throws the signal's reason.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
  copy?: Response,
): Promise<[text: string, whole: boolean]> {
  const reader = response.body?.getReader();
  const leave = (): void => {
    for (const body of [reader, copy?.body]) body?.cancel().catch(() => {});
  };
  // Node's fetch holds its request weakly: after a garbage collection it passes no abort on to the body.
  signal.addEventListener("abort", leave);
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    if (signal.aborted) leave();
    const { value } = (await reader?.read()) ?? {};
    signal.throwIfAborted();
    if (!value) return [text + decoder.decode(), true];
    bytes += value.byteLength;
    if (bytes > maximumBodyBytes) {
      leave();
      return [text, false];
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What a status alone says, for an answer that is no removal. Beyond 599 it counts as 5xx (RFC 9110 §15). */
export function statusOutcome(status: number): Outcome {
  return (status > 399 && status < 500 && status !== 408) || status === 307 || status === 308
    ? "refused"
    : "unknown";
}

/** An answer, understood as far as it can be: its body (`undefined` where empty), what it means, whether there is no such member. */
export type Judgement = [body: unknown, outcome: Outcome | "removed", absent: boolean];

/** Judges an answer by the design, §4: the table of outcomes, and the rules of the wire 5 and 6. */
export function judge(
  { status, headers, redirected }: Response,
  [text, whole]: [text: string, whole: boolean],
  { success, absent, failed }: OperationDefinition,
): Judgement {
  const mediaType = headers.get("content-type") ?? "";
  let body: unknown = text || undefined;
  let isJson = false;
  if (whole && /^\s*[^\s/;]+\/([^\s/;]+\+)?json\s*(;|$)/i.test(mediaType)) {
    try {
      body = JSON.parse(text);
      isJson = true;
    } catch {
      // Cut or broken JSON stays text.
    }
  }
  const matches = ({ status: wanted, at, equals, startsWith }: Matcher): boolean => {
    // A proxy's 404 page must not pass for "already gone".
    if (
      wanted !== status ||
      !(isJson || (!at && whole && !/html/i.test(mediaType) && !/^\s*</.test(text)))
    )
      return false;
    const value = at?.reduce((part, token) => Object(part)[token], body);
    if (startsWith) return String(value).startsWith(startsWith);
    return !at || (equals === undefined ? value !== undefined : value === equals);
  };
  let outcome: Judgement[1] = statusOutcome(status);
  if (status > 199 && status < 300) {
    // A caller's own fetch may have followed a redirect, with a GET.
    const documented =
      !redirected && (status === 200 || status === 204 || success?.includes(status));
    if (failed?.some(matches)) outcome = "refused";
    else if (documented && (isJson || (whole && !text))) outcome = "removed";
  }
  return [body, outcome, !!absent?.some(matches)];
}

/** Seconds that the provider asks to wait: `Retry-After` (RFC 9110 §10.2.3), else its own header. */
export function retryAfterOf(
  headers: Headers,
  reset: RateLimitReset | undefined,
): number | undefined {
  const standard = headers.get("retry-after");
  const value = standard ?? headers.get(reset?.header ?? "retry-after");
  if (!value) return;
  const number = Number(value);
  const isDate = Number.isNaN(number);
  const isMoment = isDate || (!standard && reset?.unit !== "seconds");
  const seconds = Math.max(
    0,
    Math.ceil((isDate ? Date.parse(value) / 1000 : number) - (isMoment ? Date.now() / 1000 : 0)),
  );
  return Number.isNaN(seconds) ? undefined : seconds;
}

import type { Matcher, OperationDefinition } from "../client/provider-definition.ts";
import type { Outcome } from "../errors/create-error.ts";
import { unreadableAnswer } from "../operation/attempt-failure.ts";
import { matchesJson } from "./matcher.ts";

/** 1 MiB: beyond this, reading a body stops and its socket closes. */
const maximumBodyBytes = 2 ** 20;

/**
 * The text of a body, and whether that is all of it. Where it is not, or where the signal aborts, reading ends.
 * A body that cannot be read is not an empty one (design: §4, rule 5).
 *
 * @throws the signal's reason, or a reason why the body cannot be read.
 */
export async function readBody(
  response: Response,
  signal: AbortSignal,
): Promise<[text: string, whole: boolean]> {
  const { body, bodyUsed } = response;
  // React Native, whatwg-fetch and node-fetch give no stream of the platform's. Only `null` says that there is no body.
  const isWithoutStream = body !== null && typeof body?.getReader !== "function";
  // What is left of a body that was read, or cancelled, looks empty.
  if (bodyUsed || body?.locked || (isWithoutStream && !response.text)) throw unreadableAnswer();
  if (isWithoutStream) {
    const text = String(await response.text());
    if (signal.aborted) throw signal.reason;
    return [text, text.length <= maximumBodyBytes];
  }
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  const leave = (): void => {
    reader?.cancel().catch(() => {});
  };
  // Node's fetch holds its request weakly: after a garbage collection it passes no abort on to the body.
  signal.addEventListener("abort", leave);
  for (let bytes = 0; ; ) {
    if (signal.aborted) leave();
    const { value }: { value?: Uint8Array | undefined } = { ...(await reader?.read()) };
    if (signal.aborted) throw signal.reason;
    if (!value) return [text + decoder.decode(), true];
    // A stream of empty chunks ends too, and leaves no timer a turn while it lasts.
    bytes += value.byteLength || 1;
    if (bytes > maximumBodyBytes) {
      leave();
      return [text, false];
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * What the head of an answer says, if it is none of a removal. A status beyond 599 counts as 5xx (RFC 9110 §15),
 * and so does the garbage that some platforms show as a status: 4, 42 or 4030.
 * Where a caller's own fetch followed a redirect, it may be the answer to a GET of something else.
 */
export function headOutcome({ status, redirected }: Response): Outcome {
  return !redirected && /^(4(?!08)..|30[78])$/.test(`${status}`) ? "refused" : "unknown";
}

/**
 * An answer, understood as far as it can be: its body (`undefined` where empty), what it means, whether there is no
 * such member, and whether all but its values is that of a success.
 */
export type Judgement = [
  body: unknown,
  outcome: Outcome | "removed",
  absent: boolean,
  isSuccess: boolean,
];

/** Judges an answer by the design, §4: the table of outcomes, and the rules of the wire 5 and 6. */
export function judge(
  response: Response,
  text: string,
  whole: boolean,
  operation: OperationDefinition,
): Judgement {
  const { status } = response;
  // A header that came twice is one list. What is no media type in it does not count (Fetch, "extract a MIME type").
  const mediaType = response.headers.get("content-type")?.replace(/,[^/]*$/, "") ?? "";
  let body: unknown = text || undefined;
  let isJson = false;
  if (whole && /^[^;]*[/+]json\s*(;|$)/i.test(mediaType)) {
    try {
      body = JSON.parse(text);
      isJson = true;
    } catch {
      // Cut or broken JSON stays text.
    }
  }
  // A proxy's 404 page must not pass for "already gone".
  const isPage = /html/i.test(mediaType) || /^\s*</.test(text);
  const matches = (matcher: Matcher): boolean =>
    matcher.status === status &&
    (isJson ? matchesJson(matcher, body) : !matcher.at && whole && !isPage);
  let outcome: Judgement[1] = headOutcome(response);
  if (response.redirected) return [body, outcome, false, false];
  const isDocumented = status === 200 || status === 204 || operation.success?.includes(status);
  // RFC 9457: a problem tells of a failure, whatever the status.
  const isProblem = /problem\+json/i.test(mediaType);
  const isSuccess = !!isDocumented && (isJson ? !isProblem : whole && !text);
  // What lacks a constant that is documented, or has another value there, is not the documented success.
  const isOther = operation.constants?.some((one) => one.status === status && !matches(one));
  if (isSuccess && !isOther) outcome = "removed";
  const no = operation.failed?.find(matches);
  if (no) outcome = no.outcome ?? "refused";
  return [body, outcome, !!operation.absent?.some(matches), isSuccess];
}

/** Seconds from now in the value of a header: a number of them, Unix time, or a date. */
function secondsIn(value: string | null, now: number): number | undefined {
  if (!value) return;
  let seconds: number;
  // A header that came twice is one list (RFC 9110 §5.3), of which the longest wait counts. Some write the unit.
  if (/^\d+(\.\d+)?s?(, *\d+(\.\d+)?s?)*$/.test(value)) {
    seconds = Math.max(...value.split(",").map(Number.parseFloat));
    // No wait takes 30 years: a number that large is a moment, in milliseconds where it is larger still.
    if (seconds > 1e12) seconds /= 1000;
    if (seconds > 1e9) seconds -= now / 1000;
  } else {
    // RFC 9110 §5.6.7 and RFC 3339 §5.6. All of these dates have a time. One without a zone is in UTC.
    const isIso = /^\d{4}-\d\d-\d\dT/.test(value);
    if (!isIso && !/^[a-z]+,? .*:.*:/i.test(value)) return;
    const zone = /([a-z]|[+-]\d\d:?\d\d)$/i.test(value) ? "" : isIso ? "Z" : " GMT";
    seconds = (Date.parse(value + zone) - now) / 1000;
  }
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/**
 * Seconds that the provider asks to wait: `Retry-After` (RFC 9110 §10.2.3), else its own header.
 *
 * @param now in milliseconds since the epoch.
 */
export function retryAfterOf(
  headers: Headers,
  resetHeader: string | false | undefined,
  now: number,
): number | undefined {
  const asked = headers.get("retry-after");
  const reset = resetHeader ? headers.get(resetHeader) : null;
  if (!(asked || reset)) return;
  // A moment is one of the provider's clock, not of ours.
  const theirs = Date.parse(headers.get("date") ?? "") || now;
  return secondsIn(asked, theirs) ?? secondsIn(reset, theirs);
}

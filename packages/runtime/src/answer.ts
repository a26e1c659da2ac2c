import type { Matcher, OperationDefinition, RateLimitReset } from "./definition.ts";
import type { Outcome } from "./errors.ts";

/** 1 MiB: beyond this, reading a body stops and its socket closes. */
const maximumBodyBytes = 2 ** 20;

/** The text of a body, or `undefined` after what was read where it is longer than we read. */
export async function readBody(response: Response): Promise<[text: string, whole: boolean]> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return [text + decoder.decode(), true];
    bytes += value.byteLength;
    if (bytes > maximumBodyBytes) {
      reader?.cancel().catch(() => {});
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
  { status, headers }: Response,
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
    const documented = status === 200 || status === 204 || success?.includes(status);
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
  const isDate = /\D/.test(value);
  const number = isDate ? Date.parse(value) / 1000 : Number(value);
  const isMoment = standard ? isDate : reset?.unit !== "seconds";
  const seconds = Math.max(0, Math.ceil(isMoment ? number - Date.now() / 1000 : number));
  return Number.isNaN(seconds) ? undefined : seconds;
}

import type { Outcome } from "../errors/error-types.ts";
import { type Constant, type FailedMatcher, type Matcher, matchesJson } from "./matcher.ts";

/**
 * What the head of an answer says, if it is none of a removal. A status beyond 599 counts as 5xx (RFC 9110 §15),
 * and so does the garbage that some platforms show as a status: 4, 42 or 4030.
 * Where a caller's own fetch followed a redirect, it may be the answer to a GET of something else.
 */
export function outcomeOfHead({ status, redirected }: Response): Outcome {
  return !redirected && /^(4(?!08)..|30[78])$/.test(`${status}`) ? "refused" : "unknown";
}

/** What a spec says of the answers of an operation. */
export interface ResponseDefinition {
  /** The documented 2xx statuses beside 200 and 204, which count as a success in any case. */
  readonly success?: readonly number[];
  /** A success without one of those of its status is none: nobody knows what it means. */
  readonly constants?: readonly Constant[];
  readonly absent?: readonly Matcher[];
  /** The first that matches decides. */
  readonly failed?: readonly FailedMatcher[];
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
export function judgeResponse(
  response: Response,
  text: string,
  whole: boolean,
  operation: ResponseDefinition,
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
  let outcome: Judgement[1] = outcomeOfHead(response);
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

import { type Matcher, type Operation, valueAt } from "./document.ts";

/** An answer, as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

/** What a call must make of an answer. */
export interface Judgement {
  readonly outcome: "removed" | "refused" | "unknown";
  readonly body: unknown;
  readonly absent: boolean;
}

/** The rules of design §4 (outcomes, and the rules of the wire 5 and 6), written down once more, from the design alone. */
export function judgementOf({ definition }: Operation, answer: Answer): Judgement {
  const { status, text } = answer;
  const { absent = [], failed = [] } = definition["x-removal"];
  const json = parsed(answer);
  const body = json === undefined ? text || undefined : json.value;
  const isAbsent = absent.some((matcher) => matches(matcher, answer, json));
  if (status >= 300) return { outcome: statusOutcome(status), body, absent: isAbsent };
  // "No such member" inside a 2xx is a refusal too.
  const isSuccess = [200, 204, ...Object.keys(definition.responses).map(Number)].includes(status);
  const isFailed = isAbsent || failed.some((matcher) => matches(matcher, answer, json));
  const isRead = json !== undefined || text === "";
  const outcome = isFailed ? "refused" : isSuccess && isRead ? "removed" : "unknown";
  return { outcome, body, absent: isAbsent };
}

function statusOutcome(status: number): "refused" | "unknown" {
  if (status === 307 || status === 308) return "refused";
  return status >= 400 && status < 500 && status !== 408 ? "refused" : "unknown";
}

function parsed({ mediaType, text }: Answer): { value: unknown } | undefined {
  const [essence = ""] = mediaType.split(";");
  if (!/^(application\/json|.+\+json)$/i.test(essence.trim())) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function matches(matcher: Matcher, answer: Answer, json: { value: unknown } | undefined): boolean {
  const { pointer, equals, startsWith } = matcher;
  if (matcher.status !== answer.status || answer.mediaType.includes("html")) return false;
  if (pointer === undefined) return true;
  if (json === undefined) return false;
  const found = valueAt(json.value, pointer);
  if (startsWith !== undefined) return String(found).startsWith(startsWith);
  return equals === undefined ? found !== undefined : found === equals;
}

import { type Matcher, type Operation, responseOf, type Schema, valueAt } from "./document.ts";

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
export function judgementOf(operation: Operation, answer: Answer): Judgement {
  const { definition } = operation;
  const { status, text } = answer;
  const { absent = [], failed = [] } = definition["x-removal"];
  const json = parsed(answer);
  const body = json === undefined ? text || undefined : json.value;
  const isAbsent = absent.some((matcher) => matches(matcher, answer, json));
  if (status >= 300) return { outcome: statusOutcome(status), body, absent: isAbsent };
  // "No such member" inside a 2xx is a refusal too.
  if (isAbsent) return { outcome: "refused", body, absent: true };
  const said = failed.find((matcher) => matches(matcher, answer, json));
  if (said) return { outcome: said.outcome ?? "refused", body, absent: false };
  const isSuccess = [200, 204, ...Object.keys(definition.responses).map(Number)].includes(status);
  const isRead = json !== undefined || text === "";
  const isWhole = constantsOf(operation, status).every(
    ([pointer, value]) => json !== undefined && valueAt(json.value, pointer) === value,
  );
  const outcome = isSuccess && isRead && isWhole ? "removed" : "unknown";
  return { outcome, body, absent: false };
}

/** What every documented body of a success requires to be constant, by its pointer. */
export function constantsOf(operation: Operation, status: number): [string, unknown][] {
  const { content = {} } = (status === 204 ? undefined : responseOf(operation, status)) ?? {};
  const [first = [], ...others] = Object.values(content).map(({ schema = {} }) =>
    constants(schema),
  );
  const has = (all: [string, unknown][], [pointer, value]: [string, unknown]) =>
    all.some((one) => one[0] === pointer && one[1] === value);
  return first.filter((one) => others.every((all) => has(all, one)));
}

function constants(schema: Schema, pointer = ""): [string, unknown][] {
  const { const: constant, enum: values = [], type = "object", required = [] } = schema;
  if (constant !== undefined) return [[pointer, constant]];
  if (values.length === 1) return [[pointer, values[0]]];
  const own = type === "object" ? required : [];
  const below = own.flatMap((name) => {
    const token = name.replaceAll("~", "~0").replaceAll("/", "~1");
    return constants(schema.properties?.[name] ?? {}, `${pointer}/${token}`);
  });
  return [...below, ...(schema.allOf ?? []).flatMap((one) => constants(one, pointer))];
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
  const { pointer, equals, notEquals, startsWith, empty, missing } = matcher;
  if (matcher.status !== answer.status || answer.mediaType.includes("html")) return false;
  if (pointer === undefined) return true;
  if (json === undefined) return false;
  const found = valueAt(json.value, pointer);
  const isEmpty = ['""', "[]", "{}"].includes(JSON.stringify(found));
  const isThere = found !== undefined;
  if (missing) return !isThere;
  if (empty) return isEmpty;
  if (equals !== undefined) return found === equals;
  if (notEquals !== undefined) return isThere && found !== notEquals;
  if (startsWith !== undefined) return String(found).startsWith(startsWith);
  return isThere && !isEmpty && ![null, false, 0].includes(found as null);
}

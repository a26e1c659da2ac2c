import { describe, expect, test } from "vitest";
import {
  type Matcher,
  type MediaType,
  type ResponseObject,
  responseOf,
  valueAt,
  withValueAt,
} from "../support/document.ts";
import { judgementOf } from "../support/expected.ts";
import { valuesOf } from "../support/parameters.ts";
import type { Provider } from "../support/providers.ts";
import { type RecordedAnswer, recordingFetch, type Stage, settled } from "../support/stage.ts";

/** An answer to ask the mock server for; without `body`, the documented one. */
interface Given {
  readonly title: string;
  readonly status: number;
  readonly mediaType?: string;
  readonly body?: unknown;
}

/** Each documented status, with each of its documented media types. */
export function describeAnswers(provider: Provider, stage: () => Stage): void {
  const { operation } = provider;
  const documented = Object.entries(operation.definition.responses);
  describe("makes of each documented answer what the design says", () => {
    test.for(documented.flatMap(givenAnswers).concat(matchedAnswers(provider)))(
      "$title",
      async ({ title, ...given }) => {
        const { mock, client, forms } = stage();
        mock.respond(given, { times: forms.length });
        for (const form of forms) {
          const { answers, fetch } = recordingFetch();
          const end = await settled(
            form.call(client({ fetch, retry: false }), valuesOf(operation, "all")),
          );
          const answer = answers.at(-1);
          if (answer === undefined) throw end.error;
          expect(answer.status).toBe(given.status);
          expectHeaders(responseOf(operation, given.status), answer);
          if (form.name === "deleteMember") expectResult(provider, answer, end);
          else expectTypedResult(provider, answer, end);
        }
      },
    );
  });
}

function givenAnswers(
  [name, { content = {} }]: [string, ResponseObject],
  _: number,
  all: readonly (readonly [string, ResponseObject])[],
): Given[] {
  const documented = all.map(([other]) => other);
  const status = statusFor(name, documented);
  const mediaTypes = Object.keys(content);
  const empty = { title: `${status}, empty`, status, body: "" };
  if (status === 204) return [empty];
  const undocumented: Given[] = [
    { title: `${status}, text`, status, body: "In other words." },
    { title: `${status}, JSON`, status, body: { message: "In other words." } },
  ];
  return [
    empty,
    ...mediaTypes.map((mediaType) => ({ title: `${status}, ${mediaType}`, status, mediaType })),
    ...(mediaTypes.length === 0 ? undocumented : []),
  ];
}

/** A status that a response documents: its own, or one that no narrower one does. */
function statusFor(name: string, documented: readonly string[]): number {
  if (/^\d+$/.test(name)) return Number(name);
  const isFree = (status: number): boolean =>
    !documented.includes(`${status}`) &&
    (name === "default"
      ? !documented.includes(`${Math.floor(status / 100)}XX`)
      : name.startsWith(`${status}`.slice(0, 1)));
  const free = [418, 511, 304, 451].find(isFree);
  if (free === undefined) throw new Error(`No status is left for the response ${name}.`);
  return free;
}

/** For each matcher of `absent` and `failed`, the documented answer with what the matcher looks for. */
function matchedAnswers({ operation }: Provider): Given[] {
  const { "x-removal": removal } = operation.definition;
  return [...(removal.absent ?? []), ...(removal.failed ?? [])].flatMap((matcher) => {
    const { status, pointer } = matcher;
    if (pointer === undefined) return [];
    const { content = {} } = responseOf(operation, status) ?? {};
    const examples = Object.values(content).flatMap(examplesOf);
    const example = examples.find((one) => valueAt(one, pointer) !== undefined) ?? examples[0];
    return valuesFor(matcher).map((value) => {
      const body = withValueAt(example, pointer, value);
      const title = `${status} with ${pointer} ${JSON.stringify(value) ?? "missing"}`;
      return { title, status, body };
    });
  });
}

/** Values that a matcher must tell, and values beside them. */
function valuesFor({ equals, notEquals, startsWith, empty, missing }: Matcher): unknown[] {
  if (startsWith !== undefined) return [`${startsWith} and more`];
  if (equals !== undefined) return [equals];
  if (notEquals !== undefined) return [notEquals, "something", null];
  if (empty || missing) return [[], {}, "", null, undefined, ["something"]];
  return ["something", ["something"], [], {}, "", null, false, 0, undefined];
}

function examplesOf({ example, examples = {} }: MediaType): unknown[] {
  return example === undefined ? Object.values(examples).map(({ value }) => value) : [example];
}

function expectHeaders(response: ResponseObject | undefined, { headers }: RecordedAnswer): void {
  for (const name of Object.keys(response?.headers ?? {})) {
    expect(headers.get(name), `header ${name}`).toEqual(expect.stringMatching(/./));
  }
}

/** How a promise ended. */
interface End {
  readonly value?: unknown;
  readonly error?: unknown;
}

function expectResult(provider: Provider, answer: RecordedAnswer, { value, error }: End): void {
  const { outcome, body, absent } = judgementOf(provider.operation, answer);
  const { status, headers } = answer;
  const response = sameAs(answer);
  const requestId = headers.get("x-request-id") ?? undefined;
  if (outcome === "removed") {
    expect(error).toBeUndefined();
    expect(value).toEqual({ data: body, response, requestId, attempts: 1 });
    return;
  }
  expect(error).toSatisfy(provider.isError);
  const { body: foundBody, response: foundResponse } = Object(error);
  expect({ ...Object(error), body: foundBody, response: foundResponse }).toEqual({
    ...{ provider: provider.slug, name: "ApiError", attempts: 1, outcome, status, absent },
    ...{ body, requestId, response, retryAfter: retryAfterOf(provider, answer) },
  });
}

/** openapi-fetch's form: an error with a body is a value, every other failure is thrown (design §4). */
function expectTypedResult(provider: Provider, answer: RecordedAnswer, end: End): void {
  const { outcome, body } = judgementOf(provider.operation, answer);
  const { status } = answer;
  const response = sameAs(answer);
  if (outcome === "removed") expect(end).toEqual({ value: { data: body, response } });
  else if (status >= 400 && body) expect(end).toEqual({ value: { error: body, response } });
  else {
    expect(end.error).toSatisfy(provider.isError);
    expect(end.error).toMatchObject({ name: "ApiError", status, outcome });
  }
}

function sameAs({ status, headers }: RecordedAnswer): unknown {
  const isSame = (found: Response) =>
    found.status === status &&
    [...headers].every(([name, text]) => found.headers.get(name) === text);
  return expect.toSatisfy(isSame, `the answer ${status} with its headers`);
}

function retryAfterOf({ document }: Provider, { status, headers }: RecordedAnswer): unknown {
  const { header = "", unit, statuses = [429], remaining } = document["x-rate-limit-reset"] ?? {};
  const isUsedUp = remaining === undefined || headers.get(remaining) === "0";
  const reset = statuses.includes(status) && header !== "" && isUsedUp ? headers.get(header) : null;
  const seconds = headers.get("retry-after") ?? reset;
  if (seconds === null) return undefined;
  return unit?.startsWith("unix") ? expect.any(Number) : Number(seconds);
}

import type { Answer, MockProvider } from "@offboard/mock-server";
import { describe, expect, test } from "vitest";
import { type RecordedAnswer, recordingFetch, settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

/**
 * Each documented status, with what the spec documents for it and with what it does not. What a spec's own matchers
 * tell apart is in the tables of the features.
 */
export function describeAnswers(subject: Subject): void {
  const { provider, leaver, stage } = subject;
  const { operation } = provider;
  describe("makes of each documented answer what the design says", () => {
    test.for(operation.statuses.map((status) => statusFor(status, operation.statuses)))(
      "%d",
      async (status) => {
        const { mock, client, forms } = stage();
        const { headers } = await client().deleteMember.request(leaver.parameters);
        const mediaTypes = headers.get("accept")?.split(", ") ?? [];
        for (const given of answersWith(status, mediaTypes)) {
          if (!respond(mock, given, forms.length)) continue;
          for (const form of forms) {
            const { answers, fetch } = recordingFetch();
            const end = await settled(form.call(client({ fetch, retry: false }), leaver));
            const answer = answers.at(-1);
            if (answer === undefined) throw end.error;
            expect(answer.status).toBe(status);
            const outcome = outcomeOf(given, subject);
            if (form.name === "deleteMember") expectResult(subject, answer, outcome, end);
            else expectTypedResult(subject, answer, outcome, end);
          }
        }
      },
    );
  });
}

/** What is documented, by each media type; nothing; and a text. */
function answersWith(status: number, mediaTypes: readonly string[]): Answer[] {
  const documented = mediaTypes
    .filter((mediaType) => mediaType !== "*/*")
    .map((mediaType) => ({ status, mediaType }));
  const isBodiless = [204, 205, 304].includes(status);
  return [
    { status },
    ...documented,
    { status, body: "" },
    ...(isBodiless ? [] : [{ status, body: "In other words." }]),
  ];
}

/** Queues an answer; gives whether the spec documents its media type for its status. */
function respond(mock: MockProvider, answer: Answer, times: number): boolean {
  try {
    mock.respond(answer, { times });
    return true;
  } catch (error) {
    if (answer.mediaType && /has no media type/.test(String(error))) return false;
    throw error;
  }
}

/** A status that a response documents: its own, or for a range or `default` one that no narrower response documents. */
function statusFor(name: number | string, all: readonly (number | string)[]): number {
  if (typeof name === "number") return name;
  const isFree = (status: number): boolean =>
    !all.includes(status) &&
    (name === "default"
      ? !all.includes(`${Math.floor(status / 100)}XX`)
      : name.startsWith(`${status}`.slice(0, 1)));
  const free = [418, 511, 304, 451].find(isFree);
  if (free === undefined) throw new Error(`No status is left for the response ${name}.`);
  return free;
}

type Outcome = "removed" | "refused" | "unknown";

/** Design §4: what a status says, whatever the provider. */
function outcomeOf({ status, body }: Answer, { needsBody }: Subject): Outcome {
  if (status >= 300) {
    const isRefusal = status === 307 || status === 308 || (status >= 400 && status < 500);
    return isRefusal && status !== 408 ? "refused" : "unknown";
  }
  if (body === undefined || status === 204) return "removed";
  return body === "" && !needsBody.includes(status) ? "removed" : "unknown";
}

/** How a promise ended. */
interface End {
  readonly value?: unknown;
  readonly error?: unknown;
}

function expectResult(
  { provider }: Subject,
  answer: RecordedAnswer,
  outcome: Outcome,
  { value, error }: End,
): void {
  const { status, headers } = answer;
  const [body, response] = [bodyOf(answer), sameAs(answer)];
  const requestId = headers.get("x-request-id") ?? undefined;
  if (outcome === "removed") {
    expect(error).toBeUndefined();
    expect(value).toEqual({ data: body, response, requestId, attempts: 1 });
    return;
  }
  expect(error).toSatisfy(provider.isError);
  const { body: foundBody, response: foundResponse, retryAfter, absent } = Object(error);
  expect({ ...Object(error), body: foundBody, response: foundResponse }).toEqual({
    ...{ provider: provider.slug, name: "ApiError", attempts: 1, outcome, status, absent },
    ...{ body, requestId, response, retryAfter },
  });
  expect(absent && !provider.absent.includes(status)).toBe(false);
}

/** openapi-fetch's form: an error with a body is a value, every other failure is thrown (design §4). */
function expectTypedResult(
  { provider }: Subject,
  answer: RecordedAnswer,
  outcome: Outcome,
  end: End,
): void {
  const { status } = answer;
  const [body, response] = [bodyOf(answer), sameAs(answer)];
  if (outcome === "removed") expect(end).toEqual({ value: { data: body, response } });
  else if (status >= 400 && body) expect(end).toEqual({ value: { error: body, response } });
  else {
    expect(end.error).toSatisfy(provider.isError);
    expect(end.error).toMatchObject({ name: "ApiError", status, outcome });
  }
}

/** JSON where the answer says so, else its text; `undefined` for none. */
function bodyOf({ headers, text }: RecordedAnswer): unknown {
  if (text === "") return undefined;
  return /json/.test(headers.get("content-type") ?? "") ? JSON.parse(text) : text;
}

function sameAs({ status, headers }: RecordedAnswer): unknown {
  const isSame = (found: Response) =>
    found.status === status &&
    [...headers].every(([name, text]) => found.headers.get(name) === text);
  return expect.toSatisfy(isSame, `the answer ${status} with its headers`);
}

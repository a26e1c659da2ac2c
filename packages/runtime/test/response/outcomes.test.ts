import { expect, test } from "vitest";
import { createPaperCrane, member, path } from "../support/paper-crane.ts";
import { failureOf, json, recorder } from "../support/recorder.ts";

const application = "application/json";
const page = "<!doctype html><title>Log in</title>";
const none = '{"error":{"message":"No member - ada"}}';
const error = '{"status":"error"}';

/** The body is wanted as JSON or as text, or as `undefined` where neither is named. */
type Want = `${"removed" | "refused" | "unknown"}${"" | " absent"}${"" | " json" | " text"}`;

const table: [status: number, type: string, body: string | null, want: Want][] = [
  // Successes: rule 5.
  [200, application, '{"status":"success","id":"ada"}', "removed json"],
  [200, "APPLICATION/JSON; Charset=UTF-8", "{}", "removed json"],
  [200, "application/vnd.crane.v1+json", "[]", "removed json"],
  [200, " text/json ;x", "null", "removed json"],
  [200, application, "false", "removed json"],
  [200, "", null, "removed"],
  [200, application, "", "removed"],
  [202, "", null, "removed"],
  [202, application, "{}", "removed json"],
  [204, "", null, "removed"],
  // Any other 2xx is not understood.
  [200, "text/html", page, "unknown text"],
  [200, "", page, "unknown text"],
  [200, application, page, "unknown text"],
  [200, "text/plain", "{}", "unknown text"],
  [200, "application/jsonp", "{}", "unknown text"],
  [200, "application/json5", "{}", "unknown text"],
  [200, "text/html; x=application/json", "{}", "unknown text"],
  [200, "json", "{}", "unknown text"],
  [200, application, '{"status":"succ', "unknown text"],
  [201, "", null, "unknown"],
  [201, application, "{}", "unknown json"],
  [203, "", null, "unknown"],
  [205, "", null, "unknown"],
  [206, application, "{}", "unknown json"],
  [299, "", null, "unknown"],
  // A 2xx that says no.
  [200, application, error, "refused json"],
  [202, application, error, "removed json"],
  [200, "text/plain", error, "unknown text"],
  [200, application, '{"status":["error"]}', "removed json"],
  // Nothing but a status.
  ...[400, 401, 402, 403, 405, 407, 409, 418, 422, 425, 429, 451, 498, 499, 307, 308].map(
    (status): [number, string, null, Want] => [status, "", null, "refused"],
  ),
  ...[300, 301, 302, 303, 304, 305, 399, 408, 500, 501, 502, 503, 504, 529, 599].map(
    (status): [number, string, null, Want] => [status, "", null, "unknown"],
  ),
  // Bodies of errors: rule 6.
  [400, "application/problem+json", '{"a":1}', "refused json"],
  [400, application, "0", "refused json"],
  [500, application, "{", "unknown text"],
  [502, "text/html", page, "unknown text"],
  // No such member.
  [403, application, none, "refused absent json"],
  [403, "text/plain", none, "refused text"],
  [403, application, '{"error":"No member -"}', "refused json"],
  [403, application, "null", "refused json"],
  [403, application, '{"error":{"message":" No member -"}}', "refused json"],
  [404, application, '{"code":40404}', "refused absent json"],
  [404, application, '{"code":"40404"}', "refused json"],
  [404, application, "[]", "refused json"],
  [404, "text/html", page, "refused text"],
  [404, application, page, "refused text"],
  [404, "", null, "refused"],
  [400, application, '{"code":40404}', "refused json"],
  [409, application, '{"gone":true}', "refused absent json"],
  [409, application, '{"gone":null}', "refused json"],
  [409, application, "{}", "refused json"],
  [410, "", null, "refused absent"],
  [410, "text/plain", "gone", "refused absent text"],
  [410, application, "{}", "refused absent json"],
  [410, "text/html", page, "refused text"],
  [410, "text/html", "Gone", "refused text"],
  [410, "application/xhtml+xml", "gone", "refused text"],
  [410, "text/plain", ` \n${page}`, "refused text"],
];

test.each(table)("%d %s %s means %s", async (status, type, sent, want) => {
  const [outcome, ...words] = want.split(" ");
  const wanted = words.includes("json") ? JSON.parse(sent ?? "") : undefined;
  const body = words.includes("text") ? sent : wanted;
  const headers: Record<string, string> = type ? { "content-type": type } : {};
  const bytes = sent === null ? null : new TextEncoder().encode(sent);
  const { fetch, requests } = recorder(() => new Response(bytes, { status, headers }));
  const call = createPaperCrane({ fetch, retry: false }).deleteMember(member);
  if (outcome === "removed") {
    const { response, ...result } = await call;
    expect(result).toEqual({ data: body, attempts: 1, requestId: undefined });
    expect([response.status, response.bodyUsed]).toEqual([status, sent !== null]);
  } else {
    const failure = await failureOf(call);
    expect({ ...failure }).toEqual({
      ...{ name: "ApiError", provider: "paper-crane", outcome, attempts: 1, status },
      ...{ absent: words.includes("absent"), requestId: undefined, retryAfter: undefined },
    });
    expect([failure.body, failure.response?.status]).toEqual([body, status]);
    expect(failure.message).toContain(`Paper Crane: DELETE ${path}: answered ${status}. `);
  }
  expect(requests).toHaveLength(1);
});

test("a byte order mark does not make JSON unreadable", async () => {
  const headers = { "content-type": application };
  const { fetch } = recorder(() => new Response("\ufeff{}", { headers }));
  expect((await createPaperCrane({ fetch }).deleteMember(member)).data).toEqual({});
});

test("a redirect that a browser hides, with status 0, is unknown", async () => {
  const { fetch } = recorder(() => Response.error());
  const failure = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect({ ...failure }).toMatchObject({ name: "ApiError", status: 0, outcome: "unknown" });
  expect(failure.message).toContain("Redirects are never followed");
});

const advice: [status: number, text: string][] = [
  [200, "read the members back"],
  [301, "Redirects are never followed"],
  [400, "this call removed nothing"],
  [401, "Check the credentials"],
  [403, "Check the credentials"],
  [410, "There is no such member."],
  [429, "Wait before you try again."],
  [500, "may or may not have been removed"],
];

test.each(advice)("the message of a %d says: %s", async (status, text) => {
  const { fetch } = recorder(() => new Response(status === 200 ? page : null, { status }));
  const { message } = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect(message).toContain(text);
});

test("the request id is on the success and on the error", async () => {
  const good = recorder(() => json(200, {}, { "X-Request-Id": "r-1" }));
  const bad = recorder(() => json(500, {}, { "X-Request-Id": "r-2" }));
  const removal = await createPaperCrane({ fetch: good.fetch }).deleteMember(member);
  const failure = await failureOf(createPaperCrane({ fetch: bad.fetch }).deleteMember(member));
  expect([removal.requestId, failure.requestId]).toEqual(["r-1", "r-2"]);
});

import { describe, expect, test } from "vitest";
import { createFoldingDesk, desk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, json, recorder, summaryOf } from "../support/recorder.ts";

// Design, §4, rule 5: unreadable is not empty. A body that can't be read may have said no.

const page = "<!doctype html><title>Log in</title>";
const no = '{"status":"error"}';

/** A response whose body is no stream of the platform's, as whatwg-fetch, React Native and node-fetch have it. */
function without(stream: unknown, type: string, text: unknown, status = 200): Response {
  const headers = new Headers({ "content-type": type });
  return { status, headers, url: "", body: stream, text: async () => text } as Response;
}

const noStream: [what: string, response: () => Response, want: string][] = [
  ["no body, a login page", () => without(undefined, "text/html", page), "unknown"],
  ["no body, JSON that says no", () => without(undefined, "application/json", no), "refused"],
  ["no body, JSON that says yes", () => without(undefined, "application/json", "{}"), "removed"],
  ["no body, nothing in it", () => without(undefined, "", ""), "removed"],
  ["another stream, a login page", () => without({ pipe() {} }, "text/html", page), "unknown"],
  ["another stream, JSON that says no", () => without({}, "application/json", no), "refused"],
  [
    "no body, JSON of over 1 MiB",
    () => without(undefined, "text/json", `[${"0,".repeat(2 ** 19)}0]`),
    "unknown",
  ],
  [
    "neither a body nor text()",
    () => ({ ...without(undefined, "", ""), text: undefined }) as never,
    "lost",
  ],
  [
    "a text() that throws",
    () => ({ ...without(undefined, "", ""), text: () => Promise.reject(new TypeError()) }),
    "lost",
  ],
];

test.each(noStream)("%s: %s", async (_, response, want) => {
  const { fetch } = recorder(response);
  const call = createPaperCrane({ fetch, retry: false }).deleteMember(member);
  if (want === "removed") return expect((await call).attempts).toBe(1);
  const [name, outcome] = want === "lost" ? ["ConnectionError", "unknown"] : ["ApiError", want];
  expect(summaryOf(await failureOf(call))).toMatchObject({ name, outcome });
});

const spoiled: [what: string, spoil: (response: Response) => unknown][] = [
  ["read by text()", (response) => response.text()],
  [
    "iterated",
    async (response) => {
      for await (const _ of response.body as unknown as AsyncIterable<unknown>);
    },
  ],
  ["cancelled", (response) => response.body?.cancel()],
  [
    "read with a reader that was released",
    async (response) => {
      const reader = response.body?.getReader();
      await reader?.read();
      reader?.releaseLock();
    },
  ],
  ["locked", (response) => response.body?.getReader()],
  ["given on by pipeTo()", (response) => response.body?.pipeTo(new WritableStream())],
];

describe.each(spoiled)("a body that was %s before", (_, spoil) => {
  test.each([
    [200, "text/html", page],
    [200, "application/json", no],
    [204, "application/json", "{}"],
  ])("%d %s", async (status, type, body) => {
    const { fetch, requests } = recorder(async () => {
      const response = new Response(body, { headers: { "content-type": type } });
      await spoil(response);
      return Object.defineProperty(response, "status", { value: status });
    });
    const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
    expect(error.cause.code).toBe("BODY_UNREADABLE");
    expect(error.message).toContain('The option "fetch" must give a Response that nobody has read');
    expect(requests).toHaveLength(1);
  });

  test("a refusal stays one", async () => {
    const { fetch } = recorder(async () => {
      const response = json(403, {});
      await spoil(response);
      return response;
    });
    const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
    expect(error.outcome).toBe("refused");
  });

  test("at the token URL: not sent, and not tried again", async () => {
    const { fetch, exchanges, calls } = desk(async () => {
      const response = json(200, { access_token: "token" });
      await spoil(response);
      return response;
    });
    const error = await failureOf(createFoldingDesk({ fetch }).deleteMember(person));
    expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
    expect([exchanges.length, calls]).toEqual([1, []]);
  });
});

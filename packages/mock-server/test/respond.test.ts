import { expect, test } from "vitest";
import type { Answer } from "../src/index.ts";
import { headers, organization, path, person, playAcme } from "./fixture.ts";

const send = (mock: ReturnType<typeof playAcme>["mock"]) =>
  mock.fetch(`http://localhost${path}`, { method: "DELETE", headers });

const own = { "Content-Type": "x/y", "retry-after": "1" };
test.each<[string, Answer, mediaType: string | null, text: unknown]>([
  ["the documented one", { status: 403 }, "application/json", expect.stringContaining("message")],
  ["another documented media type", { status: 403, mediaType: "text/plain" }, "text/plain", "No."],
  ["a text", { status: 500, body: "Oops" }, "text/plain;charset=utf-8", "Oops"],
  ["JSON", { status: 500, body: { a: 1 } }, "application/json", '{"a":1}'],
  ["another type", { status: 500, body: "{", mediaType: "a/json" }, "a/json", "{"],
  ["no body", { status: 403, body: "" }, null, ""],
  ["other headers", { status: 500, headers: own, body: "z" }, "x/y", "z"],
  ["an undocumented status", { status: 418, body: null }, "application/json", "null"],
])("respond answers with %s", async (_, answer, mediaType, text) => {
  const { mock, provider } = playAcme();
  provider.respond(answer);
  const response = await send(mock);
  const seen = [response.status, response.headers.get("content-type"), await response.text()];
  expect(seen).toEqual([answer.status, mediaType, text]);
  expect(provider.has(organization, person)).toBe(true);
});

test("respond answers after the removal", async () => {
  const { mock, provider } = playAcme();
  provider.respond({ status: 200, body: { status: "error" }, effect: "after" });
  expect(await (await send(mock)).json()).toEqual({ status: "error" });
  expect(provider.has(organization, person)).toBe(false);
});

test.each<[Answer, string]>([
  [{ status: 418 }, "The spec of acme does not document status 418; it documents 200, 401, 403,"],
  [
    { status: 403, mediaType: "text/html" },
    "The response 403 of acme has no media type text/html; the spec documents: application/json, text/plain.",
  ],
  [{ status: 204, body: "x" }, "An answer with status 204 can't have a body (RFC 9110)."],
  [{ status: 600, body: "x" }, "An answer's status must be an integer from 200 to 599, found 600."],
])("respond refuses %j", (answer, sentence) => {
  expect(() => playAcme().provider.respond(answer)).toThrow(sentence);
});

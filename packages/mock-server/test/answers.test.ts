import { expect, test } from "vitest";
import { type Answer, createMockServer } from "../src/index.ts";
import { acme, headers, organization, path, person, playAcme } from "./fixture.ts";

const send = (mock: { fetch: ReturnType<typeof playAcme>["mock"]["fetch"] }) =>
  mock.fetch(`http://localhost${path}`, { method: "DELETE", headers });

test.each([
  ["the documented one", { status: 403 }, "application/json", expect.stringContaining("message")],
  ["another documented media type", { status: 403, mediaType: "text/plain" }, "text/plain", "No."],
  ["a text", { status: 500, body: "Oops" }, "text/plain;charset=utf-8", "Oops"],
  ["JSON", { status: 500, body: { a: 1 } }, "application/json", '{"a":1}'],
  [
    "a text as JSON",
    { status: 500, body: "{", mediaType: "application/json" },
    "application/json",
    "{",
  ],
  ["no body", { status: 403, body: "" }, null, ""],
  [
    "other headers",
    { status: 500, headers: { "Content-Type": "x/y", "retry-after": "1" }, body: "z" },
    "x/y",
    "z",
  ],
  ["an undocumented status", { status: 418, body: null }, "application/json", "null"],
] as [string, Answer, string | null, unknown][])(
  "respond answers with %s",
  async (_, answer, mediaType, text) => {
    const { mock, provider } = playAcme();
    provider.respond(answer);
    const response = await send(mock);
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      answer.status,
      mediaType,
      text,
    ]);
    expect(provider.has(organization, person)).toBe(true);
  },
);

test("an answer after the removal", async () => {
  const { mock, provider } = playAcme();
  provider.respond({ status: 200, body: { status: "error" }, effect: "after" });
  expect(await (await send(mock)).json()).toEqual({ status: "error" });
  expect(provider.has(organization, person)).toBe(false);
});

test.each([
  [
    "an undocumented status",
    { status: 418 },
    "The spec of acme does not document status 418; it documents 200, 401, 403, 429, 500.",
  ],
  [
    "an undocumented media type",
    { status: 403, mediaType: "text/html" },
    "The response 403 of acme has no media type text/html; the spec documents: application/json, text/plain.",
  ],
  [
    "a body that can't be",
    { status: 204, body: "x" },
    "An answer with status 204 can't have a body (RFC 9110).",
  ],
  [
    "a status that can't be",
    { status: 600, body: "x" },
    "An answer's status must be an integer from 200 to 599, found 600.",
  ],
] as [string, Answer, string][])("respond refuses %s", (_, answer, sentence) => {
  expect(() => playAcme().provider.respond(answer)).toThrow(sentence);
});

const ok = { description: "", content: { "application/json": { schema: { type: "object" } } } };
test.each([
  [
    "the example, where it matches",
    [{ status: 404, pointer: "/a/b", equals: 1 }],
    { 404: { content: { "application/json": { example: { a: { b: 1 }, c: 2 } } } } },
    404,
    '{"a":{"b":1},"c":2}',
  ],
  [
    "the example, made to match",
    [{ status: 404, pointer: "/a/b", equals: null }],
    { 404: { content: { "application/json": { example: { a: { b: 1 }, c: 2 } } } } },
    404,
    '{"a":{"b":null},"c":2}',
  ],
  [
    "a pointer to something",
    [{ status: 404, pointer: "/a~1b" }],
    { 404: ok },
    404,
    '{"a/b":"absent"}',
  ],
  [
    "into a list",
    [{ status: 404, pointer: "/0/code", startsWith: "x" }],
    { 404: { content: { "application/json": { example: [{ code: "y" }] } } } },
    404,
    '[{"code":"x no such member"}]',
  ],
  ["no body", [{ status: 404 }], { 404: { description: "" } }, 404, ""],
  ["a range", [{ status: 410 }], { "4XX": { description: "" } }, 410, ""],
  [
    "nothing: the documented 404",
    undefined,
    { 404: { content: { "text/plain": { example: "none" } } } },
    404,
    "none",
  ],
  ["nothing, and no 404", undefined, {}, 404, ""],
] as [string, unknown, object, number, string][])(
  "no such member is said as absent says: %s",
  async (_, absent, responses, status, body) => {
    const mock = createMockServer({
      specs: { acme: acme({ "x-removal": { absent }, responses: { 200: ok, ...responses } }) },
    });
    const response = await send(mock);
    expect([response.status, await response.text()]).toEqual([status, body]);
  },
);

const schema = (definition: object) => ({
  200: { content: { "application/json": { schema: definition } } },
});
test.each([
  [
    "no OpenAPI 3.1",
    {},
    { openapi: "3.0.3" },
    'must be a parsed OpenAPI 3.1 document, found openapi: "3.0.3".',
  ],
  [
    "no operation",
    { operationId: "remove" },
    {},
    "must have exactly one operation with operationId deleteMember, found 0.",
  ],
  ["no success", { responses: { 404: ok } }, {}, "documents no 2xx response of deleteMember"],
  [
    "no example",
    { responses: schema({ type: "string", pattern: "^a", minLength: 3, maxLength: 2 }) },
    {},
    "No valid example could be made from the schema of response 200 of acme",
  ],
  [
    "a success that says no",
    { responses: schema({ type: "object", properties: { status: { const: "error" } } }) },
    {},
    "response 200 of acme matches `absent` or `failed` of its x-removal",
  ],
  [
    "an absent that can't be",
    {
      "x-removal": { absent: [{ status: 404, pointer: "/a", equals: 1 }] },
      responses: {
        200: ok,
        404: {
          content: { "application/json": { schema: { properties: { a: { type: "string" } } } } },
        },
      },
    },
    {},
    "response 404 of acme can match `absent` of x-removal: /a must be string, found 1.",
  ],
  [
    "a reference to nowhere",
    { responses: { 200: { $ref: "#/components/nothing" } } },
    {},
    "$ref #/components/nothing leads nowhere.",
  ],
  [
    "a reference in a circle",
    { responses: { 200: { $ref: "#/components/a" } } },
    {
      components: {
        ...(acme() as { components: object }).components,
        a: { $ref: "#/components/a" },
      },
    },
    "$ref #/components/a leads back to itself.",
  ],
  [
    "an unknown security scheme",
    { security: [{ nothing: [] }] },
    {},
    "does not define the security scheme nothing.",
  ],
  [
    "a security scheme that can't be played",
    { security: [{ apiKey: [] }] },
    {
      components: {
        ...(acme() as { components: object }).components,
        securitySchemes: { apiKey: { type: "http", scheme: "Digest" } },
      },
    },
    'or oauth2 with flows.clientCredentials; found {"type":"http","scheme":"Digest"}.',
  ],
] as [string, object, object, string][])(
  "a spec that can't be played is refused at once: %s",
  (_, changes, root, sentence) => {
    expect(() => createMockServer({ specs: { acme: acme({ ...changes }, { ...root }) } })).toThrow(
      sentence,
    );
  },
);

test("a test can say which parameter is the member", async () => {
  const mock = createMockServer({ specs: { acme: acme() }, member: { acme: "team" } });
  const provider = mock.provider("acme");
  provider.add({ person }, 7, 8);
  expect((await send(mock)).status).toBe(200);
  expect(provider.members({ person })).toEqual(["8"]);
  expect(() => createMockServer({ specs: { acme: acme() }, member: { acme: "user" } })).toThrow(
    "/teams/{team}/people/{person} has no parameter user. Name one of its parameters (team, person, X-Acme-Version, silent)",
  );
});

test("a path may have parameters inside a segment", async () => {
  const document = acme() as { paths: Record<string, object> };
  const [item] = Object.values(document.paths);
  const mock = createMockServer({
    specs: { acme: { ...document, paths: { "/v1.0/{team}-of/{person}:remove": item } } },
  });
  mock.provider("acme").add(organization, person);
  const remove = (target: string) =>
    mock.fetch(`http://localhost/acme${target}`, { method: "DELETE", headers });
  expect((await remove(`/v1.0/7-of/${person}`)).status).toBe(501);
  expect((await remove(`/v1x0/7-of/${person}:remove`)).status).toBe(501);
  expect((await remove(`/v1.0/7-of/${person}:remove`)).status).toBe(200);
});

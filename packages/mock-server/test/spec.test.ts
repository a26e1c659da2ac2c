import { expect, test } from "vitest";
import { createMockServer } from "../src/index.ts";
import { acme } from "./fixture.ts";

const json = (media: object) => ({ description: "", content: { "application/json": media } });
const ok = json({ schema: { type: "object" } });
const success = (schema: object) => ({ responses: { 200: json({ schema }) } });
const circle = { $ref: "#/x-circle" };
test.each<[string, changes: Record<string, unknown>, root: Record<string, unknown>, string]>([
  [
    "another version",
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
    success({ type: "string", pattern: "^a", minLength: 3, maxLength: 2 }),
    {},
    "No valid example could be made from the schema of response 200 of acme",
  ],
  [
    "a success that is a failure",
    success({ type: "object", properties: { status: { const: "error" } } }),
    {},
    "response 200 of acme matches `absent` or `failed` of its x-removal",
  ],
  [
    "an absent that its schema forbids",
    {
      "x-removal": { absent: [{ status: 404, pointer: "/a", equals: 1 }] },
      responses: { 200: ok, 404: json({ schema: { properties: { a: { type: "string" } } } }) },
    },
    {},
    "response 404 of acme can match `absent` of x-removal: /a must be string, found 1.",
  ],
  [
    "a reference to nothing",
    { responses: { 200: { $ref: "#/components/nothing" } } },
    {},
    "$ref #/components/nothing leads nowhere.",
  ],
  [
    "a reference in a circle",
    { responses: { 200: circle } },
    { "x-circle": circle },
    "leads back to itself",
  ],
  [
    "an undefined path parameter",
    { parameters: [] },
    {},
    "does not define the path parameter person",
  ],
  [
    "an undefined security scheme",
    { security: [{ nothing: [] }] },
    {},
    "does not define the security scheme nothing.",
  ],
])("a spec that can't be played is refused at once: %s", (_, changes, root, sentence) => {
  expect(() => createMockServer({ specs: { acme: acme(changes, root) } })).toThrow(sentence);
});

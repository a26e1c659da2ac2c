import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { convertOf, documents, findingsOf, specOf } from "../support/import-document.ts";

const request = "DELETE /m";

test.each([
  ["2.0, JSON", "desk-2.0.json", "DELETE /teams/{team_id}/agents/{agent_id}", "desk-2.0"],
  ["3.0, YAML", "desk-3.0.yaml", "POST /agents/{agent}", "desk-3.0"],
  [
    "3.1, a provider's own",
    "ahasend.yaml",
    "DELETE /v2/accounts/{account_id}/members/{user_id}",
    "ahasend",
  ],
])("the spec of a document of %s", (_, file, operation, wanted) => {
  const text = specOf(readFileSync(join(documents, file), "utf8"), operation);
  expect(text).toBe(readFileSync(join(documents, `${wanted}.spec.yaml`), "utf8"));
});

/** A document with one answer's schema, and what that becomes. */
function schemaOf(openapi: string, schema: unknown): unknown {
  const two = openapi === "2.0";
  const body = two ? { schema } : { content: { "application/json": { schema } } };
  const document = {
    ...(two ? { swagger: "2.0", host: "a.example", produces: ["application/json"] } : { openapi }),
    info: { title: "A", version: "1" },
    paths: { "/m": { delete: { responses: { 200: { description: "Gone.", ...body } } } } },
    ...(two
      ? { definitions: { B: { type: "string" }, "B«C»": { type: "integer" } } }
      : { components: { schemas: { B: { type: "string" }, "B/C": { type: "integer" } } } }),
  };
  const { operation } = convertOf(JSON.stringify(document), request);
  const responses = operation.responses as Record<string, Record<string, unknown>>;
  const content = responses["200"]?.content as Record<string, Record<string, unknown>>;
  return content["application/json"]?.schema;
}

const B = "#/components/schemas/B";

test.each([
  ["3.0.3", { type: "string", nullable: true }, { type: ["string", "null"] }],
  ["3.0.3", { type: "string", nullable: false }, { type: "string" }],
  ["3.0.3", { $ref: B, nullable: true }, { $ref: B }],
  [
    "3.0.3",
    { allOf: [{ $ref: B }], nullable: true, description: "b" },
    { description: "b", anyOf: [{ allOf: [{ $ref: B }] }, { type: "null" }] },
  ],
  ["2.0", { type: "string", "x-nullable": true }, { type: ["string", "null"] }],
  ["2.0", { type: "file" }, { type: "string", format: "binary" }],
  ["2.0", { $ref: "#/definitions/B" }, { $ref: B }],
  ["2.0", { $ref: "#/definitions/B%C2%ABC%C2%BB" }, { $ref: "#/components/schemas/BC" }],
  ["3.1.0", { $ref: "#/components/schemas/B~1C" }, { $ref: "#/components/schemas/BC" }],
  ["3.1.0", { $ref: B, description: "b" }, { $ref: B, description: "b" }],
  ["3.1.0", { $ref: B, minLength: 1 }, { allOf: [{ $ref: B }], minLength: 1 }],
  ["3.0.3", { $ref: B, minLength: 1 }, { $ref: B }],
  ["3.0.3", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ["3.0.3", { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ["3.1.0", { exclusiveMinimum: 1 }, { exclusiveMinimum: 1 }],
  ["3.0.3", { type: "object", "x-a": 1, xml: {}, readOnly: true }, { type: "object" }],
  ["3.0.3", { type: "object", required: [] }, { type: "object" }],
  // Programs that write documents leave a place for words that nobody has said.
  [
    "3.0.3",
    { title: "", description: "", type: "object", properties: { title: { description: "" } } },
    { type: "object", properties: { title: {} } },
  ],
  // What nothing is known about is kept, so that the generator can refuse it.
  ["3.1.0", { type: "object", minProperties: 1 }, { type: "object", minProperties: 1 }],
  ["3.1.0", { items: true, not: { nullable: 1 } }, { items: true, not: { nullable: 1 } }],
])("in %s the schema %j becomes %j", (openapi, given, wanted) => {
  expect(schemaOf(openapi, given)).toStrictEqual(wanted);
});

const document = (parts: string) => `openapi: 3.0.3
info: { title: Acme API, version: '1' }
${parts}`;
const paths = (operation: string) =>
  document(`paths: { /m: { delete: { responses: {}${operation} } } }`);

// Nothing of a document is lost without a line.
test.each([
  [paths(", x-a: 1, x-b: { x-c: 1 }"), ["left out x-a 3:41", "left out x-b 3:49"]],
  [paths(", tags: [a], callbacks: {}"), ["left out tags 3:41", "left out callbacks 3:52"]],
  [paths(", parameters: [{ $ref: 'https://a.example/p.json' }]"), ["refused 3:56"]],
  [paths(", parameters: [{ $ref: '#/nowhere' }]"), ["refused 3:56"]],
  [paths(", requestBody: { $ref: '#/paths/~1m/delete/requestBody' }"), ["refused 3:41"]],
  [paths(", security: [{ key: [] }]"), ["refused 3:54"]],
  [paths(", parameters: [7]"), ["refused 3:54"]],
  [paths(", parameters: [{ name: Accept, in: header }]"), ["left out name 3:56"]],
  [
    document("paths: { /m: { summary: All, delete: { responses: {} } } }"),
    ["left out summary 3:16"],
  ],
])("of %j it tells %j", (given, wanted) => {
  expect(findingsOf(given, request)).toStrictEqual(wanted);
});

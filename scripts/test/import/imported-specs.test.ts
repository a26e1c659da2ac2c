import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { wrap } from "../../import/spec/wrap-prose.ts";
import { convertOf, documents, findingsOf, specOf, tableOf } from "../support/import-document.ts";

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

// Nothing of a document is lost without a finding: the operation, and the kind, key, line and column of each.
test.each(
  tableOf(`
  x-a: 1, x-b: { x-c: 1 } → left out x-a 2:41 → left out x-b 2:49
  tags: [a], callbacks: {} → left out tags 2:41 → left out callbacks 2:52
  parameters: [{ $ref: 'https://a.example/p.json' }] → refused 2:56
  parameters: [{ $ref: '#/nowhere' }] → refused 2:56
  requestBody: { $ref: '#/paths/~1m/delete/requestBody' } → refused 2:41
  security: [{ key: [] }] → refused 2:54
  parameters: [7] → refused 2:54
  parameters: [{ name: Accept, in: header }] → left out name 2:56
  responses: {} }, summary: All, post: { responses: {} → left out summary 2:43
  `),
)("the operation %s: %s", (operation = "", ...wanted) => {
  const parts = operation.startsWith("responses") ? operation : `responses: {}, ${operation}`;
  const text = `openapi: 3.0.3\npaths: { /m: { delete: { ${parts} } } }`;
  expect(findingsOf(text, "DELETE /m")).toStrictEqual(wanted);
});

test("a document that refers to itself is cut out with its circles", () => {
  const schema = { $ref: "#/components/schemas/A" };
  const schemas = {
    A: { properties: { b: { $ref: "#/components/schemas/B" } } },
    B: { items: schema },
  };
  const responses = { 200: { content: { "application/json": { schema } } } };
  const document = {
    openapi: "3.0.3",
    paths: { "/m": { delete: { responses } } },
    components: { schemas },
  };
  expect(convertOf(JSON.stringify(document), "DELETE /m").components).toStrictEqual({ schemas });
});

const words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
const long = `${words} fifteen sixteen seventeen`;

test.each([
  ["short", "short"],
  [long, `${words} fifteen sixteen\nseventeen`],
  [`${words} fifteen sixteen - no list`, `${words} fifteen sixteen -\nno list`],
  [`- ${long}`, `- ${long}`],
  [`| ${long} |`, `| ${long} |`],
])("%j is wrapped as %j", (given, wanted) => {
  expect(wrap(given)).toBe(wanted);
  expect(wrap(given).replaceAll("\n", " ")).toBe(given);
});

import { expect, test } from "vitest";
import { jsonBody, specWith } from "../support/request-spec.ts";
import { edit, mistakesOf, smallSpec } from "../support/small-spec.ts";

const key = "{ type: apiKey, in: header, name: X-Api-Key }";

// The mistakes that no other table here has, each in a small spec.
test.each([
  [
    "dialect/beside-reference",
    edit(
      [
        "schema: { type: object, properties: { code: { const: gone } } }",
        "schema: { $ref: '#/components/schemas/A', type: object }",
      ],
      ["components:\n", "components:\n  schemas:\n    A: { type: object }\n"],
    ),
  ],
  ["schema/const-beside-enum", edit(["{ const: gone }", "{ const: gone, enum: [gone] }"])],
  ["text/not-unicode", edit(["title: Acme", 'title: "Ac\\uD800me"'])],
  ["todo/value", edit(["title: Acme", "title: TODO"])],
  ["todo/path", edit(["/members/{id}", "/TODO/{id}"])],
  ["document/retired", `${smallSpec}x-retired: gone\n`],
  ["operation/none", edit(["    delete:", "    x-delete:"])],
  [
    "operation/twice",
    edit([
      "components:\n",
      "  /a/{id}:\n    delete:\n      operationId: deleteMember\n      description: A.\n      x-removal: { removes: account, reversible: false }\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: { '204': { description: A. } }\ncomponents:\n",
    ]),
  ],
  [
    "parameter/header-name",
    specWith({ parameters: [{ name: "Authorization", in: "header", schema: { type: "string" } }] }),
  ],
  [
    "parameter/constant-with-more",
    specWith({
      parameters: [
        { name: "a", in: "header", required: false, style: "simple", schema: { const: "x" } },
      ],
    }),
  ],
  ["path/no-slash", edit(["/members/{id}", "members/{id}"])],
  [
    "rate-limit/same-header",
    `${smallSpec}x-rate-limit-reset: { header: A, unit: seconds, remaining: a, statuses: [404] }\n`,
  ],
  [
    "rate-limit/undocumented-status",
    `${smallSpec}x-rate-limit-reset: { header: A, unit: seconds, statuses: [403] }\n`,
  ],
  [
    "request-body/never-sent",
    specWith({
      body: {
        content: {
          "application/json": { schema: { type: "object", properties: { a: { const: 1 } } } },
        },
      },
    }),
  ],
  [
    "request-body/part-never-sent",
    specWith({
      body: jsonBody({ a: { type: "object", properties: { b: { const: 1 } }, required: ["b"] } }),
    }),
  ],
  [
    "security-scheme/component-name",
    edit(
      ["  - apiKey: []", "  - 'a b': []"],
      [`    apiKey: ${key}`, "    'a b': { type: http, scheme: basic }"],
    ),
  ],
  [
    "security-scheme/token-url",
    edit([
      `    apiKey: ${key}`,
      "    apiKey: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'http://a.example', scopes: {} } } }",
    ]),
  ],
  [
    "security-scheme/field-of-another-type",
    edit(["in: header, name: X-Api-Key", "in: header, name: X-Api-Key, scheme: bearer"]),
  ],
  [
    "security-scheme/option-name",
    edit(["  - apiKey: []", "  - api-key: []"], ["    apiKey: {", "    api-key: {"]),
  ],
  ["security/not-a-list", edit(["  - apiKey: []", "  apiKey: []"])],
  ["security/scopes-not-a-list", edit(["  - apiKey: []", "  - apiKey: x"])],
  [
    "security/unknown-scope",
    edit(
      ["  - apiKey: []", "  - apiKey: [x]"],
      [
        `    apiKey: ${key}`,
        "    apiKey: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: {} } } }",
      ],
    ),
  ],
  ["server/none", edit(["servers:\n  - url: https://api.acme.example", "servers: []"])],
  ["server/normal-form", edit(["https://api.acme.example", "https://API.acme.example"])],
  [
    "server-variable/name",
    edit([
      "  - url: https://api.acme.example",
      "  - url: 'https://{a-b}.acme.example'\n    variables: { a-b: { default: x } }",
    ]),
  ],
  [
    "server-variable/unused",
    edit([
      "  - url: https://api.acme.example",
      "  - url: 'https://api.acme.example'\n    variables: { ab: { default: x } }",
    ]),
  ],
  [
    "server-variable/value",
    edit([
      "  - url: https://api.acme.example",
      "  - url: 'https://{ab}.acme.example'\n    variables: { ab: { default: x, enum: [x, y.z] } }",
    ]),
  ],
  [
    "schema/required-not-names",
    specWith({ body: jsonBody({ a: { type: "string" } }, { required: [1] }) }),
  ],
  ["schema/not-a-schema", specWith({ body: jsonBody({ a: 7 }) })],
  ["file/line-ends", "a: 1\rb: 2"],
  ["yaml/directive", `%YAML 1.1\n---\n${smallSpec}`],
  ["yaml/alias", "a: *b\n"],
  ["yaml/key-not-text", `${smallSpec}? [a]\n: 1\n`],
])("%s", async (code, spec) => {
  expect(await mistakesOf(spec)).toContainEqual(expect.stringMatching(new RegExp(` ${code}$`)));
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compare } from "../../import/compare/compare-documents.ts";
import { repositoryRoot as repository } from "../../system/repository-root.ts";
import { documents } from "../support/import-document.ts";
import { edit, smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

/** The rows that contradict or miss something, without their locations, and the counts. */
function compareWith(document: string, spec = smallSpec) {
  const root = makeRoot({ acme: spec });
  const file = join(root, "openapi.yaml");
  writeFileSync(file, document);
  const lines: string[] = [];
  const exitCode = compare({
    ...{ root, slug: "acme", file, width: Number.POSITIVE_INFINITY },
    ...{ paint: (_, text) => text, print: (line) => lines.push(line) },
  });
  const rows = lines
    .filter((line) => /^(contradicting|missing|left open|narrowed|agreed) /.test(line))
    .map((line) => line.replaceAll(/ {2,}/g, " | ").replaceAll(/\d+:\d+ /g, ""));
  const isFine = (row: string) => /^(left open|narrowed|agreed)/.test(row);
  return { exitCode, rows: rows.filter((row) => !isFine(row)), fine: rows.filter(isFine), lines };
}

test("a spec beside itself agrees", () => {
  const { exitCode, rows, lines } = compareWith(smallSpec);
  expect(rows).toStrictEqual([]);
  expect(lines.at(-1)).toBe(
    "0 contradicting, 0 missing here, 0 missing there, 0 left open, 0 narrowed, 9 agreed.",
  );
  expect(exitCode).toBe(0);
});

// What the provider's document says instead of the spec, and what is told of it.
test.each([
  [
    ["/members/{id}:", "/members/{member}:"],
    "contradicting | path | /members/{id} | /members/{member}",
  ],
  [
    ["https://api.acme.example", "https://eu.acme.example"],
    "missing here | server | – | https://eu.acme.example",
  ],
  [["X-Api-Key", "X-Key"], "contradicting | security | header x-api-key | header x-key"],
  [["  - apiKey: []", "  - apiKey: []\n  - {}"], "missing here | security | – | nothing"],
  [
    ["schema: { type: string }", "schema: { type: integer }"],
    "contradicting | parameter path id: type | string | integer",
  ],
  [
    ["schema: { type: string }", "schema: { type: string, format: uuid }"],
    "missing here | parameter path id: format | – | uuid",
  ],
  [
    [
      "      responses:",
      "        - { name: notify, in: query, schema: { type: string } }\n      responses:",
    ],
    "missing here | parameter query notify | – | optional",
  ],
  [["'204':", "'200':"], "missing here | status 200 | – | documented"],
  [["'404':", "'410':"], "missing there | status 404 | documented | –"],
  [
    ["application/json:", "application/problem+json:"],
    "missing here | 404 application/problem+json | – | documented",
  ],
  [
    ["code: { const: gone }", "code: { const: lost }"],
    'contradicting | 404 application/json /code: values | "gone" | "lost"',
  ],
  [
    ["code: { const: gone }", "code: { type: [string, 'null'] }"],
    "contradicting | 404 application/json /code: type | string | null or string",
  ],
  [
    ["type: object, properties", "type: object, required: [code], properties"],
    "contradicting | 404 application/json /code: required | optional | required",
  ],
  [
    ["code: { const: gone }", "code: { const: gone }, at: { type: string }"],
    "missing here | 404 application/json /at | – | optional",
  ],
  [
    ["type: object, properties", "type: object, additionalProperties: false, properties"],
    "missing here | 404 application/json: further properties | – | none",
  ],
] as const)("%j: %s", (change, wanted) => {
  const { exitCode, rows } = compareWith(edit(change));
  expect(rows).toContain(wanted);
  expect(exitCode).toBe(1);
});

const scheme = (text: string) => edit(["type: apiKey, in: header, name: X-Api-Key", text]);
const answer = (status: string) =>
  edit(
    ["absent: [{ status: 404, pointer: /code, equals: gone }]", "absent: []"],
    ["'404':", status],
  );

// Two documents that both differ from the small spec: what is told, ours, and the provider's.
test.each([
  [
    'contradicting | security | header authorization after "geniekey " | header authorization after "ssws "',
    scheme("type: http, scheme: GenieKey"),
    scheme("type: http, scheme: SSWS"),
  ],
  [
    "contradicting | security | query key | cookie key",
    scheme("type: apiKey, in: query, name: key"),
    scheme("type: apiKey, in: cookie, name: key"),
  ],
  [
    'contradicting | security | header x-a after "a:" | header x-a',
    scheme("type: apiKey, in: header, name: X-A, x-prefix: 'a:'"),
    scheme("type: apiKey, in: header, name: X-A"),
  ],
  [
    "contradicting | security | basic | bearer",
    scheme("type: http, scheme: basic"),
    scheme("type: http, scheme: bearer"),
  ],
  ["missing there | status 4XX | documented | –", answer("4XX:"), answer("5XX:")],
  ["missing here | status default | – | documented", answer("4XX:"), answer("default:")],
  [
    'contradicting | 409 application/json /code: values | "gone" | "lost"',
    answer("4XX:"),
    answer("'409':").replace("code: { const: gone }", "code: { const: lost }"),
  ],
] as const)("%s", (wanted, ours, theirs) => {
  const { exitCode, rows } = compareWith(theirs, ours);
  expect(rows).toContain(wanted);
  expect(exitCode).toBe(1);
});

const server = (line: string) => edit(["  - url: https://api.acme.example", `  - ${line}`]);

// The same said in other words, in both documents.
test.each([
  ["a range that documents a number", answer("4XX:"), answer("'409':")],
  ["default that documents a range's numbers", answer("default:"), answer("'409':")],
  ["a number that a range documents", answer("'409':"), answer("4XX:")],
  [
    "a scheme that a document says as a prefix",
    scheme("type: http, scheme: GenieKey"),
    scheme("type: apiKey, in: header, name: authorization, x-prefix: 'geniekey '"),
  ],
  [
    "a prefix that a document can't say",
    scheme("type: apiKey, in: header, name: Authorization, x-prefix: 'Token token='"),
    scheme("type: apiKey, in: header, name: Authorization"),
  ],
  [
    "a fixed password",
    scheme("type: http, scheme: basic, x-password: ''"),
    scheme("type: http, scheme: basic"),
  ],
  [
    "a tenant by another name",
    server("{ url: 'https://{a}.b.example', variables: { a: { default: c, x-required: true } } }"),
    server("{ url: 'https://{tenant}.b.example', variables: { tenant: { default: '' } } }"),
  ],
  [
    "a host of each customer",
    server("{ url: https://acme.example, x-required: true }"),
    server("{ url: 'https://{host}', variables: { host: { default: my.example } } }"),
  ],
])("%s: all agreed beside ours", (_, ours, theirs) => {
  expect(compareWith(theirs, ours)).toMatchObject({ exitCode: 0, rows: [] });
});

const withHeader = (text: string) =>
  edit(["      responses:", `        - { name: v, in: header, ${text} }\n      responses:`]);

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const withBody = (parts: string, type = json, more = "") =>
  edit(
    ["    delete:", "    put:"],
    [
      "      responses:\n        '204'",
      `      requestBody: { required: true, content: { ${more}${type}: { schema: { type: object, ${parts} } } } }\n      responses:\n        '204'`,
    ],
  );
const off = "required: [active], properties: { active: { const: false } }";

// Bodies of requests: ours, and the provider's, which may take more than a removal sends.
test.each([
  [
    "its optional parts",
    withBody(off),
    withBody("properties: { active: { type: boolean }, name: { type: string } }"),
    [],
  ],
  [
    "one of its values",
    withBody(off),
    withBody("properties: { active: { enum: [true, false] } }"),
    [],
  ],
  [
    "one of its media types",
    withBody(off, form),
    withBody(off, form, `${json}: { schema: { type: object, properties: { x: {} } } }, `),
    [],
  ],
  ["any other part", withBody(off), withBody(`${off}, additionalProperties: { type: string }`), []],
  [
    "a required part",
    withBody(off),
    withBody("required: [by], properties: { active: { type: boolean }, by: { type: string } }"),
    ["missing here | request body application/json /by | – | required"],
  ],
  [
    "a part of another type",
    withBody(off),
    withBody("properties: { active: { type: string } }"),
    ["contradicting | request body application/json /active: type | boolean | string"],
  ],
  [
    "other values",
    withBody(off),
    withBody("properties: { active: { enum: [true] } }"),
    ["contradicting | request body application/json /active: values | false | true"],
  ],
  [
    "no such part",
    withBody(off),
    withBody("properties: { enabled: { type: boolean } }"),
    ["missing there | request body application/json /active | required | –"],
  ],
  [
    "another media type",
    withBody(off),
    withBody(off, form),
    [
      "missing there | request body application/json | documented | –",
      `missing here | request body ${form} | – | documented`,
    ],
  ],
  [
    "no body",
    withBody(off),
    edit(["    delete:", "    put:"]),
    ["missing there | request body | required | –"],
  ],
  [
    "a body",
    edit(["    delete:", "    put:"]),
    withBody(off),
    ["missing here | request body | – | required"],
  ],
])("a request's body beside %s", (_, ours, theirs, wanted) => {
  const { rows, exitCode } = compareWith(theirs, ours);
  expect(rows.sort()).toStrictEqual(wanted.toSorted());
  expect(exitCode).toBe(rows.length > 0 ? 1 : 0);
});

// Where a removal takes less than the provider on purpose, it is told so, and is no difference.
test.each([
  [
    "narrowed | request body application/json /name | – | optional",
    withBody(off),
    withBody("properties: { active: { type: boolean }, name: { type: string } }"),
  ],
  [
    "narrowed | request body application/json /active: required | required | optional",
    withBody(off),
    withBody("properties: { active: { type: boolean } }"),
  ],
  [
    "narrowed | request body application/json /active: values | false | false, true",
    withBody(off),
    withBody("required: [active], properties: { active: { enum: [true, false] } }"),
  ],
  [
    "narrowed | request body | required | optional",
    withBody(off),
    withBody("properties: { active: { const: false } }").replace(
      "Body: { required: true,",
      "Body: {",
    ),
  ],
  [
    "narrowed | parameter header v | required | optional",
    withHeader("required: true, schema: { const: a }"),
    withHeader("schema: { const: a }"),
  ],
  [
    "agreed | parameter header v | optional | required",
    withHeader("schema: { const: a }"),
    withHeader("required: true, schema: { const: a }"),
  ],
  ["agreed | request body | required | required", withBody(off), withBody(off)],
  [
    "narrowed | server | https://api.acme.example | http://api.acme.example",
    smallSpec,
    server("url: http://api.acme.example"),
  ],
])("%s", (wanted, ours, theirs) => {
  const { exitCode, rows, fine } = compareWith(theirs, ours);
  expect(fine).toContain(wanted);
  expect({ exitCode, rows }).toStrictEqual({ exitCode: 0, rows: [] });
});

const servers = "servers:\n  - url: https://api.acme.example\n";
const withBase = edit(["https://api.acme.example", "https://api.acme.example/v1"]);

// OpenAPI 3.1 §4.8.1.1: the default is `/`, where the document was found. So is what a relative URL means (§4.8.5).
test.each([
  ["no servers", smallSpec, edit([servers, ""])],
  ["an empty list of servers", smallSpec, edit([servers, "servers: []\n"])],
  ["a relative server", smallSpec, server("url: /v1")],
  ["no servers, and a base path of ours", withBase, edit([servers, ""])],
  [
    "no servers, and the base path in its paths",
    withBase,
    edit([servers, ""], ["  /members/{id}:", "  /v1/members/{id}:"]),
  ],
])("a document with %s leaves the server open", (_, ours, theirs) => {
  const { exitCode, rows, fine } = compareWith(theirs, ours);
  expect(fine).toContain("left open | server | https://api.acme.example | where it was found");
  expect({ exitCode, rows }).toStrictEqual({ exitCode: 0, rows: [] });
});

test.each([
  [
    "another path",
    edit([servers, ""], ["/members/{id}:", "/members/{member}:"]),
    "/members/{id} | /members/{member}",
  ],
  ["another host", server("url: http://api.other.example"), "missing there | server"],
])("a document with %s differs", (_, theirs, wanted) => {
  const { exitCode, rows } = compareWith(theirs, withBase);
  expect(rows.join("\n")).toContain(wanted);
  expect(exitCode).toBe(1);
});

// The same said in other words is no difference.
test.each([
  ["a description", edit(["Removed.", "Gone for good."])],
  [
    "the base path in the server",
    edit(
      ["https://api.acme.example", "https://api.acme.example/members"],
      ["  /members/{id}:", "  /{id}:"],
    ),
  ],
  ["one value", edit(["code: { const: gone }", "code: { type: string, enum: [gone] }"])],
  ["another name of the scheme", smallSpec.replaceAll("apiKey:", "X-Auth:")],
  [
    "allOf",
    edit([
      "schema: { type: object, properties: { code: { const: gone } } }",
      "schema: { allOf: [{ type: object }, { properties: { code: { const: gone } } }] }",
    ]),
  ],
  ["a header in other letters", edit(["X-Api-Key", "x-api-key"])],
])("%s: all agreed", (_, document) => {
  expect(compareWith(document)).toMatchObject({ exitCode: 0, rows: [] });
});

test("OpenAPI 2.0 is compared by the same conversion", () => {
  const document = JSON.stringify({
    swagger: "2.0",
    host: "api.acme.example",
    schemes: ["https"],
    produces: ["application/json"],
    securityDefinitions: { key: { type: "apiKey", in: "header", name: "X-Api-Key" } },
    security: [{ key: [] }],
    paths: {
      "/members/{id}": {
        delete: {
          parameters: [{ name: "id", in: "path", required: true, type: "string" }],
          responses: {
            204: { description: "Gone." },
            404: {
              description: "None.",
              schema: { type: "object", properties: { code: { type: "string", enum: ["gone"] } } },
            },
          },
        },
      },
    },
  });
  expect(compareWith(document)).toMatchObject({ exitCode: 0, rows: [] });
});

test.each([
  [
    "the path",
    edit(["/members/{id}:", "/people/{id}:"]),
    "missing there: openapi.yaml has no path of the shape of DELETE /members/{id} (specs/acme.yaml:13:5).",
  ],
  [
    "the method",
    edit(["    delete:", "    post:"]),
    "contradicting: DELETE /members/{id} (specs/acme.yaml:13:5); openapi.yaml:12:3 has that path by `post`.",
  ],
])("a document without %s", (_, document, wanted) => {
  const { exitCode, lines } = compareWith(document);
  expect(lines.join("\n").replaceAll(/\S+[/\\](?=openapi\.yaml)/g, "")).toContain(wanted);
  expect(exitCode).toBe(1);
});

test.each([
  ["no document", "a: 1", "is no OpenAPI document that is read here"],
  [
    "a reference out of it",
    edit(["schema: { type: string }", "schema: { $ref: 'a.yaml' }"]),
    '"a.yaml" leads out of the document',
  ],
])("%s can't be compared", (_, document, wanted) => {
  expect(() => compareWith(document)).toThrow(wanted);
});

test("a provider's own document beside its spec", () => {
  const lines: string[] = [];
  const exitCode = compare({
    ...{ root: repository, slug: "cal-com", file: join(documents, "cal-com.yaml"), width: 80 },
    ...{ paint: (_, text) => text, print: (line) => lines.push(line) },
  });
  expect(exitCode).toBe(1);
  const text = lines.join("\n");
  expect(text).toMatch(
    /^contradicting {2}parameter path orgId: type +\d+:11 integer +\d+:11 number$/m,
  );
  expect(text).toMatch(/^agreed +parameter header x-cal-client-id +\d+:5 a \S+ +\d+:11 optional$/m);
});

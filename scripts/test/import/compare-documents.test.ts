import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compare } from "../../import/compare/compare-documents.ts";
import { repositoryRoot as repository } from "../../system/repository-root.ts";
import { documents, tableOf } from "../support/import-document.ts";
import { edit, smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

/** The rows of a comparison without their lines and columns: those that contradict or miss something, and the others. */
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
  expect(lines.at(-1)).toMatch(/^0 contradicting, 0 missing here, .* 0 narrowed, 9 agreed\.$/);
  expect(exitCode).toBe(0);
});

// What stands in the spec, what the provider's document says instead, and the row that comes of it.
test.each(
  tableOf(String.raw`
  /members/{id}: → /members/{member}: → contradicting | path | /members/{id} | /members/{member}
  https://api.acme.example → https://eu.acme.example → missing here | server | – | https://eu.acme.example
  X-Api-Key → X-Key → contradicting | security | header x-api-key | header x-key
  - apiKey: [] → - apiKey: []\n  - {} → missing here | security | – | nothing
  schema: { type: string } → schema: { type: integer } → contradicting | parameter path id: type | string | integer
  schema: { type: string } → schema: { type: string, format: uuid } → missing here | parameter path id: format | – | uuid
  schema: { type: string } → schema: { type: string }\n        - { name: n, in: query } → missing here | parameter query n | – | optional
  '204': → '200': → missing here | status 200 | – | documented
  '404': → '410': → missing there | status 404 | documented | –
  application/json: → application/problem+json: → missing here | 404 application/problem+json | – | documented
  code: { const: gone } → code: { const: lost } → contradicting | 404 application/json /code: values | "gone" | "lost"
  code: { const: gone } → code: { type: [string, 'null'] } → contradicting | 404 application/json /code: type | string | null or string
  code: { const: gone } → code: { const: gone }, at: { type: string } → missing here | 404 application/json /at | – | optional
  type: object, → type: object, required: [code], → contradicting | 404 application/json /code: required | optional | required
  type: object, → type: object, additionalProperties: false, → missing here | 404 application/json: further properties | – | none
  `),
)("%s beside %s: %s", (from = "", to = "", wanted = "") => {
  const { exitCode, rows } = compareWith(edit([from, to.replaceAll("\\n", "\n")]));
  expect(rows).toContain(wanted);
  expect(exitCode).toBe(1);
});

// The same said in other words is no difference.
test.each(
  tableOf(`
  Removed. → Gone for good.
  code: { const: gone } → code: { type: string, enum: [gone] }
  { type: object, properties: { code: { const: gone } } } → { allOf: [{ type: object }, { properties: { code: { const: gone } } }] }
  X-Api-Key → x-api-key
  `),
)("%s beside %s: all agreed", (from = "", to = "") => {
  expect(compareWith(edit([from, to]))).toMatchObject({ exitCode: 0, rows: [] });
});

test.each([
  [
    "the base path in the server",
    edit(["example\nsec", "example/members\nsec"], ["  /members/{id}:", "  /{id}:"]),
  ],
  ["another name of the scheme", smallSpec.replaceAll("apiKey:", "X-Auth:")],
])("%s: all agreed", (_, document) => {
  expect(compareWith(document)).toMatchObject({ exitCode: 0, rows: [] });
});

const scheme = (text: string) => edit(["type: apiKey, in: header, name: X-Api-Key", text]);
const server = (text: string) => edit(["url: https://api.acme.example", text]);
const answer = (status: string) =>
  edit(
    ["absent: [{ status: 404, pointer: /code, equals: gone }]", "absent: []"],
    ["'404':", status],
  );

// Our scheme, server or answer, the provider's, and the row that comes of them; nothing where all agree.
test.each(
  tableOf(`
  scheme → type: http, scheme: GenieKey → type: http, scheme: SSWS → contradicting | security | header authorization after "geniekey " | header authorization after "ssws "
  scheme → type: apiKey, in: query, name: key → type: apiKey, in: cookie, name: key → contradicting | security | query key | cookie key
  scheme → type: apiKey, in: header, name: X-A, x-prefix: 'a:' → type: apiKey, in: header, name: X-A → contradicting | security | header x-a after "a:" | header x-a
  scheme → type: http, scheme: basic → type: http, scheme: bearer → contradicting | security | basic | bearer
  scheme → type: http, scheme: GenieKey → type: apiKey, in: header, name: authorization, x-prefix: 'geniekey ' →
  scheme → type: apiKey, in: header, name: Authorization, x-prefix: 'Token token=' → type: apiKey, in: header, name: Authorization →
  scheme → type: http, scheme: basic, x-password: '' → type: http, scheme: basic →
  server → { url: 'https://{a}.b.example', variables: { a: { default: c, x-required: true } } } → { url: 'https://{t}.b.example', variables: { t: { default: '' } } } →
  server → { url: https://acme.example, x-required: true } → { url: 'https://{host}', variables: { host: { default: my.example } } } →
  answer → 4XX: → 5XX: → missing there | status 4XX | documented | –
  answer → 4XX: → default: → missing here | status default | – | documented
  answer → 4XX: → '409': →
  answer → default: → '409': →
  answer → '409': → 4XX: →
  `),
)("%s: %s beside %s: %s", (what = "", ours = "", theirs = "", wanted = "") => {
  const make = { scheme, server, answer }[what] ?? answer;
  const { exitCode, rows } = compareWith(make(theirs), make(ours));
  expect(rows).toStrictEqual(wanted === "" ? [] : expect.arrayContaining([wanted]));
  expect(exitCode).toBe(wanted === "" ? 0 : 1);
});

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const put: [string, string] = ["    delete:", "    put:"];
const body = (content: string) =>
  content === ""
    ? edit(put)
    : edit(put, ["      responses:", `      requestBody: ${content}\n      responses:`]);
const jsonBody = (schema: string, required = "required: true, ") =>
  body(`{ ${required}content: { ${json}: { schema: { type: object, ${schema} } } } }`);
const off = "required: [active], properties: { active: { const: false } }";
const subject = `request body ${json}`;

// The body of the provider's request: a removal may send less than it takes, and that is no difference.
test.each([
  [jsonBody(off), "agreed | request body | required | required"],
  [
    jsonBody("properties: { active: { type: boolean }, name: { type: string } }"),
    `narrowed | ${subject} /name | – | optional`,
  ],
  [
    jsonBody("properties: { active: { type: boolean } }"),
    `narrowed | ${subject} /active: required | required | optional`,
  ],
  [
    jsonBody("required: [active], properties: { active: { enum: [true, false] } }"),
    `narrowed | ${subject} /active: values | false | false, true`,
  ],
  [
    jsonBody("properties: { active: { const: false } }", ""),
    "narrowed | request body | required | optional",
  ],
  [
    jsonBody(`${off}, additionalProperties: { type: string }`),
    "agreed | request body | required | required",
  ],
  [
    jsonBody("required: [by], properties: { active: { type: boolean }, by: { type: string } }"),
    `missing here | ${subject} /by | – | required`,
  ],
  [
    jsonBody("properties: { active: { type: string } }"),
    `contradicting | ${subject} /active: type | boolean | string`,
  ],
  [
    jsonBody("properties: { active: { enum: [true] } }"),
    `contradicting | ${subject} /active: values | false | true`,
  ],
  [jsonBody("properties: { on: {} }"), `missing there | ${subject} /active | required | –`],
  [
    body(`{ required: true, content: { ${form}: { schema: { ${off} } } } }`),
    `missing here | request body ${form} | – | documented`,
  ],
  [body(""), "missing there | request body | required | –"],
])("the body of a request, %#", (theirs, wanted) => {
  const { exitCode, rows, fine } = compareWith(theirs, jsonBody(off));
  expect([...rows, ...fine]).toContain(wanted);
  expect(exitCode).toBe(rows.length > 0 ? 1 : 0);
  expect(rows.length > 0).toBe(/^(missing|contradicting)/.test(wanted));
});

const withHeader = (text: string) =>
  edit(["      responses:", `        - { name: v, in: header, ${text} }\n      responses:`]);

// A constant is sent in any case, and https in place of http.
test.each([
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
const withBase = server("url: https://api.acme.example/v1");

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

test("a document that leaves the server open and has another path differs", () => {
  const theirs = edit([servers, ""], ["/members/{id}:", "/members/{member}:"]);
  expect(compareWith(theirs, withBase).rows).toContain(
    "contradicting | path | /members/{id} | /members/{member}",
  );
});

test("OpenAPI 2.0 is compared by the same conversion", () => {
  const document = `
swagger: '2.0'
host: api.acme.example
schemes: [https]
produces: [application/json]
securityDefinitions: { key: { type: apiKey, in: header, name: X-Api-Key } }
security: [{ key: [] }]
paths:
  /members/{id}:
    delete:
      parameters: [{ name: id, in: path, required: true, type: string }]
      responses:
        204: { description: Gone. }
        404: { description: None., schema: { type: object, properties: { code: { type: string, enum: [gone] } } } }
`;
  expect(compareWith(document)).toMatchObject({ exitCode: 0, rows: [] });
});

test.each([
  [
    "the path",
    ["/members/{id}:", "/people/{id}:"],
    /^missing there: .*DELETE \/members\/\{id\} \(specs\/acme\.yaml:13:5\)/,
  ],
  [
    "the method",
    ["    delete:", "    post:"],
    /^contradicting: DELETE .*openapi\.yaml:12:3 .*`post`/,
  ],
] as const)("a document without %s", (_, change, wanted) => {
  const { exitCode, lines } = compareWith(edit(change));
  expect(lines.join("\n")).toMatch(wanted);
  expect(exitCode).toBe(1);
});

test.each([
  ["no document", "a: 1", "is not an OpenAPI document"],
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

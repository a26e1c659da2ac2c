import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { readProviderDocument } from "../../import/document/provider-document.ts";
import { formatProblem } from "../../openapi/problem.ts";
import { convertOf, withFile } from "../support/import-document.ts";

const head = "openapi: 3.0.3\ninfo: { title: A, version: '1' }\n";
const deep = `${"{a: ".repeat(300)}1${"}".repeat(300)}`;
const laughs = Array.from({ length: 12 }, (_, index) =>
  index === 0 ? "a0: &a0 x" : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(10)}1]`,
).join("\n");

// What is not an OpenAPI document, or means harm, gets a sentence; and no program waits for it.
test.each([
  ["empty", "", "found no mapping"],
  ["a list", "[1]", "found no mapping"],
  ["a page", "<!doctype html><html>&nbsp;: x: y</html>", "openapi.yaml"],
  [
    "JSON that is cut",
    '{"openapi": "3.0.3", "paths": {',
    "openapi.yaml:1:32  Expected JSON or YAML",
  ],
  [
    "something else",
    "version: 3",
    'expected `swagger: "2.0"`, `openapi: 3.0.x` or `openapi: 3.1.x`',
  ],
  ["Swagger 1.2", "swagger: '1.2'", 'found "1.2"'],
  ["OpenAPI 4", "openapi: 4.0.0", 'found "4.0.0"'],
  [
    "duplicate keys",
    `${head}paths: {}\npaths: {}`,
    "openapi.yaml:4:1  Expected JSON or YAML. Map keys must be unique",
  ],
  [
    "__proto__",
    `${head}paths: { __proto__: { delete: {} } }`,
    "openapi.yaml:3:10  The key `__proto__` is not read",
  ],
  [
    "__proto__ in JSON",
    '{"openapi":"3.0.3","paths":{"__proto__":{}}}',
    "openapi.yaml:1:29  The key `__proto__`",
  ],
  ["300 levels", deep, "can't be read. It is nested too deeply"],
  ["100,000 levels", "[".repeat(100_000), "can't be read. It is nested too deeply"],
  ["aliases of aliases", laughs, "can't be read. Its aliases make too much of it"],
  ["no text", new Uint8Array([0xff, 0xfe, 0x00, 0x01]), "is not UTF-8 text"],
  ["100 MB", new Uint8Array(100_000_000), "has 100000000 bytes; at most 16777216 are read"],
])("%s: a sentence", (_, text, wanted) => {
  const document = withFile(text, (path) => readProviderDocument(path, "openapi.yaml"));
  expect(document).toStrictEqual({ problem: expect.stringContaining(wanted) });
});

test.each([
  [
    "https://a.example/openapi.json",
    'get it with `curl -fsSLo openapi.json "https://a.example/openapi.json"`',
  ],
  ["file:///etc/hosts", "found the URL file:///etc/hosts"],
  ["/nowhere/openapi.json", "/nowhere/openapi.json does not exist"],
  [tmpdir(), "is not a file"],
])("the path %s: a sentence", (path, wanted) => {
  expect(readProviderDocument(path)).toStrictEqual({ problem: expect.stringContaining(wanted) });
});

const operation = (parts: string) =>
  `${head}paths: { /m: { delete: { responses: {}, ${parts} } } }`;

// References stay inside the document, and what can't be converted ends it, with every place told.
test.each([
  [
    "another file",
    operation("parameters: [{ $ref: 'p.yaml#/a' }]"),
    'openapi.yaml:3:56 #/paths/~1m/delete/parameters/0/$ref  "p.yaml#/a" leads out of the document. Bundle it',
  ],
  [
    "a URL",
    operation("parameters: [{ $ref: 'https://a.example/p' }]"),
    '"https://a.example/p" leads out of the document',
  ],
  ["no text", operation("parameters: [{ $ref: 7 }]"), "7 leads out of the document"],
  [
    "nowhere",
    operation("parameters: [{ $ref: '#/components/parameters/toString' }]"),
    "names nothing in the document",
  ],
  [
    "itself",
    operation("parameters: [{ $ref: '#/paths/~1m/delete/parameters/0' }]"),
    "leads in a circle",
  ],
  [
    "an alias of what is around it",
    `${head}paths: { /m: { delete: { responses: { '200': { content: { a/b: { schema: &s { properties: { s: *s } } } } } } } } }`,
    "This part contains itself, by a YAML alias",
  ],
])("a reference to %s: a sentence", (_, text, wanted) => {
  const { findings } = convertOf(text, "DELETE /m").conversion;
  const refused = findings.filter(({ kind }) => kind === "refused");
  expect(refused.map(({ problem }) => formatProblem(problem)).join("\n")).toContain(wanted);
});

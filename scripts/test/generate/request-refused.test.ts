import { expect, test } from "vitest";
import { formBody, jsonBody, type RequestParts, specWith } from "../support/request-spec.ts";
import { mistakesAt } from "../support/small-spec.ts";

const string = { type: "string" };
const strings = { type: "array", items: string };
const point = { type: "object", properties: { x: { type: "integer" } } };

const query = (schema: object, others: object = {}): RequestParts => ({
  parameters: [{ name: "x", in: "query", schema, ...others }],
});
const header = (schema: object, others: object = {}): RequestParts => ({
  parameters: [{ name: "x", in: "header", schema, ...others }],
});
const named = (name: string): RequestParts => ({
  parameters: [{ name, in: "query", schema: string }],
});
const path = (template: string, name = "id", others: object = {}): RequestParts => ({
  path: template,
  id: { name, in: "path", required: true, schema: string, ...others },
});
const json = (properties: object, others: object = {}): RequestParts => ({
  body: jsonBody(properties, others),
});
const media = (content: object, others: object = { required: true }): RequestParts => ({
  body: { ...others, content },
});
const cycle = (schema: object): RequestParts => ({
  ...json({ x: schema }),
  schemas: {
    Tree: {
      type: "object",
      properties: { child: { $ref: "#/components/schemas/Tree" } },
      additionalProperties: true,
    },
  },
});

const parameter = "parameters/1";
const schemaOf = "requestBody/content/application~1json/schema";

// A request that is almost one that a client can make, where the one problem is told, and its sentence.
test.each<[name: string, parts: RequestParts, at: string, wanted: string]>([
  // Paths.
  ["an empty segment", path("/a//{id}"), "..", "path/empty-segment"],
  ["two slashes at the end", path("/{id}//"), "..", "path/empty-segment"],
  ["two parameters side by side", path("/{id}{x}"), "..", "path/parameters-side-by-side"],
  [
    "a list beside another parameter",
    {
      ...path("/{id}-{x}", "id", { schema: strings }),
      parameters: [{ name: "x", in: "path", required: true, schema: string }],
    },
    "parameters/0",
    "parameter/several-in-a-segment",
  ],
  ["a brace that is not closed", path("/{id}/{a"), "..", "path/braces"],
  ["an escape", path("/%2e%2e/{id}"), "..", "path/characters"],
  ["a style in the template", path("/{.id}", ".id"), "parameters/0/name", "parameter/path-name"],
  [
    "an optional parameter of a path",
    path("/{id}", "id", { required: false }),
    "parameters/0/required",
    "parameter/path-not-required",
  ],
  [
    "a constant of a path",
    path("/{id}", "id", { schema: { const: "a" } }),
    "parameters/0/schema/const",
    "parameter/constant-in-path",
  ],
  // Names.
  ["a name with a space", named("a b"), `${parameter}/name`, "parameter/name-not-ascii"],
  ["a name that a query would encode", named("a&b"), `${parameter}/name`, "parameter/query-name"],
  [
    "a name that every object has",
    named("constructor"),
    `${parameter}/name`,
    "parameter/name-not-ascii",
  ],
  [
    "such a name in a body",
    json({ toString: string }),
    `${schemaOf}/properties/toString`,
    "schema/property-of-every-object",
  ],
  ["a name in the path and in the query", named("ID"), parameter, "parameter/name-in-two-places"],
  [
    "a name of the path's and of the operation's",
    { shared: [{ name: "x", in: "header", schema: string }], ...query(string) },
    parameter,
    "parameter/name-in-two-places",
  ],
  [
    "a required property of an open object that is not described",
    json({ x: { type: "object", additionalProperties: true, required: ["reason"] } }),
    `${schemaOf}/properties/x/required/0`,
    "schema/required-undescribed",
  ],
  [
    "a property that every object has",
    json({ x: { type: "object", properties: { valueOf: string }, additionalProperties: true } }),
    `${schemaOf}/properties/x/properties/valueOf`,
    "schema/property-of-every-object",
  ],
  [
    "a property that every object has, in an object that is taken apart",
    json({ x: { type: "object", properties: { toString: string } } }),
    `${schemaOf}/properties/x/properties/toString`,
    "schema/property-of-every-object",
  ],
  [
    "null in one of several parts",
    json({ x: { allOf: [{ ...point, type: ["object", "null"] }] } }),
    `${schemaOf}/properties/x/allOf/0/type`,
    "schema/not-an-object",
  ],
  [
    "a name in the path and in the body",
    json({ id: string }),
    `${schemaOf}/properties/id`,
    "parameter/name-in-two-places",
  ],
  [
    "a name in two parts of a body",
    json({ a: { type: "object", properties: { x: string } }, x: string }),
    `${schemaOf}/properties/x`,
    "parameter/name-in-two-places",
  ],
  [
    "a cookie",
    { parameters: [{ name: "x", in: "cookie", schema: string }] },
    `${parameter}/in`,
    "parameter/in",
  ],
  [
    "content in a parameter",
    {
      parameters: [{ name: "x", in: "query", content: { "application/json": { schema: string } } }],
    },
    `${parameter}/content`,
    "dialect/unknown-keyword",
  ],
  [
    "reserved characters",
    query(string, { allowReserved: true }),
    `${parameter}/allowReserved`,
    "dialect/unknown-keyword",
  ],
  [
    "nobody to remove",
    path("/members", "x", { in: "query", required: false }),
    ".",
    "operation/without-member",
  ],
  // Constants.
  [
    "a constant of a header that it can't carry",
    header({ const: "ä" }),
    `${parameter}/schema/const`,
    "parameter/constant-in-header",
  ],
  [
    "a constant that is an object",
    query({ const: { a: 1 } }),
    `${parameter}/schema/const`,
    "parameter/constant-type",
  ],
  [
    "a constant of another type",
    query({ type: "string", const: 1 }),
    `${parameter}/schema/const`,
    "parameter/constant-type",
  ],
  [
    "a constant with a pattern",
    query({ const: "a", pattern: "^a$" }),
    `${parameter}/schema/pattern`,
    "schema/keyword-of-another-type",
  ],
  // Types.
  [
    "no schema",
    { parameters: [{ name: "x", in: "query" }] },
    `${parameter}/schema`,
    "schema/missing",
  ],
  ["no type", query({ pattern: "^a$" }), `${parameter}/schema/type`, "schema/without-type"],
  ["an unknown type", query({ type: "text" }), `${parameter}/schema/type`, "schema/unknown-type"],
  [
    "several types",
    query({ type: ["string", "integer"] }),
    `${parameter}/schema/type`,
    "schema/several-types",
  ],
  [
    "null in a query",
    query({ type: ["string", "null"] }),
    `${parameter}/schema/type`,
    "schema/several-types",
  ],
  [
    "null in an enum of a header",
    header({ enum: ["a", null] }),
    `${parameter}/schema/enum/1`,
    "schema/value-in-list",
  ],
  [
    "a type of null and an enum without it",
    json({ x: { type: ["string", "null"], enum: ["a", "b"] } }),
    `${schemaOf}/properties/x/enum`,
    "schema/enum-of-null",
  ],
  [
    "a format that is not checked",
    query({ type: "string", format: "hostname" }),
    `${parameter}/schema/format`,
    "schema/format",
  ],
  [
    "a format of a number",
    query({ type: "number", format: "float" }),
    `${parameter}/schema/format`,
    "schema/keyword-not-checked",
  ],
  [
    "a length of a number",
    query({ type: "integer", maxLength: 3 }),
    `${parameter}/schema/maxLength`,
    "schema/keyword-of-another-type",
  ],
  [
    "a bound that is a text",
    query({ type: "number", minimum: "1" }),
    `${parameter}/schema/minimum`,
    "schema/bound",
  ],
  [
    "an enum of another type",
    query({ type: "string", enum: [1] }),
    `${parameter}/schema/enum/0`,
    "schema/value-in-list",
  ],
  [
    "an enum of objects",
    json({ x: { enum: [{}] } }),
    `${schemaOf}/properties/x/enum/0`,
    "schema/value-in-list",
  ],
  [
    "an empty enum",
    query({ type: "string", enum: [] }),
    `${parameter}/schema/enum`,
    "schema/values-not-a-list",
  ],
  [
    "a bound beside a choice",
    query({ anyOf: [string], maxLength: 3 }),
    `${parameter}/schema/maxLength`,
    "schema/keyword-of-another-type",
  ],
  ["no choices", query({ oneOf: [] }), `${parameter}/schema/oneOf`, "schema/choices-not-a-list"],
  [
    "parts of two types",
    query({ allOf: [string, { type: "integer" }] }),
    `${parameter}/schema/allOf`,
    "schema/all-of-different-types",
  ],
  [
    "a keyword that nothing knows",
    query({ type: "integer", multipleOf: 2 }),
    `${parameter}/schema/multipleOf`,
    "dialect/unknown-keyword",
  ],
  [
    "a list that is not unique in a boolean way",
    query({ ...strings, uniqueItems: "yes" }),
    `${parameter}/schema/uniqueItems`,
    "schema/unique-items",
  ],
  [
    "an array of arrays in a query",
    query({ type: "array", items: strings }),
    `${parameter}/schema/items/type`,
    "parameter/not-a-scalar",
  ],
  [
    "a required property that is not described",
    json({ x: { ...point, additionalProperties: true, required: ["y"] } }),
    `${schemaOf}/properties/x/required/0`,
    "schema/required-undescribed",
  ],
  [
    "a circle",
    cycle({ $ref: "#/components/schemas/Tree" }),
    "#/components/schemas/Tree/properties/child",
    "schema/circular",
  ],
  [
    "a circle of allOf",
    {
      ...json({ x: { $ref: "#/components/schemas/A" } }),
      schemas: { A: { allOf: [{ $ref: "#/components/schemas/A" }] } },
    },
    "#/components/schemas/A/allOf/0",
    "schema/circular",
  ],
  // Styles.
  ...["deepObject", "spaceDelimited", "pipeDelimited", "simple"].map(
    (style): [string, RequestParts, string, string] => [
      `${style} in a query`,
      query(style === "deepObject" ? point : strings, { style }),
      `${parameter}/style`,
      "parameter/style",
    ],
  ),
  ...["label", "matrix"].map((style): [string, RequestParts, string, string] => [
    `${style} in a path`,
    path("/{id}", "id", { style }),
    "parameters/0/style",
    "parameter/style",
  ]),
  [
    "a header in another style",
    header(strings, { style: "form" }),
    `${parameter}/style`,
    "parameter/style",
  ],
  [
    "explode that is no truth",
    query(strings, { explode: "yes" }),
    `${parameter}/explode`,
    "parameter/explode",
  ],
  [
    "an object in a path",
    path("/{id}", "id", { schema: point }),
    "parameters/0/schema/type",
    "parameter/not-a-scalar",
  ],
  ["an object in a query", query(point), `${parameter}/schema/type`, "parameter/not-a-scalar"],
  ["an object in a header", header(point), `${parameter}/schema/type`, "parameter/not-a-scalar"],
  [
    "an object beside a text in a query",
    query({ oneOf: [string, point] }),
    `${parameter}/schema/oneOf/1/type`,
    "parameter/not-a-scalar",
  ],
  // Bodies.
  ["no media type", media({}), "requestBody/content", "request-body/media-types"],
  [
    "two media types",
    media({ "application/json": { schema: point }, "text/json": { schema: point } }),
    "requestBody/content/text~1json",
    "request-body/media-types",
  ],
  [
    "XML",
    media({ "application/xml": { schema: point } }),
    "requestBody/content/application~1xml",
    "request-body/media-type",
  ],
  [
    "files",
    media({ "multipart/form-data": { schema: point } }),
    "requestBody/content/multipart~1form-data",
    "request-body/media-type",
  ],
  [
    "a media type with parameters",
    media({ "application/json; charset=utf-8": { schema: point } }),
    "requestBody/content/application~1json; charset=utf-8",
    "request-body/media-type",
  ],
  [
    "encodings",
    media({ "application/x-www-form-urlencoded": { schema: point, encoding: {} } }),
    "requestBody/content/application~1x-www-form-urlencoded/encoding",
    "dialect/unknown-keyword",
  ],
  [
    "a body that is an array",
    media({ "application/json": { schema: strings } }),
    schemaOf,
    "request-body/not-an-object",
  ],
  [
    "a body of any properties",
    json({ x: string }, { additionalProperties: true }),
    schemaOf,
    "request-body/not-an-object",
  ],
  [
    "a body that may be null",
    json({ x: string }, { type: ["object", "null"] }),
    schemaOf,
    "request-body/not-an-object",
  ],
  [
    "an optional body with a constant",
    media(
      {
        "application/json": {
          schema: { type: "object", properties: { x: string, y: { const: 1 } } },
        },
      },
      {},
    ),
    `${schemaOf}/properties/y/const`,
    "request-body/constant-in-optional",
  ],
  [
    "an optional body with a required part",
    media({ "application/json": { schema: { ...point, required: ["x"] } } }, {}),
    `${schemaOf}/properties/x`,
    "request-body/required-in-optional",
  ],
  [
    "an optional object with a required part",
    json({ o: { ...point, required: ["x"] } }),
    `${schemaOf}/properties/o/properties/x`,
    "request-body/required-in-optional",
  ],
  [
    "an optional object with a required object",
    json({ o: { type: "object", required: ["p"], properties: { p: point } } }),
    `${schemaOf}/properties/o/properties/p`,
    "request-body/required-in-optional",
  ],
  [
    "an optional object of constants",
    json({ o: { type: "object", properties: { x: { const: 1 } } } }),
    `${schemaOf}/properties/o/properties/x/const`,
    "request-body/constant-in-optional",
  ],
  [
    "a constant of another type in a body",
    json({ x: { type: "string", const: 1 } }),
    `${schemaOf}/properties/x/const`,
    "request-body/constant-type",
  ],
  [
    "a property in two parts of allOf",
    json({ x: string }, { allOf: [{ type: "object", properties: { x: string } }] }),
    `${schemaOf}/allOf/0/properties/x`,
    "schema/property-twice",
  ],
  [
    "additional properties in a part of allOf",
    json({
      o: {
        allOf: [
          { ...point, additionalProperties: true },
          { type: "object", properties: { y: string } },
        ],
      },
    }),
    `${schemaOf}/properties/o/allOf/0/additionalProperties`,
    "schema/additional-in-all-of",
  ],
  [
    "a constant object within what is given",
    json({ x: { type: "array", items: { const: {} } } }),
    `${schemaOf}/properties/x/items/const`,
    "schema/constant-type",
  ],
  [
    "an object in a form",
    { body: formBody({ x: point }) },
    "requestBody/content/application~1x-www-form-urlencoded/schema/properties/x/type",
    "parameter/not-a-scalar",
  ],
  [
    "null in a form",
    { body: formBody({ x: { type: ["string", "null"] } }) },
    "requestBody/content/application~1x-www-form-urlencoded/schema/properties/x/type",
    "schema/several-types",
  ],
  [
    "a constant object in a form",
    { body: formBody({ x: { const: {} } }) },
    "requestBody/content/application~1x-www-form-urlencoded/schema/properties/x/const",
    "request-body/constant-type",
  ],
])("%s", async (_, parts, at, wanted) => {
  const item = `#/paths/${(parts.path ?? "/members/{id}").replaceAll("/", "~1")}`;
  const pointer = at.startsWith("#")
    ? at
    : ({ "..": item, ".": `${item}/post` }[at] ?? `${item}/post/${at}`);
  expect(await mistakesAt(specWith(parts))).toContain(`${pointer} ${wanted}`);
});

// Without a limit, reading it would take 2^30 steps.
test.each([
  ["properties", (next: object) => ({ type: "object", properties: { a: next, b: next } })],
  ["allOf", (next: object) => ({ allOf: [next, next] })],
  ["anyOf", (next: object) => ({ anyOf: [next, next] })],
])("a request that is huge with its references written out: %s", async (_, make) => {
  const choice = (index: number) => ({ $ref: `#/components/schemas/A${index}` });
  const schemas = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`A${index}`, make(choice(index + 1))]),
  );
  const parts = { ...json({ x: choice(0) }), schemas: { ...schemas, A30: string } };
  expect((await mistakesAt(specWith(parts))).join("\n")).toContain("request/too-large");
});

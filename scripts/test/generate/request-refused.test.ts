import { expect, test } from "vitest";
import { formBody, jsonBody, type RequestParts, specWith } from "../support/request-spec.ts";
import { problemsOf } from "../support/small-spec.ts";

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
  ["an empty segment", path("/a//{id}"), "..", "Expected a path without empty segments"],
  ["two slashes at the end", path("/{id}//"), "..", "Expected a path without empty segments"],
  [
    "two parameters side by side",
    path("/{id}{x}"),
    "..",
    'Expected a text between two parameters of a segment, found "{id}{x}"',
  ],
  [
    "a list beside another parameter",
    {
      ...path("/{id}-{x}", "id", { schema: strings }),
      parameters: [{ name: "x", in: "path", required: true, schema: string }],
    },
    "parameters/0",
    'Expected one text or number beside other parameters in a segment of the path, found "id" that may be an array',
  ],
  [
    "a brace that is not closed",
    path("/{id}/{a"),
    "..",
    "Expected each parameter in braces of its own",
  ],
  [
    "an escape",
    path("/%2e%2e/{id}"),
    "..",
    "Expected a path without a query, of characters that need no encoding",
  ],
  [
    "a style in the template",
    path("/{.id}", ".id"),
    "parameters/0/name",
    "Expected a name that neither begins with `.` or `;` nor ends with `*`",
  ],
  [
    "an optional parameter of a path",
    path("/{id}", "id", { required: false }),
    "parameters/0/required",
    "Expected `required: true`",
  ],
  [
    "a constant of a path",
    path("/{id}", "id", { schema: { const: "a" } }),
    "parameters/0/schema/const",
    "A path has no constant parameters",
  ],
  // Names.
  ["a name with a space", named("a b"), `${parameter}/name`, "Expected the name on the wire"],
  [
    "a name that a query would encode",
    named("a&b"),
    `${parameter}/name`,
    "Expected a name that a query takes as it is",
  ],
  [
    "a name that every object has",
    named("constructor"),
    `${parameter}/name`,
    "Expected the name on the wire",
  ],
  [
    "such a name in a body",
    json({ toString: string }),
    `${schemaOf}/properties/toString`,
    'Expected a name that not every object has, found "toString"',
  ],
  [
    "a name in the path and in the query",
    named("ID"),
    parameter,
    'The parameter "ID" is declared twice, in the path and in the query',
  ],
  [
    "a name of the path's and of the operation's",
    { shared: [{ name: "x", in: "header", schema: string }], ...query(string) },
    parameter,
    'The parameter "x" is declared twice, in the header and in the query',
  ],
  [
    "a required property of an open object that is not described",
    json({ x: { type: "object", additionalProperties: true, required: ["reason"] } }),
    `${schemaOf}/properties/x/required/0`,
    'Expected the name of a property (nothing), found "reason"',
  ],
  [
    "a property that every object has",
    json({ x: { type: "object", properties: { valueOf: string }, additionalProperties: true } }),
    `${schemaOf}/properties/x/properties/valueOf`,
    'Expected a name that not every object has, found "valueOf"',
  ],
  [
    "a property that every object has, in an object that is taken apart",
    json({ x: { type: "object", properties: { toString: string } } }),
    `${schemaOf}/properties/x/properties/toString`,
    'Expected a name that not every object has, found "toString"',
  ],
  [
    "null in one of several parts",
    json({ x: { allOf: [{ ...point, type: ["object", "null"] }] } }),
    `${schemaOf}/properties/x/allOf/0/type`,
    'Expected `type: object` in what `allOf` puts together, found ["object","null"]',
  ],
  [
    "a name in the path and in the body",
    json({ id: string }),
    `${schemaOf}/properties/id`,
    'The parameter "id" is declared twice, in the path and in the body',
  ],
  [
    "a name in two parts of a body",
    json({ a: { type: "object", properties: { x: string } }, x: string }),
    `${schemaOf}/properties/x`,
    'The parameter "x" is declared twice, both times in the body',
  ],
  [
    "a cookie",
    { parameters: [{ name: "x", in: "cookie", schema: string }] },
    `${parameter}/in`,
    'Expected a parameter in `path`, `query` or `header`, found "cookie"',
  ],
  [
    "content in a parameter",
    {
      parameters: [{ name: "x", in: "query", content: { "application/json": { schema: string } } }],
    },
    `${parameter}/content`,
    "`content` is not supported here yet",
  ],
  [
    "reserved characters",
    query(string, { allowReserved: true }),
    `${parameter}/allowReserved`,
    "`allowReserved` is not supported here yet",
  ],
  [
    "nobody to remove",
    path("/members", "x", { in: "query", required: false }),
    ".",
    "Expected at least one required parameter",
  ],
  // Constants.
  [
    "a constant of a header that it can't carry",
    header({ const: "ä" }),
    `${parameter}/schema/const`,
    "Expected a text that a header can carry",
  ],
  [
    "a constant that is an object",
    query({ const: { a: 1 } }),
    `${parameter}/schema/const`,
    'Expected a text, a number or a boolean, found {"a":1}',
  ],
  [
    "a constant of another type",
    query({ type: "string", const: 1 }),
    `${parameter}/schema/const`,
    'Expected a value of "string", found 1',
  ],
  [
    "a constant with a pattern",
    query({ const: "a", pattern: "^a$" }),
    `${parameter}/schema/pattern`,
    "`pattern` is about `string` alone, and would be lost silently",
  ],
  // Types.
  [
    "no schema",
    { parameters: [{ name: "x", in: "query" }] },
    `${parameter}/schema`,
    "Expected a schema that says what may stand here",
  ],
  [
    "no type",
    query({ pattern: "^a$" }),
    `${parameter}/schema/type`,
    "Expected a `type`, or `enum`",
  ],
  [
    "an unknown type",
    query({ type: "text" }),
    `${parameter}/schema/type`,
    "Expected a type (string",
  ],
  [
    "several types",
    query({ type: ["string", "integer"] }),
    `${parameter}/schema/type`,
    'Expected one type, found ["string","integer"]. Write `oneOf`',
  ],
  [
    "null in a query",
    query({ type: ["string", "null"] }),
    `${parameter}/schema/type`,
    'Expected one type, found ["string","null"]. There is no null in a query.',
  ],
  [
    "null in an enum of a header",
    header({ enum: ["a", null] }),
    `${parameter}/schema/enum/1`,
    "Expected a text, a number or a boolean, found null",
  ],
  [
    "a type of null and an enum without it",
    json({ x: { type: ["string", "null"], enum: ["a", "b"] } }),
    `${schemaOf}/properties/x/enum`,
    "Expected null and another value",
  ],
  [
    "a format that is not checked",
    query({ type: "string", format: "hostname" }),
    `${parameter}/schema/format`,
    "Expected one of the formats `uuid`, `email` and `date-time`, or none",
  ],
  [
    "a format of a number",
    query({ type: "number", format: "float" }),
    `${parameter}/schema/format`,
    "`format` of `type: number` is not checked in a request",
  ],
  [
    "a length of a number",
    query({ type: "integer", maxLength: 3 }),
    `${parameter}/schema/maxLength`,
    "`maxLength` is about `string` alone, and would be lost silently",
  ],
  [
    "a bound that is a text",
    query({ type: "number", minimum: "1" }),
    `${parameter}/schema/minimum`,
    'Expected a number, found "1"',
  ],
  [
    "an enum of another type",
    query({ type: "string", enum: [1] }),
    `${parameter}/schema/enum/0`,
    'Expected a value of "string", found 1',
  ],
  [
    "an enum of objects",
    json({ x: { enum: [{}] } }),
    `${schemaOf}/properties/x/enum/0`,
    "Expected a text, a number or a boolean, found {}",
  ],
  [
    "an empty enum",
    query({ type: "string", enum: [] }),
    `${parameter}/schema/enum`,
    "Expected different values in a list, found []",
  ],
  [
    "a bound beside a choice",
    query({ anyOf: [string], maxLength: 3 }),
    `${parameter}/schema/maxLength`,
    "`maxLength` is about `string` alone, and would be lost silently",
  ],
  [
    "no choices",
    query({ oneOf: [] }),
    `${parameter}/schema/oneOf`,
    "Expected schemas in a list, found []",
  ],
  [
    "parts of two types",
    query({ allOf: [string, { type: "integer" }] }),
    `${parameter}/schema/allOf`,
    'Expected parts of one type, found ["string","integer"]',
  ],
  [
    "a keyword that nothing knows",
    query({ type: "integer", multipleOf: 2 }),
    `${parameter}/schema/multipleOf`,
    "`multipleOf` is not supported here yet",
  ],
  [
    "a list that is not unique in a boolean way",
    query({ ...strings, uniqueItems: "yes" }),
    `${parameter}/schema/uniqueItems`,
    'Expected true or false, found "yes"',
  ],
  [
    "an array of arrays in a query",
    query({ type: "array", items: strings }),
    `${parameter}/schema/items/type`,
    'Expected a scalar or an array of scalars in a query, found "array" in an array. Anything else is supported in a JSON body only.',
  ],
  [
    "a required property that is not described",
    json({ x: { ...point, additionalProperties: true, required: ["y"] } }),
    `${schemaOf}/properties/x/required/0`,
    'Expected the name of a property (`x`), found "y"',
  ],
  [
    "a circle",
    cycle({ $ref: "#/components/schemas/Tree" }),
    "#/components/schemas/Tree/properties/child",
    "The schema #/components/schemas/Tree holds itself",
  ],
  [
    "a circle of allOf",
    {
      ...json({ x: { $ref: "#/components/schemas/A" } }),
      schemas: { A: { allOf: [{ $ref: "#/components/schemas/A" }] } },
    },
    "#/components/schemas/A/allOf/0",
    "The schema #/components/schemas/A holds itself",
  ],
  // Styles.
  ...["deepObject", "spaceDelimited", "pipeDelimited", "simple"].map(
    (style): [string, RequestParts, string, string] => [
      `${style} in a query`,
      query(style === "deepObject" ? point : strings, { style }),
      `${parameter}/style`,
      `Expected \`style: form\` or no style in a query, found "${style}". Supported are scalars, and arrays of them as \`name=a&name=b\` or, with \`explode: false\`, \`name=a,b\`.`,
    ],
  ),
  ...["label", "matrix"].map((style): [string, RequestParts, string, string] => [
    `${style} in a path`,
    path("/{id}", "id", { style }),
    "parameters/0/style",
    `Expected \`style: simple\` or no style in a path, found "${style}". Supported are scalars, and arrays of them as \`a,b\`.`,
  ]),
  [
    "a header in another style",
    header(strings, { style: "form" }),
    `${parameter}/style`,
    'Expected `style: simple` or no style in a header, found "form". Supported are scalars, and arrays of them as `a,b`.',
  ],
  [
    "explode that is no truth",
    query(strings, { explode: "yes" }),
    `${parameter}/explode`,
    'Expected `explode: true` or `false`, found "yes"',
  ],
  [
    "an object in a path",
    path("/{id}", "id", { schema: point }),
    "parameters/0/schema/type",
    'Expected a scalar or an array of scalars in a path, found "object". Anything else is supported in a JSON body only.',
  ],
  [
    "an object in a query",
    query(point),
    `${parameter}/schema/type`,
    'Expected a scalar or an array of scalars in a query, found "object". Anything else is supported in a JSON body only.',
  ],
  [
    "an object in a header",
    header(point),
    `${parameter}/schema/type`,
    'Expected a scalar or an array of scalars in a header, found "object". Anything else is supported in a JSON body only.',
  ],
  [
    "an object beside a text in a query",
    query({ oneOf: [string, point] }),
    `${parameter}/schema/oneOf/1/type`,
    'Expected a scalar or an array of scalars in a query, found "object".',
  ],
  // Bodies.
  [
    "no media type",
    media({}),
    "requestBody/content",
    "Expected one media type, in which the body is sent, found nothing",
  ],
  [
    "two media types",
    media({ "application/json": { schema: point }, "text/json": { schema: point } }),
    "requestBody/content/text~1json",
    "Expected one media type, in which the body is sent, found `application/json` and `text/json`",
  ],
  [
    "XML",
    media({ "application/xml": { schema: point } }),
    "requestBody/content/application~1xml",
    "Expected `application/json`, a media type that ends with `+json`",
  ],
  [
    "files",
    media({ "multipart/form-data": { schema: point } }),
    "requestBody/content/multipart~1form-data",
    "Expected `application/json`",
  ],
  [
    "a media type with parameters",
    media({ "application/json; charset=utf-8": { schema: point } }),
    "requestBody/content/application~1json; charset=utf-8",
    "Expected `application/json`",
  ],
  [
    "encodings",
    media({ "application/x-www-form-urlencoded": { schema: point, encoding: {} } }),
    "requestBody/content/application~1x-www-form-urlencoded/encoding",
    "`encoding` is not supported here yet",
  ],
  [
    "a body that is an array",
    media({ "application/json": { schema: strings } }),
    schemaOf,
    "Expected an object with `properties` and without others",
  ],
  [
    "a body of any properties",
    json({ x: string }, { additionalProperties: true }),
    schemaOf,
    "Expected an object with `properties` and without others",
  ],
  [
    "a body that may be null",
    json({ x: string }, { type: ["object", "null"] }),
    schemaOf,
    "Expected an object with `properties` and without others",
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
    "A constant is always sent, and this one stands in a body that may be left out",
  ],
  [
    "an optional body with a required part",
    media({ "application/json": { schema: { ...point, required: ["x"] } } }, {}),
    `${schemaOf}/properties/x`,
    '"x" is required in a body that may be left out',
  ],
  [
    "an optional object with a required part",
    json({ o: { ...point, required: ["x"] } }),
    `${schemaOf}/properties/o/properties/x`,
    '"x" is required in the part "o", which may be left out',
  ],
  [
    "an optional object with a required object",
    json({ o: { type: "object", required: ["p"], properties: { p: point } } }),
    `${schemaOf}/properties/o/properties/p`,
    '"p" is required in the part "o", which may be left out',
  ],
  [
    "an optional object of constants",
    json({ o: { type: "object", properties: { x: { const: 1 } } } }),
    `${schemaOf}/properties/o/properties/x/const`,
    'A constant is always sent, and this one stands in the part "o"',
  ],
  [
    "a constant of another type in a body",
    json({ x: { type: "string", const: 1 } }),
    `${schemaOf}/properties/x/const`,
    'Expected a value of "string", found 1',
  ],
  [
    "a property in two parts of allOf",
    json({ x: string }, { allOf: [{ type: "object", properties: { x: string } }] }),
    `${schemaOf}/allOf/0/properties/x`,
    'The property "x" stands in two parts',
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
    "`additionalProperties` in an object that `allOf` puts together is not supported",
  ],
  [
    "a constant object within what is given",
    json({ x: { type: "array", items: { const: {} } } }),
    `${schemaOf}/properties/x/items/const`,
    "Expected a text, a number or a boolean in what a caller gives, found {}",
  ],
  [
    "an object in a form",
    { body: formBody({ x: point }) },
    "requestBody/content/application~1x-www-form-urlencoded/schema/properties/x/type",
    'Expected a scalar or an array of scalars in a form, found "object"',
  ],
  [
    "null in a form",
    { body: formBody({ x: { type: ["string", "null"] } }) },
    "requestBody/content/application~1x-www-form-urlencoded/schema/properties/x/type",
    'Expected one type, found ["string","null"]. There is no null in a form.',
  ],
  [
    "a constant object in a form",
    { body: formBody({ x: { const: {} } }) },
    "requestBody/content/application~1x-www-form-urlencoded/schema/properties/x/const",
    "Expected a text, a number or a boolean in a form, found {}",
  ],
])("%s", async (_, parts, at, wanted) => {
  const item = `#/paths/${(parts.path ?? "/members/{id}").replaceAll("/", "~1")}`;
  const pointer = at.startsWith("#")
    ? at
    : ({ "..": item, ".": `${item}/post` }[at] ?? `${item}/post/${at}`);
  const problems = await problemsOf(specWith(parts));
  const told = problems.map((problem) => problem.replace(/^specs\/acme\.yaml:\d+:\d+ /, ""));
  const found = told.find((problem) => problem.startsWith(`${pointer}  ${wanted}`));
  expect(found ?? told).toBeTypeOf("string");
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
  expect((await problemsOf(specWith(parts))).join("\n")).toContain(
    "With its references written out this request has more than 1000 parts.",
  );
});

import { expect, test } from "vitest";
import { playOperation } from "./play-operation.ts";

const int64 = { type: "integer", format: "int64" };
const uuid = "9f8b7c6d-1234-4a56-b789-0cdef1234567";

/** A schema, a text in path, query or form, and the problem with it, or none. */
const rows: [schema: object, sent: string, problem?: string][] = [
  [{ type: "integer" }, "42"],
  [{ type: "integer" }, "-7"],
  [{ type: "integer" }, "042", 'must be integer, found "042"'],
  [{ type: "integer" }, "4.0", 'must be integer, found "4.0"'],
  [{ type: "integer" }, "1e3", 'must be integer, found "1e3"'],
  [{ type: "integer" }, " 4", 'must be integer, found " 4"'],
  [{ type: "integer" }, "0x1", 'must be integer, found "0x1"'],
  [{ type: "number" }, "1e3"],
  [{ type: "number" }, "-0.5"],
  [{ type: "number" }, ".5", 'must be number, found ".5"'],
  [{ type: "number" }, "NaN", 'must be number, found "NaN"'],
  [{ type: "boolean" }, "false"],
  [{ type: "boolean" }, "False", 'must be boolean, found "False"'],
  [{ type: "boolean" }, "1", 'must be boolean, found "1"'],
  [{ type: "string" }, "42"],
  [{ enum: ["a", 1] }, "1"],
  [{ enum: ["a", 1] }, "b", 'must be one of ["a",1], found "b"'],
  [{ const: true }, "true"],
  [{ const: 2 }, "3", "must be 2, found 3"],
  [{ type: "integer", format: "int32" }, "2147483647"],
  [
    { type: "integer", format: "int32" },
    "2147483648",
    'must match format "int32", found 2147483648',
  ],
  [int64, "9007199254740993"],
  [int64, "9223372036854775807"],
  [int64, "-9223372036854775808"],
  // An id beyond 2^53 is a text of digits, whose bounds nobody judges.
  [{ ...int64, minimum: 1 }, "9007199254740993"],
  [{ ...int64, minimum: 1 }, "0", "must be >= 1, found 0"],
  [{ ...int64, exclusiveMaximum: 9 }, "9", "must be < 9, found 9"],
  [int64, "9007199254740993x", 'must be integer, found "9007199254740993x"'],
  [int64, "-", 'must be integer, found "-"'],
  [{ oneOf: [int64, { type: "string", format: "uuid" }] }, "9007199254740993"],
  [{ type: "string", format: "uuid" }, uuid],
  [
    { type: "string", format: "uuid" },
    uuid.slice(1),
    `must match format "uuid", found "${uuid.slice(1)}"`,
  ],
  [{ type: "string", format: "email" }, "a+b@x.example"],
  [
    { type: "string", format: "email" },
    "a@b@x.example",
    'must match format "email", found "a@b@x.example"',
  ],
  [{ type: "string", format: "date-time" }, "2026-01-31T12:00:00Z"],
  [{ type: "string", format: "date-time" }, "2026-01-31T12:00:00.5+02:00"],
  [
    { type: "string", format: "date-time" },
    "2026-01-31 12:00:00Z",
    'must match format "date-time", found "2026-01-31 12:00:00Z"',
  ],
  [
    { type: "string", format: "date-time" },
    "2026-02-30T12:00:00Z",
    'must match format "date-time", found "2026-02-30T12:00:00Z"',
  ],
  [
    { type: "string", format: "date-time" },
    "2026-01-31T12:00:00",
    'must match format "date-time", found "2026-01-31T12:00:00"',
  ],
  [{ type: "string", pattern: "^a.$" }, "aé"],
  [{ type: "string", pattern: "^a.$" }, "abc", 'must match pattern "^a.$", found "abc"'],
  [{ type: "string", maxLength: 1 }, "😀"],
  [{ type: "string", maxLength: 1 }, "ab", 'must NOT have more than 1 characters, found "ab"'],
  [
    {
      oneOf: [
        { type: "integer", maximum: 9 },
        { type: "string", minLength: 2 },
      ],
    },
    "9",
  ],
  [
    {
      oneOf: [
        { type: "integer", maximum: 9 },
        { type: "string", minLength: 2 },
      ],
    },
    "10",
  ],
  [{ anyOf: [{ type: "string", format: "uuid" }, { type: "integer" }] }, uuid],
  [{ allOf: [{ type: "integer", minimum: 2 }, { maximum: 4 }] }, "3"],
  [{ allOf: [{ type: "integer", minimum: 2 }, { maximum: 4 }] }, "5", "must be <= 4, found 5"],
  [{ $ref: "#/components/schemas/One" }, "7"],
  [{ $ref: "#/components/schemas/One" }, "x", 'must be integer, found "x"'],
  [{ $ref: "#/components/schemas/One", maximum: 6 }, "7", "must be <= 6, found 7"],
];
const components = {
  schemas: { One: { $ref: "#/components/schemas/Two" }, Two: { type: "integer", minimum: 1 } },
};
const form = (schema: object) => ({
  required: true,
  content: {
    "application/x-www-form-urlencoded": {
      schema: { type: "object", required: ["p"], properties: { p: schema } },
    },
  },
});

test.for(rows.flatMap((row) => ["path", "query", "form"].map((place) => ({ place, row }))))(
  "$row.1 in $place for $row.0",
  async ({ place, row: [schema, sent, problem] }) => {
    const [path, target] =
      place === "path" ? ["/x/{p}", `/x/${encodeURIComponent(sent)}`] : ["/x", "/x"];
    const { provider, send } = await playOperation(
      place === "form"
        ? { method: "post", requestBody: form(schema), components }
        : { path, components, parameters: [{ name: "p", in: place, required: true, schema }] },
      "p",
    );
    const query = `?${new URLSearchParams({ p: sent })}`;
    await send(
      place === "query" ? target + query : target,
      place === "form" ? { body: new URLSearchParams({ p: sent }) } : {},
    );
    const [request] = provider.requests;
    const title = `${place === "form" ? "body" : place} parameter p: `;
    const want = expect.stringContaining(`${title}${problem}`);
    expect(request?.problems).toEqual(problem === undefined ? [] : [want]);
    if (problem === undefined) expect(request?.member).toBe(sent);
  },
);

const ids = { type: "array", items: int64, uniqueItems: true };
test.each([
  ["two", ids, "9007199254740993,7", []],
  [
    "one twice",
    ids,
    "9007199254740993,9007199254740993",
    [expect.stringContaining("must NOT have duplicate items")],
  ],
  [
    "one that is none",
    ids,
    "1,a",
    [
      'query parameter p: /1 must be integer, found "a"; an array is written p=a,b (form, explode: false)',
    ],
  ],
  [
    "texts and integers",
    { type: "array", uniqueItems: true, items: { type: ["integer", "string"] } },
    "1,a,2",
    [],
  ],
  [
    "a text or a list",
    {
      oneOf: [
        { type: "string", maxLength: 1 },
        { type: "array", items: { type: "integer" } },
      ],
    },
    "a",
    [],
  ],
  [
    "a list or a text",
    {
      oneOf: [
        { type: "string", maxLength: 1 },
        { type: "array", items: { type: "integer" } },
      ],
    },
    "1,2",
    [],
  ],
  [
    "neither",
    {
      oneOf: [
        { type: "string", maxLength: 1 },
        { type: "array", items: { type: "integer" } },
      ],
    },
    "1,b",
    expect.arrayContaining([expect.stringContaining('/1 must be integer, found "b"')]),
  ],
] as [string, object, string, unknown][])(
  "a list in the query: %s",
  async (_, schema, sent, problems) => {
    const parameters = [{ name: "p", in: "query", explode: false, required: true, schema }];
    const { provider, send } = await playOperation({ parameters }, "p");
    await send(`/x?p=${sent}`);
    expect(provider.requests[0]?.problems).toEqual(problems);
  },
);

test.each([
  [
    "a query constant that is missing",
    [{ name: "alt", in: "query", schema: { const: "json" } }],
    "/x",
    ['query parameter alt: must be "json", but it is missing'],
  ],
  [
    "one that is there",
    [{ name: "alt", in: "query", schema: { const: "json" } }],
    "/x?alt=json",
    [],
  ],
  [
    "another value",
    [{ name: "alt", in: "query", schema: { const: "json" } }],
    "/x?alt=xml",
    ['query parameter alt: must be "json", found "xml"'],
  ],
  [
    "a required enum of one",
    [{ name: "alt", in: "query", required: true, schema: { enum: ["json"] } }],
    "/x",
    ['query parameter alt: must be "json", but it is missing'],
  ],
  ["an optional enum of one", [{ name: "alt", in: "query", schema: { enum: ["json"] } }], "/x", []],
  [
    "a const behind a $ref",
    [{ name: "alt", in: "query", schema: { $ref: "#/components/schemas/Alt" } }],
    "/x",
    ['query parameter alt: must be "json", but it is missing'],
  ],
  [
    "a default that is not sent",
    [{ name: "limit", in: "query", schema: { type: "integer", default: 20 } }],
    "/x",
    [],
  ],
  [
    "headers that OpenAPI ignores",
    [{ name: "Accept", in: "header", required: true, schema: { const: "no" } }],
    "/x",
    [],
  ],
  [
    "odd names",
    [
      { name: "$.xgafv", in: "query", required: true, schema: {} },
      { name: "user-id", in: "query", required: true, schema: {} },
    ],
    "/x?$.xgafv=1&user-id=2",
    [],
  ],
  [
    "an encoded name",
    [{ name: "filter[email]", in: "query", required: true, schema: {} }],
    "/x?filter%5Bemail%5D=a",
    [],
  ],
  [
    "a name with bare brackets",
    [{ name: "filter[email]", in: "query", required: true, schema: {} }],
    "/x?filter[email]=a",
    [],
  ],
  [
    "a choice with a constant, left out",
    [{ name: "by", in: "query", schema: { anyOf: [{ type: "integer" }, { const: "me" }] } }],
    "/x",
    [],
  ],
  [
    "a name without brackets",
    [{ name: "filter[email]", in: "query", required: true, schema: {} }],
    "/x?filter.email=a",
    [
      "query parameter filter[email]: is required, but it is missing",
      "query parameter filter.email: is not documented; expected filter[email]",
    ],
  ],
] as [string, object[], string, unknown][])(
  "parameters: %s",
  async (_, parameters, target, problems) => {
    const last = { name: "id", in: "header", schema: {} };
    const components = { schemas: { Alt: { const: "json" } } };
    const { provider, send } = await playOperation(
      { parameters: [...parameters, last], components },
      "id",
    );
    await send(target);
    expect(provider.requests[0]?.problems).toEqual(problems);
  },
);

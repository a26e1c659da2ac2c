import { expect, test } from "vitest";
import { playOperation } from "./play-operation.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const list = { type: "array", items: text };
const integers = { type: "array", items: integer };
const joined = { schema: integers, explode: false };
const malformed = "must be percent-encoded UTF-8 (RFC 3986 §2.1), found";
const missing = "query parameter p: is required, but it is missing";

/** A parameter `p`, what is sent for it, and whom it names or what is wrong with it. */
type Row = [given: { explode?: boolean; schema: object }, sent: string, want: string | string[]];

const inPath: Row[] = [
  // RFC 6570 §3.2.2, and the table of OpenAPI 3.1 Style Values.
  [{ schema: text }, "a%2Fb%20c+d", "a/b c+d"],
  [{ schema: text }, "%ff", [`path parameter p: ${malformed} %ff`]],
  [{ schema: { ...list, maxItems: 1 } }, "a%2Cb", "a,b"],
  [{ schema: { ...list, minItems: 2 } }, "a,b", "a,b"],
  [{ schema: list }, "a,%ff", ["path parameter p: must be written a,b (simple), found a,%ff"]],
  [
    { schema: integers },
    "1,",
    ['path parameter p: /1 must be integer, found ""; an array is written a,b (simple)'],
  ],
];

const inQuery: Row[] = [
  [{ schema: text }, "p=a%26b%3Dc", "a&b=c"],
  [{ schema: text }, "p=a=b", "a=b"],
  [{ schema: text }, "p=a+b%2Bc", "a b+c"],
  [{ schema: text }, "p=", ""],
  [{ schema: text }, "", [missing]],
  [{ schema: text }, "P=a", [missing, "query parameter P: is not documented; expected p"]],
  [{ schema: text }, "p=%zz", [`query parameter p: ${malformed} p=%zz`]],
  [{ schema: text }, "p=1&p=2", ["query parameter p: must be sent once, found 2 times"]],
  [{ schema: list }, "p=blue&p=black", "blue,black"],
  [{ schema: list }, "p[]=b", [missing, "query parameter p[]: is not documented; expected p"]],
  [
    { schema: integers },
    "p=1,2",
    [
      'query parameter p: /0 must be integer, found "1,2"; an array is written p=a&p=b (form, explode: true)',
    ],
  ],
  [joined, "p=1,2", "1,2"],
  [
    joined,
    "p=1%2C2",
    [
      'query parameter p: /0 must be integer, found "1,2"; an array is written p=a,b (form, explode: false)',
    ],
  ],
  [
    joined,
    "p=1&p=2",
    ["query parameter p: must be written p=a,b (form, explode: false), found p=1&p=2"],
  ],
  [
    { explode: false, schema: { ...integers, uniqueItems: true } },
    "p=9007199254740993,9007199254740993",
    [expect.stringContaining("must NOT have duplicate items")],
  ],
];

const inHeader: Row[] = [
  [{ schema: text }, "a%2Cb, c", "a%2Cb, c"],
  [{ schema: integers }, "1, 2", "1,2"],
  [
    { schema: integers },
    "1;2",
    ['header p: /0 must be integer, found "1;2"; an array is written a,b (simple)'],
  ],
];

const rows = Object.entries({ path: inPath, query: inQuery, header: inHeader }).flatMap(
  ([place, list]) => list.map(([given, sent, want]) => ({ place, given, sent, want })),
);
test.for(rows)("$place: $given is sent as $sent", async ({ place, given, sent, want }) => {
  const path = place === "path" ? "/x/{p}" : "/x";
  const parameters = [{ name: "p", in: place, required: true, ...given }];
  const { provider, send } = await playOperation({ path, parameters }, "p");
  const target = place === "path" ? `/x/${sent}` : place === "query" ? `/x?${sent}` : "/x";
  const { status } = await send(target, place === "header" ? { headers: { p: sent } } : {});
  const [request] = provider.requests;
  const isGood = typeof want === "string";
  expect(request?.problems).toEqual(isGood ? [] : want);
  if (isGood) expect(request?.member).toBe(want);
  // There is no member: a good request is answered with 404, a bad one with 400.
  expect(status).toBe(isGood ? 404 : 400);
});

const uuid = "9f8b7c6d-1234-4a56-b789-0cdef1234567";
const moment = "2026-01-31T12:00:00Z";
const either = {
  oneOf: [
    { ...integer, maximum: 9 },
    { ...text, minLength: 2 },
  ],
};
const textOrList = { oneOf: [{ ...text, maxLength: 1 }, integers] };
const components = {
  schemas: { One: { $ref: "#/components/schemas/Two" }, Two: { ...integer, minimum: 1 } },
};

/** A schema, texts that are valid, and texts that are not with what is said of them. */
test.for<[schema: object, good: string[], bad: Record<string, string>]>([
  [
    integer,
    ["42", "-7"],
    Object.fromEntries(
      ["042", "4.0", "1e3", " 4", "0x1", "-"].map((one) => [
        one,
        `must be integer, found "${one}"`,
      ]),
    ),
  ],
  [
    { type: "number" },
    ["1e3", "-0.5"],
    { ".5": 'must be number, found ".5"', NaN: 'must be number, found "NaN"' },
  ],
  [
    { type: "boolean" },
    ["false", "true"],
    { False: 'must be boolean, found "False"', 1: 'must be boolean, found "1"' },
  ],
  [text, ["42", "true"], {}],
  [{ enum: ["a", 1] }, ["1", "a"], { b: 'must be one of ["a",1], found "b"' }],
  [{ const: true }, ["true"], { false: "must be true, found false" }],
  // An integer beyond 2^53 is an id: its digits are kept.
  [
    { ...integer, format: "int64", minimum: 1 },
    ["9007199254740993"],
    {
      0: "must be >= 1, found 0",
      "9007199254740993x": 'must be integer, found "9007199254740993x"',
    },
  ],
  [{ oneOf: [integer, { ...text, format: "uuid" }] }, ["9007199254740993", uuid], {}],
  [
    { ...text, format: "uuid" },
    [uuid],
    { [`urn:uuid:${uuid}`]: `must match format "uuid", found "urn:uuid:${uuid}"` },
  ],
  [
    { ...text, format: "date-time" },
    [moment],
    {
      [moment.replace("T", " ")]: 'must match format "date-time"',
      [moment.replace("31", "32")]: 'must match format "date-time"',
    },
  ],
  [{ ...text, pattern: "^a.$" }, ["aé"], { abc: 'must match pattern "^a.$", found "abc"' }],
  [either, ["9", "10"], { x: 'must NOT have fewer than 2 characters, found "x"' }],
  [{ allOf: [{ ...integer, minimum: 2 }, { maximum: 4 }] }, ["3"], { 5: "must be <= 4, found 5" }],
  [
    { $ref: "#/components/schemas/One", maximum: 6 },
    ["6"],
    { x: 'must be integer, found "x"', 7: "must be <= 6, found 7" },
  ],
  [textOrList, ["a", "1,2"], { "1,b": '/1 must be integer, found "b"' }],
])("%j as a text", async ([schema, good, bad]) => {
  const parameters = [{ name: "p", in: "query", explode: false, required: true, schema }];
  const { provider, send } = await playOperation({ parameters, components }, "p");
  for (const sent of [...good, ...Object.keys(bad)]) {
    provider.clear();
    await send(`/x?p=${encodeURIComponent(sent).replaceAll("%2C", ",")}`);
    const [{ problems = [], member } = {}] = provider.requests;
    const want = expect.stringContaining(`${bad[sent]}`);
    if (good.includes(sent)) expect({ problems, member }).toEqual({ problems: [], member: sent });
    else expect(problems, sent).toEqual(expect.arrayContaining([want]));
  }
});

const alt = (schema: object, required = false) => [{ name: "alt", in: "query", required, schema }];
const filter = [{ name: "filter[email]", in: "query", required: true, schema: {} }];
test.for<[title: string, parameters: object[], query: string, problems: string[]]>([
  ["a constant", alt({ const: "json" }), "?alt=json", []],
  [
    "a constant that is missing",
    alt({ $ref: "#/components/schemas/Alt" }),
    "",
    ['query parameter alt: must be "json", but it is missing'],
  ],
  [
    "another value",
    alt({ const: "json" }),
    "?alt=xml",
    ['query parameter alt: must be "json", found "xml"'],
  ],
  [
    "a required enum of one value",
    alt({ enum: ["json"] }, true),
    "",
    ['query parameter alt: must be "json", but it is missing'],
  ],
  ["an optional enum of one value", alt({ enum: ["json"] }), "", []],
  ["a choice with a constant", alt({ anyOf: [integer, { const: "me" }] }), "", []],
  [
    "a header that OpenAPI ignores",
    [{ name: "Accept", in: "header", required: true, schema: { const: "no" } }],
    "",
    [],
  ],
  ["a name with encoded brackets", filter, "?filter%5Bemail%5D=a", []],
  ["a name with bare brackets", filter, "?filter[email]=a", []],
])("a parameter of the query: %s", async ([, parameters, query, problems]) => {
  const last = { name: "id", in: "header", schema: {} };
  const made = {
    parameters: [...parameters, last],
    components: { schemas: { Alt: { const: "json" } } },
  };
  const { provider, send } = await playOperation(made, "id");
  await send(`/x${query}`);
  expect(provider.requests[0]?.problems).toEqual(problems);
});

test.for<[title: string, given: object, sentence: string]>([
  ["a cookie", { in: "cookie" }, 'expected it in path, query or header, found "cookie"'],
  ["content", { content: { "application/json": {} } }, "expected a schema"],
  ["deepObject", { style: "deepObject" }, 'expected style form in query, found "deepObject"'],
  ["matrix", { in: "path", style: "matrix" }, 'expected style simple in path, found "matrix"'],
  [
    "an object in a header",
    { in: "header", schema: { type: "object" } },
    'expected a scalar or an array of scalars in header, found "object"',
  ],
])("a parameter that is not supported: %s", async ([, given, sentence]) => {
  const parameters = [{ name: "p", in: "query", schema: text, ...given }];
  await expect(playOperation({ parameters }, "p")).rejects.toThrow(
    `The parameter p of acme is not supported: ${sentence}`,
  );
});

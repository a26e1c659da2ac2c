import { expect, test } from "vitest";
import { playOperation } from "./play-operation.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const list = { type: "array", items: text };
const integers = { type: "array", items: integer };
const color = {
  type: "object",
  required: ["R"],
  properties: { R: integer, G: integer },
  additionalProperties: false,
};

/** A parameter `p`, what is sent of it, and what it says: the texts of the member, or the problems. */
type Row = [
  given: { in?: string; style?: string; explode?: boolean; schema: object; required?: boolean },
  sent: string,
  want: string | readonly unknown[],
];

const inPath: Row[] = [
  // RFC 6570 §3.2.2, and the table of OpenAPI 3.1 Style Values.
  [{ schema: text }, "blue", "blue"],
  [{ schema: text }, "a%2Cb", "a,b"],
  [{ schema: text }, "a%2Fb%20c+d", "a/b c+d"],
  [
    { schema: text },
    "%ff",
    ["path parameter p: must be percent-encoded UTF-8 (RFC 3986 §2.1), found %ff"],
  ],
  [{ schema: list }, "blue,black,brown", "blue,black,brown"],
  [{ schema: { ...list, maxItems: 1 } }, "a%2Cb", "a,b"],
  [
    { schema: { ...list, maxItems: 1 } },
    "a,b",
    ['path parameter p: must NOT have more than 1 items, found ["a","b"]'],
  ],
  [{ schema: integers, explode: true }, "1,2", "1,2"],
  [
    { schema: integers },
    "1%2C2",
    [
      'path parameter p: /0 must be integer, found "1,2"; it is written a,b (simple, explode: false)',
    ],
  ],
  [
    { schema: integers },
    "1.2",
    [
      'path parameter p: /0 must be integer, found "1.2"; it is written a,b (simple, explode: false)',
    ],
  ],
  [
    { schema: integers },
    "1,",
    ['path parameter p: /1 must be integer, found ""; it is written a,b (simple, explode: false)'],
  ],
  [{ schema: color }, "R,100,G,200", "100,200"],
  [{ schema: color, explode: true }, "R=100,G=200", "100,200"],
  [
    { schema: color },
    "R=100,G=200",
    [
      expect.stringContaining("must have required property 'R'"),
      expect.stringContaining('must NOT have additional properties, found "R=100"'),
    ],
  ],
  [
    { schema: color },
    "R,100,G",
    ["path parameter p: must be written k,a,l,b (simple, explode: false), found R,100,G"],
  ],
  [
    { schema: color, explode: true },
    "R,100,G,200",
    ["path parameter p: must be written k=a,l=b (simple, explode: true), found R,100,G,200"],
  ],
  [
    { schema: color, explode: true },
    "R=1,R=2",
    ["path parameter p: must be written k=a,l=b (simple, explode: true), found R=1,R=2"],
  ],
  // RFC 6570 §3.2.5
  [{ schema: text, style: "label" }, ".blue", "blue"],
  [{ schema: text, style: "label" }, ".a.b", "a.b"],
  [
    { schema: text, style: "label" },
    "blue",
    ["path parameter p: must be written .a (label, explode: false), found blue"],
  ],
  [{ schema: list, style: "label" }, ".blue,black", "blue,black"],
  [{ schema: integers, style: "label", explode: true }, ".1.2", "1,2"],
  [
    { schema: integers, style: "label" },
    ".1.2",
    [
      'path parameter p: /0 must be integer, found "1.2"; it is written .a,b (label, explode: false)',
    ],
  ],
  [
    { schema: integers, style: "label", explode: true },
    ".1,2",
    [
      'path parameter p: /0 must be integer, found "1,2"; it is written .a.b (label, explode: true)',
    ],
  ],
  [{ schema: color, style: "label" }, ".R,100,G,200", "100,200"],
  [{ schema: color, style: "label", explode: true }, ".R=100.G=200", "100,200"],
  [
    { schema: color, style: "label", explode: true },
    "R=100.G=200",
    ["path parameter p: must be written .k=a.l=b (label, explode: true), found R=100.G=200"],
  ],
  // RFC 6570 §3.2.7
  [{ schema: text, style: "matrix" }, ";p=blue", "blue"],
  [{ schema: text, style: "matrix" }, ";p", ""],
  [
    { schema: text, style: "matrix" },
    ";q=blue",
    ["path parameter p: must be written ;p=a (matrix, explode: false), found ;q=blue"],
  ],
  [
    { schema: text, style: "matrix" },
    "blue",
    ["path parameter p: must be written ;p=a (matrix, explode: false), found blue"],
  ],
  [{ schema: list, style: "matrix" }, ";p=blue,black", "blue,black"],
  [{ schema: list, style: "matrix", explode: true }, ";p=blue;p=black", "blue,black"],
  [
    { schema: integers, style: "matrix", explode: true },
    ";p=1,2",
    [
      'path parameter p: /0 must be integer, found "1,2"; it is written ;p=a;p=b (matrix, explode: true)',
    ],
  ],
  [
    { schema: integers, style: "matrix" },
    ";p=1;p=2",
    [
      'path parameter p: /0 must be integer, found "1;p=2"; it is written ;p=a,b (matrix, explode: false)',
    ],
  ],
  [{ schema: color, style: "matrix" }, ";p=R,100,G,200", "100,200"],
  [{ schema: color, style: "matrix", explode: true }, ";R=100;G=200", "100,200"],
  [
    { schema: color, style: "matrix", explode: true },
    ";p=R,100",
    [
      expect.stringContaining("must have required property 'R'"),
      expect.stringContaining('must NOT have additional properties, found "p"'),
    ],
  ],
];

const inQuery: Row[] = [
  [{ schema: text }, "p=blue", "blue"],
  [{ schema: text }, "p=a%26b%3Dc", "a&b=c"],
  [{ schema: text }, "p=a=b", "a=b"],
  [{ schema: text }, "p=a+b%2Bc", "a b+c"],
  [{ schema: text }, "p=", ""],
  [{ schema: text }, "", ["query parameter p: is required, but it is missing"]],
  [
    { schema: text },
    "P=a",
    [
      "query parameter p: is required, but it is missing",
      "query parameter P: is not documented; expected p",
    ],
  ],
  [
    { schema: text },
    "p=%zz",
    ["query parameter p: must be percent-encoded UTF-8 (RFC 3986 §2.1), found p=%zz"],
  ],
  [{ schema: text }, "p=1&p=2", ["query parameter p: must be there once, found 2 times"]],
  [{ schema: list }, "p=blue&p=black", "blue,black"],
  [{ schema: list }, "p=a,b", "a,b"],
  [
    { schema: { ...list, minItems: 2 } },
    "p=a,b",
    ['query parameter p: must NOT have fewer than 2 items, found ["a,b"]'],
  ],
  [
    { schema: integers },
    "p=1,2",
    [
      'query parameter p: /0 must be integer, found "1,2"; it is written p=a&p=b (form, explode: true)',
    ],
  ],
  [
    { schema: list },
    "p%5B%5D=a&p[]=b",
    [
      "query parameter p: is required, but it is missing",
      "query parameter p[]: is not documented; expected p",
    ],
  ],
  [{ schema: integers, explode: false }, "p=1,2", "1,2"],
  [
    { schema: integers, explode: false },
    "p=1%2C2",
    [
      'query parameter p: /0 must be integer, found "1,2"; it is written p=a,b (form, explode: false)',
    ],
  ],
  [
    { schema: integers, explode: false },
    "p=1&p=2",
    ["query parameter p: must be written p=a,b (form, explode: false), found p=1&p=2"],
  ],
  [{ schema: color }, "R=100&G=200", "100,200"],
  [{ schema: color }, "G=200&R=100", "200,100"],
  [
    { schema: color },
    "R=1&R=2",
    ["query parameter p: must be written k=a&l=b (form, explode: true), found R=1&R=2"],
  ],
  [{ schema: color }, "R=1&B=2", ["query parameter B: is not documented; expected p"]],
  [{ schema: { type: "object", additionalProperties: integer } }, "x=1&y=2", "1,2"],
  [{ schema: color, explode: false }, "p=R,100,G,200", "100,200"],
  [
    { schema: color, explode: false },
    "R=100&G=200",
    [
      expect.stringContaining("is missing"),
      expect.stringContaining("query parameter R"),
      expect.stringContaining("query parameter G"),
    ],
  ],
  [{ schema: integers, style: "spaceDelimited" }, "p=1%202", "1,2"],
  [
    { schema: integers, style: "spaceDelimited" },
    "p=1+2",
    ["query parameter p: must be written p=a%20b (spaceDelimited), found p=1+2"],
  ],
  [
    { schema: integers, style: "spaceDelimited" },
    "p=1,2",
    ['query parameter p: /0 must be integer, found "1,2"; it is written p=a%20b (spaceDelimited)'],
  ],
  [{ schema: integers, style: "pipeDelimited" }, "p=1|2", "1,2"],
  [{ schema: integers, style: "pipeDelimited" }, "p=1%7C2%7c3", "1,2,3"],
  [
    { schema: integers, style: "pipeDelimited" },
    "p=1,2",
    ['query parameter p: /0 must be integer, found "1,2"; it is written p=a|b (pipeDelimited)'],
  ],
  [
    { schema: integers, style: "pipeDelimited" },
    "p=1&p=2",
    ["query parameter p: must be written p=a|b (pipeDelimited), found p=1&p=2"],
  ],
  [{ schema: color, style: "deepObject", explode: true }, "p[R]=100&p[G]=200", "100,200"],
  [{ schema: color, style: "deepObject", explode: true }, "p%5BR%5D=100", "100"],
  [
    { schema: color, style: "deepObject", explode: true },
    "p[R]=1&p[R]=2",
    ["query parameter p: must be written p[k]=a&p[l]=b (deepObject), found p[R]=1&p[R]=2"],
  ],
  [
    { schema: color, style: "deepObject", explode: true },
    "p[R]=1&p[R][x]=2",
    ["query parameter p[R][x]: is not documented; expected p"],
  ],
  [
    { schema: color, style: "deepObject", explode: true },
    "p=R,1",
    [
      "query parameter p: is required, but it is missing",
      "query parameter p: is not documented; expected p",
    ],
  ],
  [
    { schema: color, style: "deepObject", explode: true },
    "p[R]=1&p[B]=2",
    [expect.stringContaining('must NOT have additional properties, found "B"')],
  ],
  [
    { schema: { type: "object", properties: { R: integer } }, style: "deepObject", explode: true },
    "p[R]=1&p[B]=2",
    [
      "query parameter p: /B is not documented; expected R; it is written p[k]=a&p[l]=b (deepObject)",
    ],
  ],
];

const inHeader: Row[] = [
  [{ schema: text }, "blue", "blue"],
  [{ schema: text }, "a%2Cb, c", "a%2Cb, c"],
  [{ schema: list }, "blue,black", "blue,black"],
  [{ schema: integers }, "1, 2", "1,2"],
  [
    { schema: integers },
    "1;2",
    ['header p: /0 must be integer, found "1;2"; it is written a,b (simple, explode: false)'],
  ],
  [{ schema: color }, "R,100,G,200", "100,200"],
  [{ schema: color, explode: true }, "R=100,G=200", "100,200"],
  [
    { schema: color, explode: true },
    "R=100;G=200",
    [
      'header p: /R must be integer, found "100;G=200"; it is written k=a,l=b (simple, explode: true)',
    ],
  ],
];

const rows = Object.entries({ path: inPath, query: inQuery, header: inHeader }).flatMap(
  ([place, list]) => list.map(([given, sent, want]) => ({ place, given, sent, want })),
);
test.for(rows)("$place: $given is written $sent", async ({ place, given, sent, want }) => {
  const path = place === "path" ? "/x/{p}" : "/x";
  const parameters = [{ name: "p", in: place, required: true, ...given }];
  const { provider, send } = await playOperation({ path, parameters }, "p");
  const target = place === "path" ? `/x/${sent}` : place === "query" ? `/x?${sent}` : "/x";
  const { status } = await send(target, place === "header" ? { headers: { p: sent } } : {});
  const [request] = provider.requests;
  const isGood = typeof want === "string";
  expect(request?.problems).toEqual(isGood ? [] : want);
  if (isGood) expect(request?.member).toBe(want);
  // Nobody was added: a good request finds nobody, a bad one is told so.
  expect(status).toBe(isGood ? 404 : 400);
});

test.each([
  ["a cookie", { in: "cookie" }, 'expected it in path, query or header, found "cookie"'],
  ["content", { content: { "application/json": {} } }, "expected a schema"],
  [
    "an unknown style",
    { style: "comma" },
    'expected a style of query (form, spaceDelimited, pipeDelimited, deepObject), found "comma"',
  ],
  ["a style of another place", { style: "matrix" }, "expected a style of query"],
  [
    "an exploded list with pipes",
    { style: "pipeDelimited", explode: true, schema: list },
    "expected style pipeDelimited with explode: false",
  ],
  [
    "a deep object that is not exploded",
    { style: "deepObject", schema: color },
    "expected style deepObject with explode: true",
  ],
  [
    "a deep list",
    { style: "deepObject", explode: true, schema: list },
    'expected style deepObject for object, found "array"',
  ],
  [
    "a text with pipes",
    { style: "pipeDelimited" },
    'expected style pipeDelimited for array or object, found "scalar"',
  ],
] as [string, object, string][])(
  "a parameter that can't be played is refused at once: %s",
  async (_, given, sentence) => {
    const parameters = [{ name: "p", in: "query", schema: text, ...given }];
    await expect(playOperation({ parameters }, "p")).rejects.toThrow(
      `The parameter p of acme can't be played: ${sentence}`,
    );
  },
);

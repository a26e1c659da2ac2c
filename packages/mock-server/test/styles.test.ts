import { expect, test } from "vitest";
import { playOperation } from "./play-operation.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const list = { type: "array", items: text };
const integers = { type: "array", items: integer };
/** A parameter `p`, what is sent of it, and what it says: the texts of the member, or the problems. */
type Row = [
  given: { explode?: boolean; schema: object },
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
    ['path parameter p: /0 must be integer, found "1,2"; an array is written a,b (simple)'],
  ],
  [
    { schema: integers },
    "1.2",
    ['path parameter p: /0 must be integer, found "1.2"; an array is written a,b (simple)'],
  ],
  [
    { schema: integers },
    "1,",
    ['path parameter p: /1 must be integer, found ""; an array is written a,b (simple)'],
  ],
  [{ schema: list }, "a,%ff", ["path parameter p: must be written a,b (simple), found a,%ff"]],
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
  [{ schema: text }, "p=1&p=2", ["query parameter p: must be sent once, found 2 times"]],
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
      'query parameter p: /0 must be integer, found "1,2"; an array is written p=a&p=b (form, explode: true)',
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
      'query parameter p: /0 must be integer, found "1,2"; an array is written p=a,b (form, explode: false)',
    ],
  ],
  [
    { schema: integers, explode: false },
    "p=1&p=2",
    ["query parameter p: must be written p=a,b (form, explode: false), found p=1&p=2"],
  ],
  [
    { schema: integers, explode: false },
    "p=1%202",
    [
      'query parameter p: /0 must be integer, found "1 2"; an array is written p=a,b (form, explode: false)',
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
    ['header p: /0 must be integer, found "1;2"; an array is written a,b (simple)'],
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
  ...["deepObject", "spaceDelimited", "pipeDelimited", "simple"].map((style) => [
    style,
    { style },
    `expected style form in query, found "${style}"`,
  ]),
  ["label", { in: "path", style: "label" }, 'expected style simple in path, found "label"'],
  ["matrix", { in: "path", style: "matrix" }, 'expected style simple in path, found "matrix"'],
  [
    "another style",
    { in: "header", style: "form" },
    'expected style simple in header, found "form"',
  ],
  ...["path", "query", "header"].map((place) => [
    `an object in the ${place}`,
    { in: place, schema: { type: "object", properties: { R: integer } } },
    `expected a scalar or an array of scalars in ${place}, found "object"`,
  ]),
] as [string, object, string][])(
  "a parameter that can't be played is refused at once: %s",
  async (_, given, sentence) => {
    const parameters = [{ name: "p", in: "query", schema: text, ...given }];
    await expect(playOperation({ parameters }, "p")).rejects.toThrow(
      `The parameter p of acme is not supported: ${sentence}`,
    );
  },
);

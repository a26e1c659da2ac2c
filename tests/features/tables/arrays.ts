import type { Feature, NearMiss } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1"];
const inPath = { simple: ["a&b", "c d"], simpleExploded: [1, 22], person: "p1" };
const path = "/a%26b,c%20d/1,22/p1";

const operation = "#/paths/~1{simple}~1{simpleExploded}~1{person}/delete";

/** Another style, of an array or of a scalar. */
const styles = (
  [
    ["label", "style: simple", "25:53", 2],
    ["matrix", "style: simple", "25:53", 2],
    ["deepObject", "style: form", "26:36", 3],
    ["spaceDelimited", "style: form", "26:36", 3],
    ["pipeDelimited", "style: form", "26:36", 3],
  ] as const
).map(
  ([style, from, place, index]): NearMiss => ({
    title: style,
    from,
    to: `style: ${style}`,
    problem: `${place} ${operation}/parameters/${index}/style parameter/style`,
  }),
);

const object = "{ type: object, properties: { plate: { type: string } } }";

/** An object, which has no one way to be written there. */
const objects = (
  [
    [
      "path",
      "style: simple, schema: { type: string }",
      `25:78 ${operation}/parameters/2/schema/type`,
    ],
    [
      "query",
      "name: numbers, in: query, explode: true, schema: { $ref: '#/components/schemas/Numbers' }",
      `28:64 ${operation}/parameters/5/schema/type`,
    ],
    [
      "header",
      "Words: { type: array, items: { enum: [red, green] }, example: [red, green] }",
      "42:14 #/components/schemas/Words/type",
    ],
  ] as const
).map(
  ([where, from, place]): NearMiss => ({
    title: `an object in a ${where}`,
    from,
    to: from.replace(/\{.*\}/, object),
    problem: `${place} parameter/not-a-scalar`,
  }),
);

export const feature: Feature = {
  title: "Arrays in path, query and header",
  credentials: { apiKey: "key-1" },
  parameters: inPath,
  requests: [
    { line: `DELETE ${path} HTTP/1.1`, headers },
    {
      parameters: { ...inPath, form: ["a&b", "c d"] },
      line: `DELETE ${path}?form=a%26b&form=c%20d HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, "form[joined]": ["a b", "c"] },
      line: `DELETE ${path}?form%5Bjoined%5D=a%20b,c HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, "X-List": ["red", "green"] },
      line: `DELETE ${path} HTTP/1.1`,
      headers: [...headers, "x-list: red,green"],
    },
  ],
  outcomes: [
    {
      title: "an empty array in the path, which would lead elsewhere",
      parameters: { ...inPath, simple: [] },
      want: { refused: 'parameter "simple" must have 1 or more items' },
    },
    ...["form", "form[joined]", "X-List"].map((name) => ({
      title: `an empty array in ${name}, which would mean everybody`,
      parameters: { ...inPath, [name]: [] },
      want: { refused: `parameter "${name}" must have 1 or more items` },
    })),
    {
      title: "one value in place of an array",
      parameters: { ...inPath, form: "a" },
      want: { refused: 'parameter "form" must be an array' },
    },
    {
      title: "an object in place of an array",
      parameters: { ...inPath, form: { 0: "a" } },
      want: { refused: 'parameter "form" must be an array' },
    },
    {
      title: "too many items",
      parameters: { ...inPath, "form[joined]": ["a", "b", "c", "d"] },
      want: { refused: 'parameter "form[joined]" must have 3 or fewer items' },
    },
    {
      title: "an item twice",
      parameters: { ...inPath, numbers: [1, 1] },
      want: { refused: 'parameter "numbers" must not have an item twice' },
    },
    {
      title: "an item that is not allowed",
      parameters: { ...inPath, "X-List": ["red", "blue"] },
      want: { refused: 'parameter "X-List" at 1 must be "red" or "green"' },
    },
    ...["simple", "form[joined]"].map((name) => ({
      title: `a comma in ${name}, where a server that decodes first would split`,
      parameters: { ...inPath, [name]: ["a,b"] },
      want: { refused: `parameter "${name}" at 0 has a ",", which stands between the items` },
    })),
    {
      title: "an item that leads up a path",
      parameters: { ...inPath, simple: ["red", "../.."] },
      want: { refused: 'parameter "simple" at 1 has a dot segment' },
    },
  ],
  nearMisses: [
    ...styles,
    ...objects,
    {
      title: "a style of another place",
      from: "style: form",
      to: "style: simple",
      problem: `26:36 ${operation}/parameters/3/style parameter/style`,
    },
    {
      title: "an array of arrays",
      from: "Words: { type: array, items: { enum: [red, green] }, example: [red, green] }",
      to: "Words: { type: array, items: { type: array, items: { type: string } } }",
      problem: "42:36 #/components/schemas/Words/items/type parameter/not-a-scalar",
    },
  ],
  compiles: [
    'const path = { simple: ["a"], simpleExploded: [1], person: "a" };',
    'await client.deleteMember({ ...path, form: ["a"], "X-List": ["red"] });',
    'holds<Same<provider.DeleteMemberParameters["simple"], string[]>>();',
    'holds<Same<provider.DeleteMemberParameters["numbers"], number[] | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["X-List"], ("red" | "green")[] | undefined>>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ simple: "a", simpleExploded: [1], person: "a" });',
    'await client.deleteMember({ simple: ["a"], simpleExploded: ["1"], person: "a" });',
    'await client.deleteMember({ simple: ["a"], simpleExploded: [1], person: "a", "X-List": ["blue"] });',
  ],
};

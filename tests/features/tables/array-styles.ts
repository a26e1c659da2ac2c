import type { Feature } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1"];
const inPath = {
  simple: ["a&b", "c d"],
  simpleExploded: [1, 22],
  label: ["red", "a/b"],
  labelExploded: [1, 22],
  matrix: ["red", "a;b"],
  matrixExploded: [1, 22],
  person: "p1",
};
const path =
  "/a%26b,c%20d/1,22/.red,a%2Fb/.1.22/;matrix=red,a%3Bb/;matrixExploded=1;matrixExploded=22/.p1";

export const feature: Feature = {
  title: "Arrays by style and explode",
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
      parameters: { ...inPath, formJoined: ["a b", "c"] },
      line: `DELETE ${path}?formJoined=a%20b,c HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, space: [1, 22] },
      line: `DELETE ${path}?space=1%2022 HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, pipe: ["a,b", "c"] },
      line: `DELETE ${path}?pipe=a%2Cb%7Cc HTTP/1.1`,
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
    {
      title: "an empty array in the query, which would mean everybody",
      parameters: { ...inPath, form: [] },
      want: { refused: 'parameter "form" must have 1 or more items' },
    },
    {
      title: "one value in place of an array",
      parameters: { ...inPath, form: "a" },
      want: { refused: 'parameter "form" must be an array' },
    },
    {
      title: "too many items",
      parameters: { ...inPath, formJoined: ["a", "b", "c", "d"] },
      want: { refused: 'parameter "formJoined" must have 3 or fewer items' },
    },
    {
      title: "an item twice",
      parameters: { ...inPath, space: [1, 1] },
      want: { refused: 'parameter "space" must not have an item twice' },
    },
    {
      title: "an item that is none of the allowed",
      parameters: { ...inPath, "X-List": ["red", "blue"] },
      want: { refused: 'parameter "X-List" at 1 must be "red" or "green"' },
    },
    ...[
      ["simple", ",", ["a,b"]],
      ["label", ",", ["a,b"]],
      ["formJoined", ",", ["a,b"]],
      ["pipe", "|", ["a|b"]],
    ].map(([name, separator, items]) => ({
      title: `a ${separator} in ${name}, where a server that decodes first would split`,
      parameters: { ...inPath, [`${name}`]: items },
      want: {
        refused: `parameter "${name}" at 0 has a "${separator}", which stands between the parts`,
      },
    })),
    {
      title: "an item that leads up a path",
      parameters: { ...inPath, label: ["red", "../.."] },
      want: { refused: 'parameter "label" at 1 has a dot segment' },
    },
  ],
  nearMisses: [
    {
      title: "a style of objects",
      from: "{ name: pipe, in: query, style: pipeDelimited, explode: false,",
      to: "{ name: pipe, in: query, style: deepObject, explode: true,",
      problem:
        "33:36 #/paths/~1{simple}~1{simpleExploded}~1{label}~1{labelExploded}~1{matrix}~1{matrixExploded}~1{person}/delete/parameters/10/style  `style: deepObject` writes objects only, and this may be another value (OpenAPI 3.1 §4.8.12.3). Leave the style out, or mend the schema.",
    },
    {
      title: "a style that nobody defines with explode",
      from: "style: spaceDelimited, explode: false",
      to: "style: spaceDelimited, explode: true",
      problem:
        "32:60 #/paths/~1{simple}~1{simpleExploded}~1{label}~1{labelExploded}~1{matrix}~1{matrixExploded}~1{person}/delete/parameters/9/explode  Expected `explode: false` with `style: spaceDelimited`, found true.",
    },
    {
      title: "a style of another place",
      from: "{ name: form, in: query,",
      to: "{ name: form, in: query, style: matrix,",
      problem:
        '30:36 #/paths/~1{simple}~1{simpleExploded}~1{label}~1{labelExploded}~1{matrix}~1{matrixExploded}~1{person}/delete/parameters/7/style  Expected a style of the query (`form`, `deepObject`, `spaceDelimited` and `pipeDelimited`), found "matrix".',
    },
    {
      title: "an array of arrays",
      from: "Words: { type: array, items: { enum: [red, green] }, example: [red, green] }",
      to: "Words: { type: array, items: { type: array, items: { type: string } } }",
      problem:
        '47:36 #/components/schemas/Words/items/type  Expected items and properties that are scalars in a header, found "array".',
    },
  ],
  compiles: [
    'const path = { simple: ["a"], simpleExploded: [1], label: ["a"], labelExploded: [1], matrix: ["a"], matrixExploded: [1], person: "a" };',
    'await client.deleteMember({ ...path, form: ["a"], "X-List": ["red"] });',
    'holds<Same<provider.DeleteMemberParameters["simple"], string[]>>();',
    'holds<Same<provider.DeleteMemberParameters["space"], number[] | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["X-List"], ("red" | "green")[] | undefined>>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ simple: "a", simpleExploded: [1], label: ["a"], labelExploded: [1], matrix: ["a"], matrixExploded: [1], person: "a" });',
    'await client.deleteMember({ simple: ["a"], simpleExploded: ["1"], label: ["a"], labelExploded: [1], matrix: ["a"], matrixExploded: [1], person: "a" });',
    'await client.deleteMember({ simple: ["a"], simpleExploded: [1], label: ["a"], labelExploded: [1], matrix: ["a"], matrixExploded: [1], person: "a", "X-List": ["blue"] });',
  ],
};

import { expect, test } from "vitest";
import { edit, filesOf, problemsOf } from "../support/small-spec.ts";

const answer = "schema: { type: object, properties: { code: { const: gone } } }";
const parameter = (name: string, place = "query") =>
  `        - { name: ${name}, in: ${place}, schema: { type: string } }\n`;
const parameters = (...lines: string[]): [string, string] => [
  "      responses:",
  `${lines.join("")}      responses:`,
];
/** Types by their names, each of which a part of the answer refers to. */
const schemas = (...names: string[]): [string, string] => {
  const lines = names.map((name, index) => `    ${name}: { const: ${index} }\n`).join("");
  return ["  securitySchemes:", `  schemas:\n${lines}  securitySchemes:`];
};
const referring = (...names: string[]): [string, string] => {
  const parts = names.map((name, index) => `p${index}: { $ref: '#/components/schemas/${name}' }`);
  return ["code: { const: gone }", ["code: { const: gone }", ...parts].join(", ")];
};

const more: [string, string] = [
  "  securitySchemes:\n",
  `  securitySchemes:
    clientId: { type: apiKey, in: header, name: X-Id }
    timeout: { type: apiKey, in: header, name: X-Time }
    oauth2: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://id.acme.example', scopes: {} } } }
`,
];

// Names that some language would take for one: each is told apart, in the types and on the wire.
test.each([
  [
    "two parameters",
    parameters(parameter("user-id"), parameter("user_id")),
    ["user-id", "user_id"],
  ],
  ["parameters beside a dot", parameters(parameter("a.b"), parameter("a_b")), ["a.b", "a_b"]],
  [
    "two types",
    schemas("user-id", "user_id"),
    ...([['"user-id": 0', "user_id: 1"], referring("user-id", "user_id")] as const),
  ],
  [
    "types by case",
    schemas("User", "user"),
    ...([["User: 0", "user: 1"], referring("User", "user")] as const),
  ],
  [
    "types as every object has",
    schemas("constructor", "toString"),
    ["constructor: 0", "toString: 1"],
    referring("constructor", "toString"),
  ],
  [
    "types as in TypeScript",
    schemas("string", "never", "paths"),
    ["string: 0", "never: 1", "paths: 2"],
    referring("string", "never", "paths"),
  ],
  [
    "two properties",
    [answer, `${answer.slice(0, -3)}, a-b: { const: 1 }, a_b: { const: 2 } } }`],
    ['"a-b"?: 1', "a_b?: 2"],
  ],
] as [string, [string, string], string[], [string, string]?][])(
  "told apart: %s",
  async (_, change, wanted, more) => {
    const files = await filesOf(edit(change, ...(more ? [more] : [])));
    const code = `${files.get("src/index.ts")}${files.get("src/schema.ts")}`;
    for (const name of wanted) expect(code).toContain(name);
  },
);

test.each([
  ["two parameters by case", parameters(parameter("Id")), /:\d+:\d+ .*"id" is declared twice/i],
  [
    "two in different places",
    parameters(parameter("ID", "header")),
    /:\d+:\d+ .*is declared twice/,
  ],
  ["__proto__ as a parameter", parameters(parameter("__proto__")), /:\d+:\d+ .*name/],
  ["__proto__ as a type", schemas("__proto__"), /:\d+:\d+ # {2}`__proto__` can't be a key/],
  [
    "an option of two schemes",
    ["  - apiKey: []", "  - clientId: []\n    oauth2: []"],
    /:\d+:\d+ .*option `clientId` belongs to/,
  ],
  [
    "a scheme named as another option",
    ["  - apiKey: []", "  - timeout: []"],
    /:\d+:\d+ .*`timeout` is another option/,
  ],
] as [string, [string, string], RegExp][])("refused: %s", async (_, change, wanted) => {
  expect((await problemsOf(edit(change, more))).join("\n")).toMatch(wanted);
});

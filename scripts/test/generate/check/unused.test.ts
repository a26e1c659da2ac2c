import { expect, test } from "vitest";
import { edit, mistakesOf } from "../../support/small-spec.ts";

type Change = readonly [from: string, to: string];

const components = (text: string): Change => [
  "  securitySchemes:\n",
  `${text}  securitySchemes:\n`,
];
const code = "code: { const: gone }";
const used = (name: string): Change => [
  code,
  `${code}, more: { $ref: '#/components/schemas/${name}' }`,
];
const refers = (name: string) => `{ type: array, items: { $ref: '#/components/schemas/${name}' } }`;
const scheme = "  securitySchemes:\n    token: { type: http, scheme: bearer }\n";

// Changes of the small spec, and the beginnings of all that is said of it.
test.each<[name: string, changes: readonly Change[], wanted: readonly string[]]>([
  [
    "a schema",
    [components("  schemas:\n    A: { const: 1 }\n")],
    [`35:5 #/components/schemas/A component/unused`],
  ],
  [
    "a response, a header, a parameter and a body",
    [
      components(
        [
          "  responses:\n    A: { description: No. }\n  headers:\n    B: { schema: { const: 1 } }\n",
          "  parameters:\n    C: { name: c, in: query, schema: { type: string } }\n",
          "  requestBodies:\n    D: { content: { application/json: { schema: { type: object } } } }\n",
        ].join(""),
      ),
    ],
    [35, 37, 39, 41].map((line) => `${line}:5 #/components/`),
  ],
  [
    "one that only an unused one refers to, and a circle of two",
    [
      components(
        `  schemas:\n    A: ${refers("B")}\n    B: { const: 1 }\n    C: ${refers("D")}\n    D: ${refers("C")}\n`,
      ),
    ],
    ["A", "B", "C", "D"].map((name, line) => `${35 + line}:5 #/components/schemas/${name}`),
  ],
  [
    "one of another section",
    [
      components("  schemas:\n    A: { const: 1 }\n  headers:\n    A: { schema: { const: 1 } }\n"),
      used("A"),
    ],
    [`37:5 #/components/headers/A component/unused`],
  ],
  [
    "one that every object has by another name",
    [components("  schemas:\n    constructor: { const: 1 }\n")],
    [`35:5 #/components/schemas/constructor`],
  ],
  [
    "a security scheme",
    [["  securitySchemes:\n", scheme]],
    [`35:5 #/components/securitySchemes/token security/unused-scheme`],
  ],
  [
    "a security scheme, where the provider asks for none",
    [["  - apiKey: []", "  - {}"]],
    [`35:5 #/components/securitySchemes/apiKey security/unused-scheme`],
  ],
])("refused where nothing uses it: %s", async (_, changes, wanted) => {
  const problems = await mistakesOf(edit(...changes));
  expect(problems).toStrictEqual(wanted.map((text) => expect.stringContaining(text)));
});

test.each([
  ["nowhere", "'#/components/schemas/B'", "reference/leads-nowhere"],
  ["into a component", "'#/components/schemas/A/properties'", "reference/outside-components"],
])("one mistake, one message: a reference that leads %s", async (_, reference, wanted) => {
  const problems = await mistakesOf(
    edit(components("  schemas:\n    A: { const: 1 }\n"), [
      code,
      `${code}, more: { $ref: ${reference} }`,
    ]),
  );
  expect(problems).toStrictEqual([expect.stringContaining(wanted)]);
});

test.each<[name: string, changes: readonly Change[]]>([
  [
    "through others",
    [components(`  schemas:\n    A: ${refers("B")}\n    B: { const: 1 }\n`), used("A")],
  ],
  ["in a circle that is used", [components(`  schemas:\n    A: ${refers("A")}\n`), used("A")]],
  [
    "a scheme that the operation's own security leaves aside",
    [
      ["  securitySchemes:\n", scheme],
      ["      operationId", "      security: [{ token: [] }]\n      operationId"],
    ],
  ],
])("taken: what is used %s", async (_, changes) => {
  expect(await mistakesOf(edit(...changes))).toStrictEqual([]);
});

test.each<[name: string, change: Change, wanted: string]>([
  ["an operation", ["Removes a member.", "''"], `15:7 #/paths/~1members~1{id}/delete/description`],
  ["a response", ["description: Removed.", "description: ' '"], `27:11 #/paths/`],
  ["a schema", ["schema: { type: string }", 'schema: { type: string, description: "\\t" }'], `24:`],
  ["a summary", ["description: Removes a member.", "summary: ''"], `15:7 #/paths/`],
])("refused: no words about %s", async (_, change, wanted) => {
  const problems = await mistakesOf(edit(change));
  expect(problems).toStrictEqual([expect.stringContaining(wanted)]);
  expect(problems[0]).toContain("dialect/value");
});

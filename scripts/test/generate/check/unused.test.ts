import { expect, test } from "vitest";
import { edit, problemsOf } from "../../support/small-spec.ts";

type Change = readonly [from: string, to: string];

const at = "specs/acme.yaml";
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
const nothing = "Nothing refers to this component, so that what it says would be lost silently.";
const scheme = "  securitySchemes:\n    token: { type: http, scheme: bearer }\n";

// Changes of the small spec, and the beginnings of all that is said of it.
test.each<[name: string, changes: readonly Change[], wanted: readonly string[]]>([
  [
    "a schema",
    [components("  schemas:\n    A: { const: 1 }\n")],
    [`${at}:35:5 #/components/schemas/A  ${nothing}`],
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
    [35, 37, 39, 41].map((line) => `${at}:${line}:5 #/components/`),
  ],
  [
    "one that only an unused one refers to, and a circle of two",
    [
      components(
        `  schemas:\n    A: ${refers("B")}\n    B: { const: 1 }\n    C: ${refers("D")}\n    D: ${refers("C")}\n`,
      ),
    ],
    ["A", "B", "C", "D"].map((name, line) => `${at}:${35 + line}:5 #/components/schemas/${name}`),
  ],
  [
    "one of another section",
    [
      components("  schemas:\n    A: { const: 1 }\n  headers:\n    A: { schema: { const: 1 } }\n"),
      used("A"),
    ],
    [`${at}:37:5 #/components/headers/A  ${nothing}`],
  ],
  [
    "one that every object has by another name",
    [components("  schemas:\n    constructor: { const: 1 }\n")],
    [`${at}:35:5 #/components/schemas/constructor`],
  ],
  [
    "a security scheme",
    [["  securitySchemes:\n", scheme]],
    [
      `${at}:35:5 #/components/securitySchemes/token  No alternative of \`security\` has this scheme, so that what it says would be lost silently. Add \`- token: []\`, or remove it.`,
    ],
  ],
  [
    "a security scheme, where the provider asks for none",
    [["  - apiKey: []", "  - {}"]],
    [`${at}:35:5 #/components/securitySchemes/apiKey  No alternative of \`security\` has`],
  ],
])("refused where nothing uses it: %s", async (_, changes, wanted) => {
  const problems = await problemsOf(edit(...changes));
  expect(problems).toStrictEqual(wanted.map((text) => expect.stringContaining(text)));
});

test.each([
  ["nowhere", "'#/components/schemas/B'", "leads nowhere, or in a circle"],
  ["into a component", "'#/components/schemas/A/properties'", "Expected a reference inside"],
])("one mistake, one message: a reference that leads %s", async (_, reference, wanted) => {
  const problems = await problemsOf(
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
  expect(await problemsOf(edit(...changes))).toStrictEqual([]);
});

test.each<[name: string, change: Change, wanted: string]>([
  [
    "an operation",
    ["Removes a member.", "''"],
    `${at}:15:7 #/paths/~1members~1{id}/delete/description`,
  ],
  ["a response", ["description: Removed.", "description: ' '"], `${at}:27:11 #/paths/`],
  [
    "a schema",
    ["schema: { type: string }", 'schema: { type: string, description: "\\t" }'],
    `${at}:24:`,
  ],
  ["a summary", ["description: Removes a member.", "summary: ''"], `${at}:15:7 #/paths/`],
])("refused: no words about %s", async (_, change, wanted) => {
  const problems = await problemsOf(edit(change));
  expect(problems).toStrictEqual([expect.stringContaining(wanted)]);
  expect(problems[0]).toContain(
    "Expected words, found none. Say it in the provider's words, or remove the key where it may be left out.",
  );
});

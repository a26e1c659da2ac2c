import { expect, test } from "vitest";
import { edit, filesOf, mistakesAt, textsOf } from "../support/small-spec.ts";

const answers = [
  "        '204':",
  "          description: Removed.",
  "        '404':",
  "          description: No such member.",
  "          content:",
  "            application/json:",
  "              schema: { type: object, properties: { code: { const: gone } } }",
];

/** The small spec with other answers, and what `x-removal` says of them. */
const specWith = (responses: readonly string[], removal = "") =>
  edit(
    [`${answers.join("\n")}\n`, responses.map((line) => `        ${line}\n`).join("")],
    [
      "        absent: [{ status: 404, pointer: /code, equals: gone }]\n",
      removal === "" ? "" : `        ${removal}\n`,
    ],
  );

async function rendered(spec: string) {
  const { index, readme: text } = await textsOf(spec);
  const part = (pattern: RegExp) => pattern.exec(index)?.[1];
  const readme = /## Answers\n\n.*\n.*\n((?:\|.*\n)+)/.exec(text)?.[1];
  return {
    accept: part(/accept: "([^"]*)"/),
    data: part(/export type DeleteMemberData = (?:\| )?(.*?); \/\*\*/)?.replaceAll(
      'operations["deleteMember"]["responses"]',
      "",
    ),
    matching: part(/parameters: \{ id: \{.*?\} \}(?:, (.*?))? \} \} \}, options/),
    statuses: part(/statuses: (\[.*?\])/),
    readme: readme?.trim().split("\n"),
  };
}

const json = (schema: string) => `content: { application/json: { schema: { ${schema} } } }`;
const code = json("type: object, properties: { code: { type: string } }");

test.each([
  [
    "several 2xx",
    [
      `'200': { description: A., ${code} }`,
      `'202': { description: B., ${code} }`,
      "'206': { description: C. }",
    ],
    "",
    {
      accept: "application/json",
      data: '[200]["content"]["application/json"] | [202]["content"]["application/json"] | undefined',
      matching: "success: [202, 206]",
      statuses: "[200, 202, 206]",
      readme: [
        "| 200 | A. | **removed** |",
        "| 202 | B. | **removed** |",
        "| 206 | C. | **removed** |",
      ],
    },
  ],
  [
    "an empty 200, a 204 and a 205 that declare a body",
    [
      "'200': { description: A. }",
      `'204': { description: B., ${code} }`,
      "'205': { description: C., content: { text/html: {} } }",
    ],
    "",
    {
      ...{
        accept: "application/json, text/html",
        data: "undefined",
        matching: "success: [205]",
        statuses: "[200, 204, 205]",
      },
      readme: [
        "| 200 | A. | **removed** |",
        "| 204 | B. | **removed** |",
        "| 205 | C. | **removed** |",
      ],
    },
  ],
  [
    "statuses without a schema",
    [
      "'200': { description: A., content: { application/json: {} } }",
      "'400': { description: B., content: { text/plain: {} } }",
    ],
    "",
    {
      accept: "application/json, text/plain",
      data: '[200]["content"]["application/json"] | undefined',
      ...{ matching: undefined, statuses: "[200, 400]" },
      readme: ["| 200 | A. | **removed** |", "| 400 | B. | **refused** |"],
    },
  ],
  [
    "several media types",
    [
      "'200': { description: A., content: { application/json: {}, application/vnd.api+json: {} } }",
      "'400': { description: B., content: { application/problem+json: {}, text/html: {}, application/xml: {} } }",
    ],
    "",
    {
      accept:
        "application/json, application/vnd.api+json, application/problem+json, text/html, application/xml",
      data: '[200]["content"]["application/json"] | [200]["content"]["application/vnd.api+json"] | undefined',
      ...{ matching: undefined, statuses: "[200, 400]" },
      readme: ["| 200 | A. | **removed** |", "| 400 | B. | **refused** |"],
    },
  ],
  [
    "ranges and default",
    [
      "'204': { description: A. }",
      "'408': { description: B. }",
      `4XX: { description: C., ${code} }`,
      "5XX: { description: D., content: { text/plain: {} } }",
      "default: { description: E., content: { application/problem+json: {} } }",
    ],
    "absent: [{ status: 404, pointer: /code, equals: gone }]",
    {
      accept: "application/json, text/plain, application/problem+json",
      data: "undefined",
      matching: 'absent: [{ status: 404, at: ["code"], equals: "gone" }]',
      statuses: '[204, 408, "4XX", "5XX", "default"]',
      readme: [
        "| 204 | A. | **removed** |",
        "| 408 | B. | **unknown** |",
        '| 4XX | C. | **refused**, except for a 408; 404: no such member where `/code` is `"gone"` |',
        "| 5XX | D. | **unknown** |",
        "| default | E. | **refused** for a 4xx except 408, **unknown** for a 5xx |",
      ],
    },
  ],
  [
    "a number, a range and default: the nearest documents a status",
    [
      "'204': { description: A. }",
      "'404': { description: B. }",
      "4XX: { description: C. }",
      "default: { description: D. }",
    ],
    "absent: [{ status: 404 }, { status: 410 }]",
    {
      ...{ accept: "*/*", data: "undefined" },
      matching: "absent: [{ status: 404 }, { status: 410 }]",
      statuses: '[204, 404, "4XX", "default"]',
      readme: [
        "| 204 | A. | **removed** |",
        "| 404 | B. | **refused**; no such member |",
        "| 4XX | C. | **refused**, except for a 408; 410: no such member |",
        "| default | D. | **refused** for a 4xx except 408, **unknown** for a 5xx |",
      ],
    },
  ],
  [
    "default alone",
    ["'204': { description: A. }", `default: { description: B., ${code} }`],
    "absent: [{ status: 422, pointer: /code, startsWith: no }]",
    {
      ...{ accept: "application/json", data: "undefined" },
      matching: 'absent: [{ status: 422, at: ["code"], startsWith: "no" }]',
      statuses: '[204, "default"]',
      readme: [
        "| 204 | A. | **removed** |",
        "| default | B. | **refused** for a 4xx except 408, **unknown** for a 5xx; 422: no such member where `/code` begins with `no` |",
      ],
    },
  ],
  [
    "a 2xx that says no, and one that says who is not there",
    [`'200': { description: A., ${code} }`],
    "{ failed: [{ status: 200, pointer: /code, equals: bad }], absent: [{ status: 200, pointer: /code, equals: gone }] }",
    {
      accept: "application/json",
      data: '[200]["content"]["application/json"] | undefined',
      matching:
        'absent: [{ status: 200, at: ["code"], equals: "gone" }], failed: [ { status: 200, at: ["code"], equals: "gone" }, { status: 200, at: ["code"], equals: "bad" } ]',
      statuses: "[200]",
      readme: [
        '| 200 | A. | **removed**; **refused**, no such member where `/code` is `"gone"`; **refused** where `/code` is `"bad"` |',
      ],
    },
  ],
])("%s", async (_, responses, removal, wanted) => {
  const written = removal.replace(/^\{ (failed: .*\]), (absent: .*\]) \}$/, "$1\n        $2");
  expect(await rendered(specWith(responses, written))).toStrictEqual(wanted);
});

/** What the definition and the README say of a 200 with this schema, and of what else is in the spec. */
async function constantsOf(content: string, components = ""): Promise<(string | undefined)[]> {
  const response = `'200': { description: A., content: { ${content} } }`;
  const section = components === "" ? "" : `  schemas:\n${components}`;
  const spec = specWith([response]).replace("components:\n", `components:\n${section}`);
  const { matching, readme } = await rendered(spec);
  return [matching?.replace(/^constants: /, ""), readme?.[0]?.split(" | ").at(-1)];
}

const of = (schema: string) => `application/json: { schema: ${schema} }`;
const body = (...properties: string[]) =>
  `type: object, required: [${properties.map((property) => property.split(":")[0])}], properties: { ${properties} }`;
const zero = '{ status: 200, at: ["code"], equals: 0 }';

// What a body requires to be constant, and what it only may have.
test.each<[name: string, content: string, wanted: string | undefined, components?: string]>([
  ["a const", of(`{ ${body("code: { const: 0 }")} }`), `[${zero}]`],
  ["an enum of one", of(`{ ${body("code: { type: integer, enum: [0] }")} }`), `[${zero}]`],
  ["an enum of two", of(`{ ${body("code: { type: integer, enum: [0, 1] }")} }`), undefined],
  ["null", of(`{ ${body("code: { const: null }")} }`), `[${zero.replace("0 }", "null }")}]`],
  [
    "one that is not required",
    of("{ type: object, properties: { code: { const: 0 } } }"),
    undefined,
  ],
  [
    "one of an object without a type",
    of("{ required: [code], properties: { code: { const: 0 } } }"),
    `[${zero}]`,
  ],
  [
    "one in an object that is required",
    of(`{ ${body(`data: { ${body("done: { const: true }")} }`)} }`),
    '[{ status: 200, at: ["data", "done"], equals: true }]',
  ],
  [
    "one in an object that is not",
    of(`{ type: object, properties: { data: { ${body("done: { const: true }")} } } }`),
    undefined,
  ],
  [
    "one in an object that may be null",
    of(
      `{ ${body("data: { type: [object, 'null'], required: [done], properties: { done: { const: true } } }")} }`,
    ),
    undefined,
  ],
  [
    "one in the items of a list",
    of(`{ type: array, items: { ${body("code: { const: 0 }")} } }`),
    undefined,
  ],
  ["the root", of("{ const: done }"), '[{ status: 200, at: [], equals: "done" }]'],
  [
    "the root as an enum",
    of("{ type: boolean, enum: [true] }"),
    "[{ status: 200, at: [], equals: true }]",
  ],
  [
    "what allOf puts together",
    of(`{ allOf: [{ ${body("code: { const: 0 }")} }, { ${body("ok: { const: true }")} }] }`),
    `[ ${zero}, { status: 200, at: ["ok"], equals: true } ]`,
  ],
  [
    "what all of oneOf require",
    of(
      `{ oneOf: [{ ${body("code: { const: 0 }", "a: { const: 1 }")} }, { ${body("code: { const: 0 }", "a: { const: 2 }")} }] }`,
    ),
    `[${zero}]`,
  ],
  [
    "a body or null",
    of(`{ anyOf: [{ ${body("code: { const: 0 }")} }, { type: 'null' }] }`),
    undefined,
  ],
  [
    "a reference",
    of("{ $ref: '#/components/schemas/Other' }"),
    `[${zero}]`,
    `    Other: { ${body("code: { const: 0 }")} }\n`,
  ],
  [
    "a reference in a circle",
    of("{ $ref: '#/components/schemas/Other' }"),
    `[${zero}]`,
    `    Other: { ${body("code: { const: 0 }", "other: { oneOf: [{ $ref: '#/components/schemas/Other' }, { type: 'null' }] }")} }\n`,
  ],
  [
    "what several media types require",
    `${of(`{ ${body("code: { const: 0 }", "a: { const: 1 }")} }`)}, application/vnd.api+json: { schema: { ${body("code: { const: 0 }")} } }`,
    `[${zero}]`,
  ],
  [
    "what one media type requires",
    `${of(`{ ${body("code: { const: 0 }")} }`)}, application/vnd.api+json: {}`,
    undefined,
  ],
])("a success requires %s", async (_, content, wanted, components) => {
  const [found] = await constantsOf(content, components);
  expect(found?.replaceAll(/\s+/g, " ")).toBe(wanted);
});

test("a README tells what a success is held against", async () => {
  const content = of(`{ ${body("code: { const: 0 }", "a/b: { const: x }")} }`);
  expect((await constantsOf(content))[1]).toBe(
    '**removed**; **unknown** unless `/code` is `0` and `/a~1b` is `"x"` |',
  );
  expect((await constantsOf(of("{ const: true }")))[1]).toBe(
    "**removed**; **unknown** unless the body is `true` |",
  );
});

test("a 204 has no body that could have a constant", async () => {
  const response = `'204': { description: A., content: { ${of(`{ ${body("code: { const: 0 }")} }`)} } }`;
  expect((await rendered(specWith([response]))).matching).toBeUndefined();
});

const listed = json(
  "type: object, properties: { code: { type: integer }, gone: { type: array, items: { type: string } } }",
);

test.each([
  [
    "{ pointer: /code }",
    'at: ["code"]',
    "**refused** where `/code` is present and not `null`, `false`, `0` or empty",
  ],
  ["{ pointer: /code, equals: 0 }", 'at: ["code"], equals: 0', "**refused** where `/code` is `0`"],
  [
    "{ pointer: /code, notEquals: 0 }",
    'at: ["code"], notEquals: 0',
    "**refused** where `/code` is present and not `0`",
  ],
  [
    "{ pointer: /gone/0, startsWith: a }",
    'at: ["gone", "0"], startsWith: "a"',
    "**refused** where `/gone/0` begins with `a`",
  ],
  [
    "{ pointer: /gone, empty: true }",
    'at: ["gone"], empty: true',
    "**refused** where `/gone` is empty",
  ],
  [
    "{ pointer: /gone, missing: true }",
    'at: ["gone"], missing: true',
    "**refused** where there is no `/gone`",
  ],
  [
    "{ pointer: /gone, missing: true, outcome: unknown }",
    'at: ["gone"], missing: true, outcome: "unknown"',
    "**unknown** where there is no `/gone`",
  ],
])("a success that says no: %s", async (matcher, definition, readme) => {
  const found = await rendered(
    specWith(
      [`'200': { description: A., ${listed} }`],
      `failed: [${matcher.replace("{", "{ status: 200,")}]`,
    ),
  );
  expect(found.matching).toBe(`failed: [{ status: 200, ${definition} }]`);
  expect(found.readme).toEqual([`| 200 | A. | **removed**; ${readme} |`]);
});

// It may be missing, whatever it can be where it is there.
test("what says nothing where it is there may be missing", async () => {
  const zero = json("type: object, properties: { code: { const: 0 } }");
  const matcher = "failed: [{ status: 200, pointer: /code, missing: true }]";
  expect(await mistakesAt(specWith([`'200': { description: A., ${zero} }`], matcher))).toEqual([]);
});

const forbidden = [
  "'204': { description: A. }",
  "'403': { description: B. }",
  "'429': { description: C. }",
];

test.each([
  [
    "header: X-Wait, unit: seconds",
    'rateLimitReset: "x-wait",',
    "The header `x-wait` says when a caller may try again (seconds to wait).",
  ],
  [
    "header: X-Wait, unit: seconds, statuses: [429]",
    'rateLimitReset: "x-wait",',
    "The header `x-wait` says when a caller may try again (seconds to wait).",
  ],
  [
    "header: X-Wait, unit: unix-milliseconds, statuses: [403, 429]",
    'rateLimitReset: "x-wait", rateLimitStatuses: [403, 429],',
    "The header `x-wait` says when a caller may try again (milliseconds since the epoch), with a 403 or 429. A 403 with this header or with `Retry-After` counts as a rate limit and is retried like a 429.",
  ],
  [
    "header: X-Wait, unit: unix-seconds, remaining: X-Left",
    'rateLimitReset: "x-wait", rateLimitRemaining: "x-left",',
    "The header `x-wait` says when a caller may try again (seconds since the epoch), where `x-left` is `0`.",
  ],
])("a rate limit: { %s }", async (reset, definition, readme) => {
  const spec = `${specWith(forbidden)}x-rate-limit-reset: { ${reset} }\n`;
  const { index, readme: text } = await textsOf(spec);
  expect(index).toContain(`${definition} operations`);
  expect(text).toContain(`\n${readme}\n`);
});

const deepest = "#/paths/~1members~1{id}/delete/responses/200/content/application~1json/schema";

test.each([
  [
    "an object as a constant",
    "{ const: { a: 1 } }",
    `${deepest}/const response/constant-not-scalar`,
  ],
  [
    "a list as a constant",
    `{ ${body("a: { enum: [[1]] }")} }`,
    `${deepest}/properties/a/enum/0 response/constant-not-scalar`,
  ],
  [
    "more constants than any answer has",
    `{ ${body(...Array.from({ length: 101 }, (_, index) => `a${index}: { const: 0 }`))} }`,
    `${deepest} response/too-many-constants`,
  ],
])("refused: %s", async (_, schema, wanted) => {
  const spec = specWith([`'200': { description: A., content: { ${of(schema)} } }`]);
  expect(await mistakesAt(spec)).toEqual([wanted]);
});

test("the types of an answer's body, of a range's and of default's", async () => {
  const files = await filesOf(
    specWith([
      `'200': { description: A., content: { application/json: {} } }`,
      `4XX: { description: B., ${code} }`,
      "default: { description: C. }",
    ]),
  );
  const schema = (files.get("src/schema.ts") ?? "").replaceAll(/\s+/g, " ");
  for (const wanted of [
    '200: { headers: { [name: string]: unknown; }; content: { "application/json": unknown; }; };',
    '"4XX": { headers: { [name: string]: unknown; }; content: { "application/json": { code?: string; }; }; };',
    "default: { headers: { [name: string]: unknown; }; content?: never; };",
  ])
    expect(schema).toContain(wanted);
});

const kinds = json(
  "type: object, properties: { code: { type: string }, is: { const: a }, n: { type: integer }, no: { enum: [0, false] } }",
);
const responses = "#/paths/~1members~1{id}/delete/responses";
const removal = "#/paths/~1members~1{id}/delete/x-removal";
const gone = "'204': { description: A. }";

// What can't be done faithfully, and the beginning of what is said of it.
test.each([
  [
    "a range of successes",
    ["2XX: { description: A. }"],
    "",
    `${responses}/2XX response/success-range`,
  ],
  [
    "default as the success",
    ["default: { description: A. }"],
    "",
    `${responses} response/no-success`,
  ],
  [
    "a range of redirects",
    [gone, "3XX: { description: A. }"],
    "",
    `${responses}/3XX response/range`,
  ],
  [
    "a range of interim answers",
    [gone, "1XX: { description: A. }"],
    "",
    `${responses}/1XX response/range`,
  ],
  [
    "an interim answer",
    [gone, "'102': { description: A. }"],
    "",
    `${responses}/102 response/status`,
  ],
  [
    "a range in small letters",
    [gone, "4xx: { description: A. }"],
    "",
    `${responses}/4xx response/status`,
  ],
  [
    "a success that is no JSON",
    ["'200': { description: A., content: { application/json: {}, application/xml: {} } }"],
    "",
    `${responses}/200/content/application~1xml response/success-not-json`,
  ],
  [
    "any media type",
    [gone, "'400': { description: A., content: { '*/*': {} } }"],
    "",
    `${responses}/400/content/*~1* response/media-type`,
  ],
  [
    "a status that nothing documents",
    [gone, "5XX: { description: A. }"],
    "absent: [{ status: 404 }]",
    `${removal}/absent/0/status matcher/undocumented-status`,
  ],
  [
    "a range as the status of a matcher",
    [gone, "4XX: { description: A. }"],
    "absent: [{ status: 4XX }]",
    `${removal}/absent/0/status dialect/value`,
  ],
  [
    "a matcher without a pointer into what a range documents",
    [gone, `4XX: { description: A., ${code} }`],
    "absent: [{ status: 404 }]",
    `${removal}/absent/0 matcher/without-pointer`,
  ],
  [
    "a pointer into what a nearer answer lacks",
    [gone, "'404': { description: A. }", `4XX: { description: A., ${code} }`],
    "absent: [{ status: 404, pointer: /code }]",
    `${removal}/absent/0/pointer matcher/pointer-undocumented`,
  ],
  [
    "a 2xx that only default documents",
    [gone, `default: { description: A., ${code} }`],
    "failed: [{ status: 200, pointer: /code }]",
    `${removal}/failed/0/status matcher/undocumented-status`,
  ],
  [
    "an absent 2xx without a pointer",
    ["'200': { description: A. }"],
    "absent: [{ status: 200 }]",
    `${removal}/absent/0 dialect/missing`,
  ],
  [
    "an absent 204",
    [`'204': { description: A., ${code} }`],
    "absent: [{ status: 204, pointer: /code }]",
    `${removal}/absent/0/status matcher/status-without-body`,
  ],
  [
    "an absent 302",
    [gone, "'302': { description: A. }"],
    "absent: [{ status: 302 }]",
    `${removal}/absent/0/status dialect/value`,
  ],
  [
    "an absent 500",
    [gone, "5XX: { description: A. }"],
    "absent: [{ status: 500 }]",
    `${removal}/absent/0/status dialect/value`,
  ],
  ...[
    ["another type", "pointer: /code, notEquals: 0", "/notEquals matcher/value-impossible"],
    ["what is always so", "pointer: /is, notEquals: a", "/notEquals matcher/always-matches-not"],
    ["what can't be empty", "pointer: /n, empty: true", "/empty matcher/never-empty"],
    ["what never says something", "pointer: /no", "/pointer matcher/never-truthy"],
    [
      "nothing at an undocumented place",
      "pointer: /other, missing: true",
      "/pointer matcher/pointer-undocumented",
    ],
    ["two of the keywords", "pointer: /code, empty: true, missing: true", " dialect/value"],
    ["nothing without a pointer", "missing: true", " dialect/missing"],
    ["what is not missing", "pointer: /code, missing: false", "/missing dialect/value"],
    ["another outcome", "pointer: /code, outcome: refused", "/outcome dialect/value"],
  ].map(([name, matcher, wanted]): [string, string[], string, string] => [
    `${name} as a failure`,
    [`'200': { description: A., ${kinds} }`],
    `failed: [{ status: 200, ${matcher} }]`,
    `${removal}/failed/0${wanted}`,
  ]),
  [
    "an outcome of who is not there",
    [gone, `4XX: { description: A., ${code} }`],
    "absent: [{ status: 404, pointer: /code, outcome: unknown }]",
    `${removal}/absent/0/outcome dialect/unknown-keyword`,
  ],
  [
    "a failed 404",
    [gone, `4XX: { description: A., ${code} }`],
    "failed: [{ status: 404, pointer: /code }]",
    `${removal}/failed/0/status dialect/value`,
  ],
])("refused: %s", async (_, lines, matchers, wanted) => {
  expect(await mistakesAt(specWith(lines, matchers))).toContain(wanted);
});

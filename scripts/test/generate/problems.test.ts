import { expect, test } from "vitest";
import { edit, mistakesOf, problemsOf, smallSpec } from "../support/small-spec.ts";

type Change = readonly [from: string, to: string];

const operation = "#/paths/~1members~1{id}/delete";

// A change of the small spec, the place of the one mistake in it, and its code.
const table: readonly (readonly [name: string, change: Change, wanted: string])[] = [
  ["YAML syntax", ["title: Acme", "title: 'Acme"], `3:15 # yaml/syntax`],
  ["a duplicate key", ["  version: v1", "  version: v1\n  version: v2"], `5:3 # yaml/key-twice`],
  [
    "a key as a number and as a text",
    ["        '404':", "        404: { description: Gone. }\n        '404':"],
    `29:9 # yaml/key-twice`,
  ],
  [
    "a duplicate key in braces",
    ["removes: membership", "'removes': account\n        removes: membership"],
    `18:9 # yaml/key-twice`,
  ],
  ["an anchor", ["title: Acme", "title: &a Acme"], `3:13 # yaml/anchor`],
  ["a merge key", ["  version: v1", "  <<: {}"], `4:3 # yaml/merge-key`],
  ["a tag", ["title: Acme", "title: !!str Acme"], `3:16 # yaml/tag`],
  ["several documents", ["info:\n", "---\ninfo:\n"], `2:1 # yaml/syntax`],
  ["__proto__", ["  version: v1", "  __proto__: v1"], `4:3 # yaml/proto-key`],
  ["a number that JSON lacks", ["version: v1", "version: .inf"], `4:12 # yaml/number`],
  ["OpenAPI 3.0", ["openapi: 3.1.0", "openapi: 3.0.3"], `1:1 #/openapi document/openapi-version`],
  ["a wrong type", ["version: v1", "version: [1]"], `4:3 #/info/version dialect/value`],
  [
    "an unknown field",
    ["  version: v1", "  version: v1\n  logo: x"],
    `5:3 #/info/logo dialect/unknown-keyword`,
  ],
  [
    "another extension",
    ["  version: v1", "  version: v1\n  x-logo: x"],
    `5:3 #/info/x-logo dialect/unknown-extension`,
  ],
  [
    "no documentation",
    ["url: https://acme.example/docs", "url: javascript:alert(1)"],
    `6:3 #/externalDocs/url document/docs-url`,
  ],
  [
    "a server over http",
    ["https://api.acme.example", "http://api.acme.example"],
    `8:5 #/servers/0/url server/not-https`,
  ],
  [
    "a server with a password",
    ["https://api.", "https://a:b@api."],
    `8:5 #/servers/0/url server/not-https`,
  ],
  [
    "a server with a query",
    ["api.acme.example", "api.acme.example?a=b"],
    `8:5 #/servers/0/url server/query-or-slash`,
  ],
  [
    "a server's variable that is not defined",
    ["api.acme.example", "api.acme.example/{stage}"],
    `8:5 #/servers/0/url server/undefined-variable`,
  ],
  [
    "a default of another type",
    ["schema: { type: string }", "schema: { type: string, default: 7 }"],
    `24:35 ${operation}/parameters/0/schema/default schema/default`,
  ],
  [
    "a default beside an object where a scalar belongs",
    ["schema: { type: string }", "schema: { type: string, default: a, enum: [{}] }"],
    `24:54 ${operation}/parameters/0/schema/enum/0 schema/value-in-list`,
  ],
  [
    "a parameter that the path has twice, and the operation once more",
    [
      "    delete:",
      "    parameters: [{ name: id, in: path }, { name: id, in: path }]\n    delete:",
    ],
    `13:42 #/paths/~1members~1{id}/parameters/1 parameter/twice`,
  ],
  ["no security", ["  - apiKey: []\n", "  []\n"], `9:1 #/security security/undeclared`],
  [
    "an undefined scheme",
    ["  - apiKey: []", "  - otherKey: []"],
    `10:5 #/security/0/otherKey security/unknown-scheme`,
  ],
  [
    "a forbidden header",
    ["X-Api-Key", "Cookie"],
    `35:41 #/components/securitySchemes/apiKey/name security-scheme/header-name`,
  ],
  [
    "no header's name",
    ["name: X-Api-Key", 'name: "X Key"'],
    `35:41 #/components/securitySchemes/apiKey/name security-scheme/header-name`,
  ],
  [
    "another operation",
    ["operationId: deleteMember", "operationId: listMembers"],
    `14:7 ${operation}/operationId operation/id`,
  ],
  [
    "a request body",
    ["      parameters:", "      requestBody: { content: {} }\n      parameters:"],
    `20:22 ${operation}/requestBody/content request-body/media-types`,
  ],
  [
    "no x-removal",
    ["x-removal:", "x-removed:"],
    `16:7 ${operation}/x-removed dialect/unknown-extension`,
  ],
  [
    "what is removed",
    ["removes: membership", "removes: seat"],
    `17:9 ${operation}/x-removal/removes dialect/value`,
  ],
  [
    "an unknown key of x-removal",
    ["reversible: false", "reversible: false\n        undo: x"],
    `19:9 ${operation}/x-removal/undo dialect/unknown-keyword`,
  ],
  [
    "absent by a success",
    ["status: 404,", "status: 204,"],
    `19:20 ${operation}/x-removal/absent/0/status matcher/status-without-body`,
  ],
  [
    "an undocumented status",
    ["status: 404,", "status: 410,"],
    `19:20 ${operation}/x-removal/absent/0/status matcher/undocumented-status`,
  ],
  [
    "a matcher without a pointer",
    [", pointer: /code, equals: gone", ""],
    `19:18 ${operation}/x-removal/absent/0 matcher/without-pointer`,
  ],
  [
    "no pointer",
    ["pointer: /code", "pointer: code"],
    `19:33 ${operation}/x-removal/absent/0/pointer dialect/value`,
  ],
  [
    "a pointer to nothing",
    ["pointer: /code", "pointer: /cod"],
    `19:33 ${operation}/x-removal/absent/0/pointer matcher/pointer-undocumented`,
  ],
  [
    "a value of another type",
    ["equals: gone", "equals: 4"],
    `19:49 ${operation}/x-removal/absent/0/equals matcher/value-impossible`,
  ],
  [
    "two conditions",
    ["equals: gone", "equals: gone, startsWith: g"],
    `19:18 ${operation}/x-removal/absent/0 dialect/value`,
  ],
  [
    "a parameter in a cookie",
    ["in: path", "in: cookie"],
    `12:3 #/paths/~1members~1{id} path/undeclared-parameter`,
  ],
  [
    "a path parameter of another name",
    ["name: id", "name: userId"],
    `12:3 #/paths/~1members~1{id} path/undeclared-parameter`,
  ],
  [
    "a parameter that the path lacks",
    [
      "      responses:",
      "        - { name: teamId, in: path, required: true, schema: { type: string } }\n      responses:",
    ],
    `25:13 ${operation}/parameters/1/name path/unused-parameter`,
  ],
  [
    "a path without an operation",
    ["paths:\n", "paths:\n  /members/{other}: {}\n"],
    `12:3 #/paths/~1members~1{other} path/without-operation`,
  ],
  [
    "a parameter that stands twice in the path",
    ["/members/{id}:", "/members/{id}/{id}:"],
    `12:3 #/paths/~1members~1{id}~1{id} path/parameter-twice`,
  ],
  [
    "two parameters side by side",
    ["/members/{id}:", "/members/{id}{id}:"],
    `12:3 #/paths/~1members~1{id}{id} path/parameters-side-by-side`,
  ],
  ["a dot segment", ["/members/{id}:", "/../{id}:"], `12:3 #/paths/~1..~1{id} path/dot-segment`],
  [
    "a query in the path",
    ["/members/{id}:", "/members?a/{id}:"],
    `12:3 #/paths/~1members?a~1{id} path/characters`,
  ],
  [
    "an array of anything",
    ["schema: { type: string }", "schema: { type: array }"],
    `24:11 ${operation}/parameters/0/schema/items schema/missing`,
  ],
  [
    "another format",
    ["{ type: string }", "{ type: string, format: hostname }"],
    `24:35 ${operation}/parameters/0/schema/format schema/format`,
  ],
  [
    "a broken pattern",
    ["{ type: string }", "{ type: string, pattern: '(' }"],
    `24:35 ${operation}/parameters/0/schema/pattern pattern/not-a-regular-expression`,
  ],
  [
    "a pattern that takes for ever",
    ["{ type: string }", "{ type: string, pattern: '^(a+)+$' }"],
    `24:35 ${operation}/parameters/0/schema/pattern pattern/maybe-not-linear`,
  ],
  [
    "such a pattern in an answer, with an example that would try it",
    [
      "schema: { type: object, properties: { code: { const: gone } } }",
      `schema: { type: object, properties: { code: { const: gone }, a: { type: string, pattern: '^(a|a)*$' } } }\n              example: { code: gone, a: ${"a".repeat(40)}b }`,
    ],
    `32:95 ${operation}/responses/404/content/application~1json/schema/properties/a/pattern pattern/maybe-not-linear`,
  ],
  [
    "a property with a `%` in its name",
    [
      "schema: { type: object, properties: { code: { const: gone } } }",
      "schema: { type: object, properties: { code: { const: gone }, '100%': { type: string } } }",
    ],
    `32:76 ${operation}/responses/404/content/application~1json/schema/properties/100% dialect/name`,
  ],
  [
    "a long pattern",
    ["{ type: string }", `{ type: string, pattern: ^${"a".repeat(200)} }`],
    `24:35 ${operation}/parameters/0/schema/pattern pattern/too-long`,
  ],
  [
    "bounds that exclude all",
    ["{ type: string }", "{ type: string, minLength: 3, maxLength: 2 }"],
    `24:49 ${operation}/parameters/0/schema/maxLength schema/bounds-crossed`,
  ],
  [
    "a keyword that is not checked",
    ["{ type: string }", "{ type: string, minimum: 1 }"],
    `24:35 ${operation}/parameters/0/schema/minimum schema/keyword-of-another-type`,
  ],
  [
    "a name in two places",
    [
      "      responses:",
      "        - { name: ID, in: query, schema: { type: string } }\n      responses:",
    ],
    `25:11 ${operation}/parameters/1 parameter/name-in-two-places`,
  ],
  ["no success", ["'204':", "'302':"], `25:7 ${operation}/responses response/no-success`],
  [
    "a media type with parameters",
    ["application/json:", "application/json; charset=utf-8:"],
    `19:33 ${operation}/x-removal/absent/0/pointer matcher/pointer-undocumented`,
  ],
  [
    "a file",
    ["{ type: string }", "{ $ref: ./other.yaml }"],
    `24:21 ${operation}/parameters/0/schema/$ref reference/outside-components`,
  ],
  [
    "a reference to nothing",
    [
      "schema: { type: object, properties: { code: { const: gone } } }",
      "schema: { $ref: '#/components/schemas/No' }",
    ],
    `19:33 ${operation}/x-removal/absent/0/pointer matcher/pointer-undocumented`,
  ],
  [
    "a reference in an example",
    [
      "              schema: {",
      "              example: { $ref: 'file:///a' }\n              schema: {",
    ],
    `32:26 ${operation}/responses/404/content/application~1json/example/$ref dialect/reference`,
  ],
  [
    "an example that does not fit",
    ["              schema: {", "              example: { code: 1 }\n              schema: {"],
    `32:26 ${operation}/responses/404/content/application~1json/example/code example/does-not-fit`,
  ],
  [
    "an example with what its schema does not describe",
    [
      "              schema: {",
      "              example: { code: gone, cod: 1 }\n              schema: {",
    ],
    `32:38 ${operation}/responses/404/content/application~1json/example/cod example/undescribed-property`,
  ],
  [
    "an example without what its schema requires",
    [
      "              schema: { type: object,",
      "              example: {}\n              schema: { type: object, required: [code],",
    ],
    `32:15 ${operation}/responses/404/content/application~1json/example example/missing-property`,
  ],
  [
    "a value twice",
    ["{ const: gone }", "{ enum: [gone, left, gone] }"],
    `32:80 ${operation}/responses/404/content/application~1json/schema/properties/code/enum/2 schema/value-twice`,
  ],
  [
    "a value of another type than its schema's",
    ["{ const: gone }", "{ type: string, enum: [gone, 7] }"],
    `32:88 ${operation}/responses/404/content/application~1json/schema/properties/code/enum/1 schema/value-of-another-type`,
  ],
  [
    "a property that is required and not described",
    ["schema: { type: object,", "schema: { type: object, required: [kode],"],
    `32:50 ${operation}/responses/404/content/application~1json/schema/required/0 schema/required-undescribed`,
  ],
  [
    "a response without a description",
    ["          description: Removed.\n", "          content: {}\n"],
    `26:9 ${operation}/responses/204/description dialect/missing`,
  ],
  [
    "a hidden direction",
    ["title: Acme", 'title: "Ac\\u202Eme"'],
    `3:3 #/info/title text/unprintable`,
  ],
  [
    "a line separator",
    ["Removes a member.", '"a\\u2028b"'],
    `15:7 ${operation}/description text/unprintable`,
  ],
  [
    "a long text",
    ["Removes a member.", "x".repeat(4001)],
    `15:7 ${operation}/description text/too-long`,
  ],
  [
    "a compiler's directive",
    ["Removes a member.", "'@ts-ignore'"],
    `15:7 ${operation}/description text/directive`,
  ],
];

test.each(table)("%s", async (_, change, wanted) => {
  expect(await mistakesOf(edit(change))).toContain(wanted);
});

test.each([
  ["an empty file", "", "1:1 # yaml/not-a-mapping"],
  ["a list", "- a", "1:1 # yaml/not-a-mapping"],
  ["an alias", "a: &b 1\nc: *b", "1:7 # yaml/anchor"],
  ["no UTF-8", Uint8Array.of(0x61, 0x3a, 0xff), "1:1 # file/not-utf-8"],
  ["a huge file", "#".repeat(1024 * 1024 + 1), "1:1 # file/too-large"],
  [
    "a mapping of many entries",
    `a:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: 1\n`).join("")}`,
    "2:3 # yaml/too-many-entries",
  ],
  ["a deep file", `a: ${"[".repeat(500)}${"]".repeat(500)}`, "1:1 # yaml/too-deep"],
  ["a very deep file", `a: ${"[".repeat(200_000)}`, "1:1 # yaml/too-deep"],
])("%s", async (_, spec, wanted) => {
  expect((await mistakesOf(spec))[0]).toBe(wanted);
});

test("a scheme that asks for different scopes", async () => {
  const flow = "{ tokenUrl: 'https://id.acme.example', scopes: { read: r, write: w } }";
  const spec = edit(
    ["  - apiKey: []\n", "  - oauth2: [read]\n  - oauth2: [write]\n    apiKey: []\n"],
    [
      "  securitySchemes:\n",
      `  securitySchemes:\n    oauth2: { type: oauth2, flows: { clientCredentials: ${flow} } }\n`,
    ],
  );
  expect((await mistakesOf(spec))[0]).toBe("11:5 #/security/1/oauth2 security/other-scopes");
});

// Without a limit each of these would be tried in 2^30 ways.
test("a schema that is huge with its references written out", async () => {
  const choice = (index: number) => `{ $ref: '#/components/schemas/A${index + 1}' }`;
  const schemas = Array.from(
    { length: 30 },
    (_, index) => `    A${index}: { anyOf: [${choice(index)}, ${choice(index)}] }\n`,
  );
  const spec = edit(
    ["components:\n", `components:\n  schemas:\n${schemas.join("")}    A30: { type: object }\n`],
    ["schema: { type: object, properties: { code: { const: gone } } }", `schema: ${choice(-1)}`],
  );
  expect((await mistakesOf(spec)).at(-1)).toBe("35:5 #/components/schemas/A0 schema/too-large");
});

// A name that is not like others: it is one like any other, or it is refused.
test.each([
  ["class", undefined],
  ["default", undefined],
  ["await", undefined],
  ["then", undefined],
  ["constructor", "name"],
  ["toString", "name"],
  ["hasOwnProperty", "name"],
  ["__proto__", "name"],
])("%s as a parameter, a header, a scheme and a property", async (name, refused) => {
  const parameter = edit([
    "      responses:",
    `        - { name: ${name}, in: query, schema: { type: string } }\n      responses:`,
  ]);
  const scheme = smallSpec.replaceAll("apiKey: [", `${name}: [`).replace("apiKey: {", `${name}: {`);
  const header = edit(["name: X-Api-Key", `name: ${name}`]);
  // The name of a header is one in lower case.
  const headers = name === name.toLowerCase() ? [header] : [];
  for (const spec of [parameter, scheme, ...headers]) {
    const [problem] = await problemsOf(spec);
    if (refused === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(/^specs\/acme\.yaml:\d+:\d+ #.*(?:name|can't be a key)/);
  }
  if (name === "__proto__") return;
  const property = edit(["{ code: { const: gone } }", `{ code: { const: gone }, ${name}: {} }`]);
  expect(await problemsOf(property)).toStrictEqual([]);
});

test("a hostile name of a file", async () => {
  expect(await problemsOf(smallSpec, '../x";')).toStrictEqual([
    'specs/../x";.yaml:1:1 #  Expected a slug in kebab-case (a-z, 0-9, single hyphens, a letter first, at most 60) as the file\'s name, found "../x\\";". Rename the file.',
  ]);
});

test("a mistake is a line that an editor can jump to: where, what, what to do, and its code", async () => {
  expect(await problemsOf(edit(["title: Acme", "title: Acme\n  logo: x"]))).toStrictEqual([
    "specs/acme.yaml:4:3 #/info/logo  `logo` is not supported here yet, and would be lost silently. Supported: `title`, `version` and `description`. (dialect/unknown-keyword)",
  ]);
});

test("five mistakes of five kinds are told at once, in the order of the lines", async () => {
  const spec = edit(
    ["title: Acme", "title: ''"],
    ["https://api.acme.example", "http://api.acme.example"],
    ["pointer: /code", "pointer: /kode"],
    ["          required: true\n", ""],
    ["in: header", "in: body"],
  );
  expect(await mistakesOf(spec)).toStrictEqual([
    "3:3 #/info/title document/title",
    "8:5 #/servers/0/url server/not-https",
    `19:33 ${operation}/x-removal/absent/0/pointer matcher/pointer-undocumented`,
    `21:11 ${operation}/parameters/0/required parameter/path-not-required`,
    "34:29 #/components/securitySchemes/apiKey/in security-scheme/in",
  ]);
});

test("every part may be of a wrong type without a stack trace", async () => {
  const lines = smallSpec.split("\n").map((line) => line.trimEnd());
  for (const [index, line] of lines.entries()) {
    const key = /^(\s*(?:- )?[^:{]+):/.exec(line)?.[1];
    if (key === undefined) continue;
    for (const value of ["null", "7", "text", "[]", "{}", "[null]", "{ toString: 1 }"]) {
      const below = lines.slice(index + 1);
      const indent = key.search(/\S/);
      const rest = below.slice(below.findIndex((next) => next.search(/\S/) <= indent));
      const spec = [...lines.slice(0, index), `${key}: ${value}`, ...rest].join("\n");
      await expect(problemsOf(spec)).resolves.toBeInstanceOf(Array);
    }
  }
});

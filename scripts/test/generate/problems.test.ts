import { expect, test } from "vitest";
import { edit, problemsOf, smallSpec } from "../support/small-spec.ts";

type Change = readonly [from: string, to: string];

const at = "specs/acme.yaml";
const operation = "#/paths/~1members~1{id}/delete";

// A change of the small spec, and the beginning of the one thing that is said of it.
const table: readonly (readonly [name: string, change: Change, wanted: string])[] = [
  ["YAML syntax", ["title: Acme", "title: 'Acme"], `${at}:3:15 #  YAML: Missing closing 'quote`],
  [
    "a duplicate key",
    ["  version: v1", "  version: v1\n  version: v2"],
    `${at}:5:3 #  The key "version" stands twice in this mapping. Keep one.`,
  ],
  [
    "a key as a number and as a text",
    ["        '404':", "        404: { description: Gone. }\n        '404':"],
    `${at}:29:9 #  The key "404" stands twice in this mapping.`,
  ],
  [
    "a duplicate key in braces",
    ["removes: membership", "'removes': account\n        removes: membership"],
    `${at}:18:9 #  The key "removes" stands twice in this mapping.`,
  ],
  ["an anchor", ["title: Acme", "title: &a Acme"], `${at}:3:13 #  Anchors are not read`],
  ["a merge key", ["  version: v1", "  <<: {}"], `${at}:4:3 #  Merge keys are not read`],
  ["a tag", ["title: Acme", "title: !!str Acme"], `${at}:3:16 #  Tags are not read`],
  [
    "several documents",
    ["info:\n", "---\ninfo:\n"],
    `${at}:2:1 #  YAML: Source contains multiple documents`,
  ],
  ["__proto__", ["  version: v1", "  __proto__: v1"], `${at}:4:3 #  \`__proto__\` can't be a key`],
  [
    "a number that JSON lacks",
    ["version: v1", "version: .inf"],
    `${at}:4:12 #  This number can't be written as exact JSON`,
  ],
  [
    "OpenAPI 3.0",
    ["openapi: 3.1.0", "openapi: 3.0.3"],
    `${at}:1:1 #/openapi  Expected \`openapi: 3.1.0\`, found "3.0.3"`,
  ],
  [
    "a wrong type",
    ["version: v1", "version: [1]"],
    `${at}:4:3 #/info/version  Expected a text, found [1].`,
  ],
  [
    "an unknown field",
    ["  version: v1", "  version: v1\n  logo: x"],
    `${at}:5:3 #/info/logo  \`logo\` is not supported here yet`,
  ],
  [
    "another extension",
    ["  version: v1", "  version: v1\n  x-logo: x"],
    `${at}:5:3 #/info/x-logo  \`x-logo\` is an extension that nothing reads`,
  ],
  [
    "no documentation",
    ["url: https://acme.example/docs", "url: javascript:alert(1)"],
    `${at}:6:3 #/externalDocs/url  Expected the https URL of the page`,
  ],
  [
    "a server over http",
    ["https://api.acme.example", "http://api.acme.example"],
    `${at}:8:5 #/servers/0/url  Expected an absolute https URL`,
  ],
  [
    "a server with a password",
    ["https://api.", "https://a:b@api."],
    `${at}:8:5 #/servers/0/url  Expected an absolute https URL without a user name`,
  ],
  [
    "a server with a query",
    ["api.acme.example", "api.acme.example?a=b"],
    `${at}:8:5 #/servers/0/url  Expected a URL without a query`,
  ],
  [
    "a server's variable that is not defined",
    ["api.acme.example", "api.acme.example/{stage}"],
    `${at}:8:5 #/servers/0/url  \`variables\` of this server does not define \`{stage}\`.`,
  ],
  [
    "a default of another type",
    ["schema: { type: string }", "schema: { type: string, default: 7 }"],
    `${at}:24:35 ${operation}/parameters/0/schema/default  Expected a default that the schema itself allows, found 7.`,
  ],
  [
    "a default beside an object where a scalar belongs",
    ["schema: { type: string }", "schema: { type: string, default: a, enum: [{}] }"],
    `${at}:24:54 ${operation}/parameters/0/schema/enum/0  Expected a value of "string", found {}.`,
  ],
  [
    "a parameter that the path has twice, and the operation once more",
    [
      "    delete:",
      "    parameters: [{ name: id, in: path }, { name: id, in: path }]\n    delete:",
    ],
    `${at}:13:42 #/paths/~1members~1{id}/parameters/1  This parameter stands twice in the list of the path.`,
  ],
  [
    "no security",
    ["  - apiKey: []\n", "  []\n"],
    `${at}:9:1 #/security  Expected the credentials of the operation`,
  ],
  [
    "an undefined scheme",
    ["  - apiKey: []", "  - otherKey: []"],
    `${at}:10:5 #/security/0/otherKey  \`components.securitySchemes\` has no \`otherKey\` but \`apiKey\`. Define it`,
  ],
  [
    "a forbidden header",
    ["X-Api-Key", "Cookie"],
    `${at}:35:41 #/components/securitySchemes/apiKey/name  Expected a header that a client may set`,
  ],
  [
    "no header's name",
    ["name: X-Api-Key", 'name: "X Key"'],
    `${at}:35:41 #/components/securitySchemes/apiKey/name  Expected the name of a header`,
  ],
  [
    "another operation",
    ["operationId: deleteMember", "operationId: listMembers"],
    `${at}:14:7 ${operation}/operationId  Expected the one operation \`deleteMember\`, found "listMembers"`,
  ],
  [
    "a request body",
    ["      parameters:", "      requestBody: { content: {} }\n      parameters:"],
    `${at}:20:22 ${operation}/requestBody/content  Expected one media type`,
  ],
  [
    "no x-removal",
    ["x-removal:", "x-removed:"],
    `${at}:16:7 ${operation}/x-removed  \`x-removed\` is an extension`,
  ],
  [
    "what is removed",
    ["removes: membership", "removes: seat"],
    `${at}:17:9 ${operation}/x-removal/removes  Expected one of \`membership\` and \`account\`, found "seat"`,
  ],
  [
    "an unknown key of x-removal",
    ["reversible: false", "reversible: false\n        undo: x"],
    `${at}:19:9 ${operation}/x-removal/undo  \`undo\` is not supported here yet`,
  ],
  [
    "absent by a success",
    ["status: 404,", "status: 204,"],
    `${at}:19:20 ${operation}/x-removal/absent/0/status  A 204 has no body, so that nothing in it can match.`,
  ],
  [
    "an undocumented status",
    ["status: 404,", "status: 410,"],
    `${at}:19:20 ${operation}/x-removal/absent/0/status  Expected a documented status (\`204\` and \`404\`), found 410`,
  ],
  [
    "a matcher without a pointer",
    [", pointer: /code, equals: gone", ""],
    `${at}:19:18 ${operation}/x-removal/absent/0  The status 404 has a documented body`,
  ],
  [
    "no pointer",
    ["pointer: /code", "pointer: code"],
    `${at}:19:33 ${operation}/x-removal/absent/0/pointer  Expected a pointer such as \`/error/code\`, found "code"`,
  ],
  [
    "a pointer to nothing",
    ["pointer: /code", "pointer: /cod"],
    `${at}:19:33 ${operation}/x-removal/absent/0/pointer  No documented JSON body of the status 404 has "/cod"`,
  ],
  [
    "a value of another type",
    ["equals: gone", "equals: 4"],
    `${at}:19:49 ${operation}/x-removal/absent/0/equals  The documented schema at "/code" can't be 4`,
  ],
  [
    "two conditions",
    ["equals: gone", "equals: gone, startsWith: g"],
    `${at}:19:18 ${operation}/x-removal/absent/0  Expected one of \`equals\`, \`notEquals\`, \`startsWith\`, \`empty\` and \`missing\`, found several. Keep one`,
  ],
  [
    "a parameter in a cookie",
    ["in: path", "in: cookie"],
    `${at}:12:3 #/paths/~1members~1{id}  The path has \`{id}\``,
  ],
  [
    "a path parameter of another name",
    ["name: id", "name: userId"],
    `${at}:12:3 #/paths/~1members~1{id}  The path has \`{id}\``,
  ],
  [
    "a parameter that the path lacks",
    [
      "      responses:",
      "        - { name: teamId, in: path, required: true, schema: { type: string } }\n      responses:",
    ],
    `${at}:25:13 ${operation}/parameters/1/name  The path "/members/{id}" has no \`{teamId}\`.`,
  ],
  [
    "a path without an operation",
    ["paths:\n", "paths:\n  /members/{other}: {}\n"],
    `${at}:12:3 #/paths/~1members~1{other}  Expected an operation in each path, found none in "/members/{other}". Remove it.`,
  ],
  [
    "a parameter that stands twice in the path",
    ["/members/{id}:", "/members/{id}/{id}:"],
    `${at}:12:3 #/paths/~1members~1{id}~1{id}  \`{id}\` stands twice in the path.`,
  ],
  [
    "two parameters side by side",
    ["/members/{id}:", "/members/{id}{id}:"],
    `${at}:12:3 #/paths/~1members~1{id}{id}  Expected a text between two parameters of a segment`,
  ],
  [
    "a dot segment",
    ["/members/{id}:", "/../{id}:"],
    `${at}:12:3 #/paths/~1..~1{id}  Expected a path without dot segments`,
  ],
  [
    "a query in the path",
    ["/members/{id}:", "/members?a/{id}:"],
    `${at}:12:3 #/paths/~1members?a~1{id}  Expected a path without a query`,
  ],
  [
    "an array of anything",
    ["schema: { type: string }", "schema: { type: array }"],
    `${at}:24:11 ${operation}/parameters/0/schema/items  Expected a schema that says what may stand here`,
  ],
  [
    "another format",
    ["{ type: string }", "{ type: string, format: hostname }"],
    `${at}:24:35 ${operation}/parameters/0/schema/format  Expected one of the formats \`uuid\`, \`email\` and \`date-time\`, or none, found "hostname"`,
  ],
  [
    "a broken pattern",
    ["{ type: string }", "{ type: string, pattern: '(' }"],
    `${at}:24:35 ${operation}/parameters/0/schema/pattern  Expected a regular expression`,
  ],
  [
    "a pattern that takes for ever",
    ["{ type: string }", "{ type: string, pattern: '^(a+)+$' }"],
    `${at}:24:35 ${operation}/parameters/0/schema/pattern  Expected a pattern that surely takes linear time, found "^(a+)+$"`,
  ],
  [
    "such a pattern in an answer, with an example that would try it",
    [
      "schema: { type: object, properties: { code: { const: gone } } }",
      `schema: { type: object, properties: { code: { const: gone }, a: { type: string, pattern: '^(a|a)*$' } } }\n              example: { code: gone, a: ${"a".repeat(40)}b }`,
    ],
    `${at}:32:95 ${operation}/responses/404/content/application~1json/schema/properties/a/pattern  Expected a pattern`,
  ],
  [
    "a property with a `%` in its name",
    [
      "schema: { type: object, properties: { code: { const: gone } } }",
      "schema: { type: object, properties: { code: { const: gone }, '100%': { type: string } } }",
    ],
    `${at}:32:76 ${operation}/responses/404/content/application~1json/schema/properties/100%  Expected a name without a \`%\`, found "100%"`,
  ],
  [
    "a long pattern",
    ["{ type: string }", `{ type: string, pattern: ^${"a".repeat(200)} }`],
    `${at}:24:35 ${operation}/parameters/0/schema/pattern  Expected a pattern of at most 200 characters, found 201`,
  ],
  [
    "bounds that exclude all",
    ["{ type: string }", "{ type: string, minLength: 3, maxLength: 2 }"],
    `${at}:24:49 ${operation}/parameters/0/schema/maxLength  Expected at least the lower bound 3`,
  ],
  [
    "a keyword that is not checked",
    ["{ type: string }", "{ type: string, minimum: 1 }"],
    `${at}:24:35 ${operation}/parameters/0/schema/minimum  \`minimum\` is about \`integer\` and \`number\` alone`,
  ],
  [
    "a name in two places",
    [
      "      responses:",
      "        - { name: ID, in: query, schema: { type: string } }\n      responses:",
    ],
    `${at}:25:11 ${operation}/parameters/1  The parameter "ID" is declared twice, in the path and in the query;`,
  ],
  [
    "no success",
    ["'204':", "'302':"],
    `${at}:25:7 ${operation}/responses  Expected at least one documented success`,
  ],
  [
    "a media type with parameters",
    ["application/json:", "application/json; charset=utf-8:"],
    `${at}:19:33 ${operation}/x-removal/absent/0/pointer  No documented JSON body`,
  ],
  [
    "a file",
    ["{ type: string }", "{ $ref: ./other.yaml }"],
    `${at}:24:21 ${operation}/parameters/0/schema/$ref  Expected a reference inside the document`,
  ],
  [
    "a reference to nothing",
    [
      "schema: { type: object, properties: { code: { const: gone } } }",
      "schema: { $ref: '#/components/schemas/No' }",
    ],
    `${at}:19:33 ${operation}/x-removal/absent/0/pointer  No documented JSON body`,
  ],
  [
    "a reference in an example",
    [
      "              schema: {",
      "              example: { $ref: 'file:///a' }\n              schema: {",
    ],
    `${at}:32:26 ${operation}/responses/404/content/application~1json/example/$ref  A $ref is not supported here`,
  ],
  [
    "an example that does not fit",
    ["              schema: {", "              example: { code: 1 }\n              schema: {"],
    `${at}:32:26 ${operation}/responses/404/content/application~1json/example/code  Expected an example that its schema allows, found 1: it must be equal to constant. Mend one of them.`,
  ],
  [
    "an example with what its schema does not describe",
    [
      "              schema: {",
      "              example: { code: gone, cod: 1 }\n              schema: {",
    ],
    `${at}:32:38 ${operation}/responses/404/content/application~1json/example/cod  Expected an example that its schema allows, found "cod", which it does not describe. Describe it, or leave it out.`,
  ],
  [
    "an example without what its schema requires",
    [
      "              schema: { type: object,",
      "              example: {}\n              schema: { type: object, required: [code],",
    ],
    `${at}:32:15 ${operation}/responses/404/content/application~1json/example  Expected an example that its schema allows, found {} without "code". Add it`,
  ],
  [
    "a value twice",
    ["{ const: gone }", "{ enum: [gone, left, gone] }"],
    `${at}:32:80 ${operation}/responses/404/content/application~1json/schema/properties/code/enum/2  "gone" stands twice in this list. Keep one.`,
  ],
  [
    "a value of another type than its schema's",
    ["{ const: gone }", "{ type: string, enum: [gone, 7] }"],
    `${at}:32:88 ${operation}/responses/404/content/application~1json/schema/properties/code/enum/1  Expected a value of the type "string", found 7.`,
  ],
  [
    "a property that is required and not described",
    ["schema: { type: object,", "schema: { type: object, required: [kode],"],
    `${at}:32:50 ${operation}/responses/404/content/application~1json/schema/required/0  Expected the name of a property, found "kode". Mend the name, or describe the property.`,
  ],
  [
    "a response without a description",
    ["          description: Removed.\n", "          content: {}\n"],
    `${at}:26:9 ${operation}/responses/204/description  Expected \`description\` here, found nothing. Add it.`,
  ],
  [
    "a hidden direction",
    ["title: Acme", 'title: "Ac\\u202Eme"'],
    `${at}:3:3 #/info/title  Expected printable text, found U+202E`,
  ],
  [
    "a line separator",
    ["Removes a member.", '"a\\u2028b"'],
    `${at}:15:7 ${operation}/description  Expected printable text, found U+2028`,
  ],
  [
    "a long text",
    ["Removes a member.", "x".repeat(4001)],
    `${at}:15:7 ${operation}/description  Expected at most 4000 characters, found 4001`,
  ],
  [
    "a compiler's directive",
    ["Removes a member.", "'@ts-ignore'"],
    `${at}:15:7 ${operation}/description  Found @ts-ignore`,
  ],
];

test.each(table)("%s", async (_, change, wanted) => {
  const problems = await problemsOf(edit(change));
  expect(problems.find((problem) => problem.startsWith(wanted)) ?? problems).toBeTypeOf("string");
});

test.each([
  [
    "an empty file",
    "",
    "specs/acme.yaml:1:1 #  Expected an OpenAPI document (a mapping), found nothing.",
  ],
  [
    "a list",
    "- a",
    "specs/acme.yaml:1:1 #  Expected an OpenAPI document (a mapping), found a sequence.",
  ],
  [
    "an alias",
    "a: &b 1\nc: *b",
    "specs/acme.yaml:1:7 #  Anchors are not read. Use components and a $ref.",
  ],
  [
    "no UTF-8",
    Uint8Array.of(0x61, 0x3a, 0xff),
    "specs/acme.yaml:1:1 #  The file is not UTF-8. Save it as UTF-8 text.",
  ],
  [
    "a huge file",
    "#".repeat(1024 * 1024 + 1),
    "specs/acme.yaml:1:1 #  The file has 1048577 bytes; at most 1048576 are read. Cut it down to the operation.",
  ],
  [
    "a mapping of many entries",
    `a:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: 1\n`).join("")}`,
    "specs/acme.yaml:2:3 #  Expected at most 5000 entries, found 20000. Cut the document down to the operation.",
  ],
  [
    "a deep file",
    `a: ${"[".repeat(500)}${"]".repeat(500)}`,
    "specs/acme.yaml:1:1 #  The document is nested too deeply; at most 64 levels are read.",
  ],
  [
    "a very deep file",
    `a: ${"[".repeat(200_000)}`,
    "specs/acme.yaml:1:1 #  The document is nested too deeply; at most 64 levels are read.",
  ],
])("%s", async (_, spec, wanted) => {
  expect((await problemsOf(spec))[0]).toBe(wanted);
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
  expect((await problemsOf(spec))[0]).toBe(
    "specs/acme.yaml:11:5 #/security/1/oauth2  The scheme `oauth2` asks for other scopes elsewhere, and a client has one token of it. Ask for the same everywhere.",
  );
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
  expect((await problemsOf(spec)).at(-1)).toBe(
    "specs/acme.yaml:35:5 #/components/schemas/A0  With its references written out this schema has more than 10000 parts. Describe less of it.",
  );
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

test("five mistakes of five kinds are told at once, in the order of the lines", async () => {
  const spec = edit(
    ["title: Acme", "title: ''"],
    ["https://api.acme.example", "http://api.acme.example"],
    ["pointer: /code", "pointer: /kode"],
    ["          required: true\n", ""],
    ["in: header", "in: body"],
  );
  expect((await problemsOf(spec)).map((problem) => problem.split("  ")[0])).toStrictEqual([
    "specs/acme.yaml:3:3 #/info/title",
    "specs/acme.yaml:8:5 #/servers/0/url",
    `specs/acme.yaml:19:33 ${operation}/x-removal/absent/0/pointer`,
    `specs/acme.yaml:21:11 ${operation}/parameters/0/required`,
    "specs/acme.yaml:34:29 #/components/securitySchemes/apiKey/in",
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

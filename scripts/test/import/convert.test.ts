import { expect, test } from "vitest";
import { parse } from "yaml";
import { decidedValue } from "../../import/convert/todo.ts";
import { convertOf, tableOf } from "../support/import-document.ts";

const json = "application/json";

/** A document of OpenAPI 2.0 or 3 with one operation, converted. */
function converted(version: string, operation: object, root: object = {}) {
  const head =
    version === "2.0" ? { swagger: version, host: "a.example" } : { openapi: `${version}.0` };
  const paths = { "/m": { delete: { responses: {}, ...operation } } };
  return convertOf(JSON.stringify({ ...head, ...root, paths }), "DELETE /m");
}

/** A value without the questions in it. */
const plain = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (_, part) => decidedValue(part)));

// The schema of an answer.
test.each(
  tableOf(`
  3.0 → { type: string, nullable: true } → { type: [string, 'null'] }
  3.0 → { type: string, nullable: false } → { type: string }
  3.0 → { $ref: '#/components/schemas/B', nullable: true } → { $ref: '#/components/schemas/B' }
  3.0 → { allOf: [{ type: object }], nullable: true, description: b } → { description: b, anyOf: [{ allOf: [{ type: object }] }, { type: 'null' }] }
  2.0 → { type: string, x-nullable: true } → { type: [string, 'null'] }
  2.0 → { type: file } → { type: string, format: binary }
  2.0 → { $ref: '#/definitions/B' } → { $ref: '#/components/schemas/B' }
  2.0 → { $ref: '#/definitions/B%C2%ABC%C2%BB' } → { $ref: '#/components/schemas/BC' }
  3.1 → { $ref: '#/components/schemas/B~1C' } → { $ref: '#/components/schemas/BC' }
  3.1 → { $ref: '#/components/schemas/B', description: b } → { $ref: '#/components/schemas/B', description: b }
  3.1 → { $ref: '#/components/schemas/B', minLength: 1 } → { allOf: [{ $ref: '#/components/schemas/B' }], minLength: 1 }
  3.0 → { $ref: '#/components/schemas/B', minLength: 1 } → { $ref: '#/components/schemas/B' }
  3.0 → { minimum: 1, exclusiveMinimum: true } → { exclusiveMinimum: 1 }
  3.0 → { maximum: 1, exclusiveMaximum: false } → { maximum: 1 }
  3.1 → { exclusiveMinimum: 1 } → { exclusiveMinimum: 1 }
  3.0 → { type: object, x-a: 1, xml: {}, readOnly: true, required: [] } → { type: object }
  # Programs that write documents leave empty texts.
  3.0 → { title: '', description: '', properties: { title: { description: '' } } } → { properties: { title: {} } }
  # What is not known is kept, so that the generator can refuse it.
  3.1 → { type: object, minProperties: 1 } → { type: object, minProperties: 1 }
  3.1 → { items: true, not: { nullable: 1 } } → { items: true, not: { nullable: 1 } }
  `),
)("in %s the schema %s becomes %s", (version = "", given = "", wanted = "") => {
  const schema = parse(given);
  const isTwo = version === "2.0";
  const schemas = { B: {}, "B/C": {}, "B«C»": {} };
  const body = isTwo ? { schema } : { content: { [json]: { schema } } };
  const root = isTwo ? { produces: [json], definitions: schemas } : { components: { schemas } };
  const responses = { 200: { description: "Gone.", ...body } };
  expect(converted(version, { responses }, root).operation.responses).toStrictEqual({
    200: { description: "Gone.", content: { [json]: { schema: parse(wanted) } } },
  });
});

// A parameter of the query: style, explode and what a client makes no use of.
test.each(
  tableOf(`
  2.0 → { type: array, items: { type: string } } → { explode: false, schema: { type: array, items: { type: string } } }
  2.0 → { type: array, items: {}, collectionFormat: multi } → { schema: { type: array, items: {} } }
  2.0 → { type: array, items: {}, collectionFormat: pipes } → { collectionFormat: pipes, schema: { type: array, items: {} } }
  3.0 → { style: form, explode: true, schema: {} } → { schema: {} }
  3.0 → { style: form, explode: false, schema: {} } → { explode: false, schema: {} }
  3.0 → { style: deepObject, explode: true, schema: {} } → { style: deepObject, explode: true, schema: {} }
  3.0 → { allowEmptyValue: false, deprecated: true, schema: {} } → { schema: {} }
  3.0 → { schema: {}, examples: { one: { value: 1 }, two: { value: 2 } } } → { schema: {}, example: 1 }
  3.0 → { required: true, schema: { enum: ['2'] } } → { required: true, schema: { const: '2' } }
  `),
)("in %s the parameter %s becomes %s", (version = "", given = "", wanted = "") => {
  const parameter = { name: "a", in: "query", ...parse(given) };
  expect(converted(version, { parameters: [parameter] }).operation.parameters).toStrictEqual([
    { name: "a", in: "query", required: false, ...parse(wanted) },
  ]);
});

// Of what a caller gives, a client checks less than JSON Schema can say.
test.each(
  tableOf(`
  { type: string, format: uri, minLength: 1 } → { type: string, minLength: 1 }
  { type: string, format: email } → { type: string, format: email }
  { type: number, format: double, multipleOf: 2 } → { type: number }
  { type: integer, format: int64 } → { type: integer, format: int64 }
  { type: integer, exclusiveMinimum: 0, exclusiveMaximum: 9 } → { type: integer, minimum: 1, maximum: 8 }
  { type: [string, 'null'], enum: [a, b, null] } → { type: string, enum: [a, b] }
  { items: { type: string, format: x } } → { type: array, items: { type: string } }
  { $ref: '#/components/schemas/Id', description: Mine. } → { description: Mine., type: string, minLength: 2 }
  { $ref: '#/components/schemas/Own' } → { type: object, properties: { own: { $ref: '#/components/schemas/Own' } } }
  `),
)("the schema %s of a parameter becomes %s", (given = "", wanted = "") => {
  const own = { properties: { own: { $ref: "#/components/schemas/Own" } } };
  const schemas = { Id: { type: "string", minLength: 2 }, Own: own };
  const parameters = [{ name: "a", in: "query", schema: parse(given) }];
  const { operation } = converted("3.1", { parameters }, { components: { schemas } });
  expect(operation.parameters).toMatchObject([{ schema: parse(wanted) }]);
});

// What must be given is kept, so that the generator refuses it with a sentence.
test.each(
  tableOf(`
  { name: sid, in: cookie } → 0
  { name: User-Agent, in: header } → 0
  { name: authorization, in: header, required: true } → 0
  { name: sid, in: cookie, required: true } → 1
  { name: Cookie, in: header, required: true } → 1
  `),
)("of the parameter %s there are %s left", (given = "", wanted = "") => {
  const { operation } = converted("3.0", { parameters: [{ schema: {}, ...parse(given) }] });
  expect(operation.parameters ?? []).toHaveLength(Number(wanted));
});

test("a parameter of the operation replaces that of its path", () => {
  const [a, b] = ["string", "integer"].map((type) => ({
    name: "a",
    in: "query",
    schema: { type },
  }));
  const item = { parameters: [a], delete: { responses: {}, parameters: [b] } };
  const document = JSON.stringify({ openapi: "3.0.3", paths: { "/m": item } });
  const { operation } = convertOf(document, "DELETE /m");
  expect(operation.parameters).toStrictEqual([{ required: false, ...b }]);
});

test.each(
  tableOf(`
  { parameters: [{ name: b, in: body, required: true, schema: { type: object } }] } → { required: true, content: { application/json: { schema: { type: object } } } }
  { consumes: [a/b], parameters: [{ name: b, in: body, required: true }] } → { required: true, content: { a/b: {} } }
  { consumes: [a/b], parameters: [{ name: b, in: body }] } →
  { consumes: [text/xml, application/json], parameters: [{ name: b, in: body, schema: { properties: { a: {} } } }] } → { content: { application/json: { schema: { type: object, properties: { a: {} } } } } }
  { parameters: [{ name: a, in: formData, type: string, required: true }] } → { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }
  { parameters: [{ name: a, in: formData, type: file }] } → { content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } } } } }
  `),
)("the body of 2.0 %s becomes %s", (given = "", wanted = "") => {
  const { requestBody } = converted("2.0", parse(given)).operation;
  expect(requestBody).toStrictEqual(parse(wanted) ?? undefined);
});

const form = "application/x-www-form-urlencoded";

// A body is sent in one media type: JSON, then a form.
test.each([
  [["text/xml", "application/scim+json"], "application/scim+json"],
  [[form, json], json],
  [["multipart/form-data", form], form],
  [["text/xml"], "text/xml"],
  [["*/*"], json],
])("of the media types %j the body is sent as %s", (types, wanted) => {
  const schema = { type: "object", properties: { a: {} } };
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  const { requestBody } = converted("3.0", { requestBody: { content } }).operation;
  expect(requestBody).toStrictEqual({ content: { [wanted]: { schema } } });
});

// Whether the body is required, its schema, and what becomes of both.
test.each(
  tableOf(`
  # What may be left out and holds nothing is no body.
  → {} →
  → { type: object } →
  true → { type: object } → true → { type: object }
  # Required parts make a body required, where nothing else is said.
  → { type: object, required: [a], properties: { a: {} } } → true → { type: object, required: [a], properties: { a: {} } }
  false → { type: object, required: [a], properties: { a: {} } } → → { type: object, required: [a], properties: { a: {} } }
  # What the client sends, and nothing else.
  → { properties: { a: {} }, additionalProperties: true } → → { type: object, properties: { a: {} } }
  → { properties: { a: {} }, additionalProperties: false } → → { type: object, properties: { a: {} }, additionalProperties: false }
  → { required: [id, a], properties: { id: { readOnly: true }, a: { enum: [x] } } } → true → { type: object, required: [a], properties: { a: { const: x } } }
  → { properties: { a: { enum: [x] } } } → → { type: object, properties: { a: { enum: [x] } } }
  `),
)("a body (required: %s) of %s", (required = "", schema = "", isRequired = "", wanted = "") => {
  const given = { ...(required && { required: parse(required) }) };
  const requestBody = { ...given, content: { [json]: { schema: parse(schema) } } };
  const body = converted("3.0", { requestBody }).operation.requestBody;
  const content = { [json]: { schema: parse(wanted) } };
  const whole = { ...(isRequired && { required: true }), content };
  expect(body).toStrictEqual(wanted === "" ? undefined : whole);
});

// A scheme's key becomes the name of the client's option. Those that ask for a scope are marked.
test.each(
  tableOf(`
  { ApiKeyAuth: { type: apiKey, in: header, name: X-Key } } → { apiKey: { type: apiKey, in: header, name: X-Key } }
  { X-Api-Key: { type: apiKey, in: query, name: k } } → { apiKey: { type: apiKey, in: query, name: k } }
  { partner_key: { type: apiKey, in: cookie, name: k } } → { partnerKey: { type: apiKey, in: cookie, name: k } }
  { ApiKeyAuth: { type: apiKey, in: header, name: A }, api_key: { type: apiKey, in: header, name: B } } → { apiKey: { type: apiKey, in: header, name: A }, apiKey2: { type: apiKey, in: header, name: B } }
  { toString: { type: apiKey, in: header, name: A } } → { toString: { type: apiKey, in: header, name: A } }
  { GenieKey: { type: http, scheme: GenieKey } } → { genieKey: { type: http, scheme: GenieKey } }
  { bearerAuth: { type: http, scheme: bearer } } → { accessToken: { type: http, scheme: bearer } }
  { bearerAuth: { type: http, scheme: bearer, bearerFormat: API key } } → { apiKey: { type: http, scheme: bearer, bearerFormat: API key } }
  { basicAuth: { type: http, scheme: basic } } → { basic: { type: http, scheme: basic } }
  # What stands before a key in Authorization, as a description shows it.
  { token: { type: apiKey, in: header, name: Authorization, description: 'SSWS {key}' } } → { token: { type: http, scheme: SSWS, description: 'SSWS {key}' } }
  { token: { type: apiKey, in: header, name: Authorization, description: 'Bearer <key>' } } → { accessToken: { type: http, scheme: bearer, description: 'Bearer <key>' } }
  { token: { type: apiKey, in: header, name: Authorization, description: Token token=<key> } } → { token: { type: apiKey, in: header, name: Authorization, x-prefix: Token token=, description: Token token=<key> } }
  # What a client can't send, or would send as another does, is left out where there is another.
  { A: { type: apiKey, in: header, name: X-Key }, B: { type: apiKey, in: header, name: x-key } } → { a: { type: apiKey, in: header, name: X-Key } }
  { A: { type: http, scheme: bearer }, B: { type: oauth2, flows: { authorizationCode: {} } } } → { a: { type: http, scheme: bearer } }
  { digestAuth: { type: http, scheme: digest }, A: { type: apiKey, in: header, name: A } } → { a: { type: apiKey, in: header, name: A } }
  { tls: { type: mutualTLS }, A: { type: apiKey, in: header, name: A } } → { a: { type: apiKey, in: header, name: A } }
  { tls: { type: mutualTLS } } → { tls: { type: mutualTLS } }
  `),
)("the security schemes %s become %s", (given = "", wanted = "") => {
  const schemes = parse(given);
  const security = Object.keys(schemes).map((name) => ({ [name]: [] }));
  const result = converted("3.0", { security }, { components: { securitySchemes: schemes } });
  expect(result.securitySchemes).toStrictEqual(parse(wanted));
  const names = (result.security as object[]).flatMap((one) => Object.keys(one));
  expect(names).toStrictEqual(Object.keys(parse(wanted)));
});

// A scheme that has scopes, of which the operation asks for one, `r`.
test.each(
  tableOf(`
  3.0 → { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: { r: R, w: W } } } } → oauth2 → { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: { r: R } } } }
  2.0 → { type: oauth2, flow: application, tokenUrl: 'https://a.example/t', scopes: { r: R, w: W } } → oauth2 → { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: { r: R } } } }
  3.0 → { type: oauth2, flows: { authorizationCode: {} } } → accessToken → { type: http, scheme: bearer, description: 'Needs \`r\`.' }
  3.0 → { type: openIdConnect, description: Log in } → login → { type: http, scheme: bearer, description: 'Log in. Needs \`r\`.' }
  `),
)("in %s the scheme %s becomes %s: %s", (version = "", scheme = "", option = "", wanted = "") => {
  const schemes = { login: parse(scheme) };
  const root =
    version === "2.0"
      ? { securityDefinitions: schemes }
      : { components: { securitySchemes: schemes } };
  const result = converted(version, { security: [{ login: ["r"] }] }, root);
  expect(result.securitySchemes).toStrictEqual({ [option]: parse(wanted) });
});

test("a call without credentials stays one, and basic of 2.0 is basic of 3", () => {
  const securityDefinitions = { b: { type: "basic" } };
  const result = converted("2.0", { security: [{ b: [] }, {}] }, { securityDefinitions });
  expect(result).toMatchObject({
    security: [{ basic: [] }, {}],
    securitySchemes: { basic: { type: "http", scheme: "basic" } },
  });
});

test.each(
  tableOf(`
  2.0 → { host: a.example, basePath: /v1/ } → { url: 'https://a.example/v1' }
  2.0 → { host: a.example, schemes: [http, https] } → { url: 'https://a.example' }
  2.0 → { host: '{team}.a.example' } → { url: 'https://{team}.a.example', variables: { team: { default: example, x-required: true } } }
  2.0 → { host: your-subdomain.acme.com, basePath: / } → { url: 'https://your-subdomain.acme.com', x-required: true }
  2.0 → { host: a.example, schemes: [http] } → { url: TODO }
  2.0 → { host: null } → { url: TODO }
  3.0 → { servers: [{ url: 'https://a.example/v1/' }] } → { url: 'https://a.example/v1' }
  3.0 → { servers: [{ url: /v1 }] } → { url: TODO }
  3.0 → { servers: [] } → { url: TODO }
  3.0 → { servers: [{ url: 'http://a.example' }] } → { url: TODO }
  3.0 → { servers: [{ url: 'http://localhost' }, { url: 'https://a.example' }] } → { url: 'https://a.example' }
  # A customer's own host.
  3.0 → { servers: [{ url: 'https://{t}.a.example', variables: { t: { default: acme, description: Yours. }, u: { default: a } } }] } → { url: 'https://{t}.a.example', variables: { t: { default: acme, x-required: true, description: Yours. } } }
  3.0 → { servers: [{ url: 'https://{t}.a.example', variables: { t: { default: acme.eu } } }] } → { url: 'https://{t}.a.example', variables: { t: { default: example, x-required: true } } }
  3.0 → { servers: [{ url: 'https://{t}.a.example' }] } → { url: 'https://{t}.a.example', variables: { t: { default: example, x-required: true } } }
  3.0 → { servers: [{ url: '{scheme}://{host}/{v}/api', variables: { host: { default: a.acme.example, description: Yours. }, v: { default: v1 } } }] } → { url: 'https://a.acme.example/v1/api', x-required: true, description: Yours. }
  3.0 → { servers: [{ url: 'https://{host}:8443' }] } → { url: 'https://www.example.com:8443', x-required: true }
  3.0 → { servers: [{ url: 'https://company.acme.com/v1' }] } → { url: 'https://company.acme.com/v1', x-required: true }
  3.0 → { servers: [{ url: 'https://api.yourmembership.com' }] } → { url: 'https://api.yourmembership.com' }
  # The provider's own.
  3.0 → { servers: [{ url: 'https://{r}.a.example', variables: { r: { default: eu, enum: [eu, us] } } }] } → { url: 'https://{r}.a.example', variables: { r: { default: eu, enum: [eu, us] } } }
  3.0 → { servers: [{ url: 'https://{region}.a.example/{v}', variables: { region: { default: eu } } }] } → { url: 'https://{region}.a.example/{v}', variables: { region: { default: eu }, v: { default: TODO } } }
  `),
)("the servers of %s %s are %s", (version = "", given = "", wanted = "") => {
  expect(plain(converted(version, {}, parse(given)).servers)).toStrictEqual([parse(wanted)]);
});

test("the nearest servers are taken", () => {
  const [own, root] = ["https://a.example", "https://b.example"].map((url) => [{ url }]);
  expect(converted("3.0", { servers: own }, { servers: root }).servers).toStrictEqual(own);
});

test.each(
  tableOf(`
  { 4xx: { description: '' } } → { 4XX: { description: '' } }
  { 2XX: { description: '' } } → { 2XX: { description: '' } }
  { 200: { description: '' }, 102: {}, 1XX: {}, 3xx: {} } → { 200: { description: '' } }
  { 200: { content: { text/plain: {}, application/json: {} } } } → { 200: { content: { application/json: {} } } }
  { 200: { content: { '*/*': {} } } } → { 200: { content: { application/json: {} } } }
  { default: { content: { text/plain: {}, application/json: {} } } } → { default: { content: { text/plain: {}, application/json: {} } } }
  `),
)("the answers %s become %s", (given = "", wanted = "") => {
  const { operation } = converted("3.0", { responses: parse(given) });
  expect(operation.responses).toStrictEqual(parse(wanted));
});

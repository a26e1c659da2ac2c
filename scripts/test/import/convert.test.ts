import { expect, test } from "vitest";
import { decidedValue, Todo } from "../../import/convert/todo.ts";
import { wrap } from "../../import/spec/wrap-prose.ts";
import { convertOf } from "../support/import-document.ts";

const two = (operation: object, root: object = {}) => ({
  ...{ swagger: "2.0", host: "a.example", ...root },
  paths: { "/m": { delete: { responses: {}, ...operation } } },
});
const three = (operation: object, root: object = {}) => ({
  ...{ openapi: "3.0.3", ...root },
  paths: { "/m": { delete: { responses: {}, ...operation } } },
});
const converted = (document: object) => convertOf(JSON.stringify(document), "DELETE /m");

const list = { type: "array", items: { type: "string" } };
const inQuery = { name: "a", in: "query", required: false };

test.each([
  [two, { name: "a", in: "query", ...list }, { ...inQuery, explode: false, schema: list }],
  [
    two,
    { name: "a", in: "query", ...list, collectionFormat: "multi" },
    { ...inQuery, schema: list },
  ],
  [
    two,
    { name: "a", in: "query", ...list, collectionFormat: "pipes" },
    { ...inQuery, collectionFormat: "pipes", schema: list },
  ],
  [
    two,
    { name: "a", in: "path", ...list },
    { name: "a", in: "path", required: true, schema: list },
  ],
  [
    three,
    { name: "a", in: "query", style: "form", explode: true, schema: list },
    { ...inQuery, schema: list },
  ],
  [
    three,
    { name: "a", in: "query", style: "deepObject", explode: true, schema: {} },
    { ...inQuery, style: "deepObject", explode: true, schema: {} },
  ],
  [
    three,
    { name: "a", in: "query", allowEmptyValue: false, deprecated: true, schema: {} },
    { ...inQuery, schema: {} },
  ],
  [
    three,
    { name: "a", in: "query", schema: {}, examples: { one: { value: 1 }, two: { value: 2 } } },
    { ...inQuery, schema: {}, example: 1 },
  ],
  [
    three,
    { name: "V", in: "header", required: true, schema: { type: "string", enum: ["2"] } },
    { name: "V", in: "header", required: true, schema: { const: "2" } },
  ],
])("%o: the parameter %j becomes %j", (document, given, wanted) => {
  const { operation } = converted(document({ parameters: [given] }));
  expect(operation.parameters).toStrictEqual([wanted]);
});

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const text = { type: "string" };
const one = { type: "object", properties: { a: text } };

test.each([
  [
    { parameters: [{ name: "b", in: "body", required: true, schema: { type: "object" } }] },
    { required: true, content: { [json]: { schema: { type: "object" } } } },
  ],
  [
    { consumes: ["a/b"], parameters: [{ name: "b", in: "body", required: true }] },
    { required: true, content: { "a/b": {} } },
  ],
  [{ consumes: ["a/b"], parameters: [{ name: "b", in: "body" }] }, undefined],
  [
    { consumes: ["text/xml", json], parameters: [{ name: "b", in: "body", schema: one }] },
    { content: { [json]: { schema: one } } },
  ],
  [
    { parameters: [{ name: "a", in: "formData", type: "string", required: true }] },
    {
      required: true,
      content: {
        [form]: {
          schema: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        },
      },
    },
  ],
  [
    { parameters: [{ name: "a", in: "formData", type: "file" }] },
    {
      content: { "multipart/form-data": { schema: { type: "object", properties: { a: text } } } },
    },
  ],
])("the body of 2.0 %j becomes %j", (given, wanted) => {
  expect(converted(two(given)).operation.requestBody).toStrictEqual(wanted);
});

const body = (schema: object, more: object = {}) => ({ ...more, content: { [json]: { schema } } });

test.each([
  // One media type: JSON, then a form.
  [
    { content: { "text/xml": {}, "application/scim+json": { schema: one } } },
    { content: { "application/scim+json": { schema: one } } },
  ],
  [{ content: { [form]: { schema: one }, [json]: { schema: one } } }, body(one)],
  [
    { content: { "multipart/form-data": { schema: one }, [form]: { schema: one } } },
    { content: { [form]: { schema: one } } },
  ],
  [{ content: { "text/xml": { schema: one } } }, { content: { "text/xml": { schema: one } } }],
  [{ content: { "*/*": { schema: one } } }, body(one)],
  // What may be left out and holds nothing is no body.
  [{ content: { [json]: {} } }, undefined],
  [body({ type: "object" }), undefined],
  [body({ type: "object" }, { required: true }), body({ type: "object" }, { required: true })],
  // Required parts make a body required, where nothing else is said.
  [body({ ...one, required: ["a"] }), body({ ...one, required: ["a"] }, { required: true })],
  [body({ ...one, required: ["a"] }, { required: false }), body({ ...one, required: ["a"] })],
  // What the client sends, and nothing else.
  [body({ ...one, additionalProperties: true }), body(one)],
  [body({ ...one, additionalProperties: false }), body({ ...one, additionalProperties: false })],
  [
    body({
      required: ["id", "do"],
      properties: { id: { type: "string", readOnly: true }, do: { type: "string", enum: ["x"] } },
    }),
    body(
      { type: "object", required: ["do"], properties: { do: { const: "x" } } },
      { required: true },
    ),
  ],
  [
    body({ properties: { do: { type: "string", enum: ["x"] } } }),
    body({ type: "object", properties: { do: { type: "string", enum: ["x"] } } }),
  ],
])("the body of 3.0 %j becomes %j", (requestBody, wanted) => {
  expect(converted(three({ requestBody })).operation.requestBody).toStrictEqual(wanted);
});

// Of what a caller gives, a client checks less than JSON Schema can say: the rest is left to the provider.
test.each([
  [
    "3.0.3",
    "query",
    { type: "string", format: "uri", minLength: 1 },
    { type: "string", minLength: 1 },
  ],
  ["3.0.3", "query", { type: "string", format: "email" }, { type: "string", format: "email" }],
  ["3.0.3", "query", { type: "number", format: "double", multipleOf: 2 }, { type: "number" }],
  ["3.0.3", "query", { type: "integer", format: "int64" }, { type: "integer", format: "int64" }],
  ["3.1.0", "query", { type: "integer", exclusiveMinimum: 0 }, { type: "integer", minimum: 1 }],
  [
    "3.0.3",
    "query",
    { type: "integer", maximum: 9, exclusiveMaximum: true },
    { type: "integer", maximum: 8 },
  ],
  ["3.0.3", "query", { type: "string", nullable: true }, { type: "string" }],
  [
    "3.1.0",
    "query",
    { type: ["string", "null"], enum: ["a", "b", null] },
    { type: "string", enum: ["a", "b"] },
  ],
  ["3.1.0", "query", { items: { type: "string", format: "x" } }, { type: "array", items: text }],
  ["3.1.0", "query", { $ref: "#/components/schemas/Id" }, { type: "string", minLength: 2 }],
  [
    "3.1.0",
    "query",
    { $ref: "#/components/schemas/Id", description: "Mine." },
    { description: "Mine.", type: "string", minLength: 2 },
  ],
  ["3.1.0", "query", { $ref: "#/components/schemas/Own" }, undefined],
  ["3.1.0", "path", { type: "string", enum: ["a"] }, { type: "string", enum: ["a"] }],
])("in %s, in the %s, the schema %j becomes %j", (openapi, where, schema, wanted) => {
  const own = { properties: { own: { $ref: "#/components/schemas/Own" } } };
  const schemas = { Id: { type: "string", minLength: 2 }, Own: own };
  const parameter = { name: "a", in: where, required: true, schema };
  const document = three({ parameters: [parameter] }, { openapi, components: { schemas } });
  const [made] = converted(document).operation.parameters as { schema: unknown }[];
  const circle = { type: "object", properties: { own: { $ref: "#/components/schemas/Own" } } };
  expect(made?.schema).toStrictEqual(wanted ?? circle);
});

test.each([
  [{ name: "sid", in: "cookie" }, 0],
  [{ name: "User-Agent", in: "header" }, 0],
  [{ name: "authorization", in: "header", required: true }, 0],
  // What has to be given is refused by the generator, with a sentence.
  [{ name: "sid", in: "cookie", required: true }, 1],
  [{ name: "Cookie", in: "header", required: true }, 1],
])("of the parameter %j there are %d left", (given, wanted) => {
  const { operation } = converted(three({ parameters: [{ ...given, schema: text }] }));
  expect(operation.parameters ?? []).toHaveLength(wanted);
});

const oauth = (flow: string, more: object = {}) => ({
  type: "oauth2",
  flows: {
    [flow]: { tokenUrl: "https://a.example/t", scopes: { r: "Read", w: "Write" }, ...more },
  },
});
const bearer = { type: "http", scheme: "bearer" };
const key = { type: "apiKey", in: "header", name: "X-Key" };
const inAuthorization = { ...key, name: "Authorization" };

// The scheme's key is the client's option.
test.each([
  [{ ApiKeyAuth: key }, { apiKey: key }],
  [{ "X-Api-Key": key }, { apiKey: key }],
  [{ partner_key: key }, { partnerKey: key }],
  [
    { ApiKeyAuth: key, api_key: { ...key, name: "X-Other" } },
    { apiKey: key, apiKey2: { ...key, name: "X-Other" } },
  ],
  [
    { a: { ...key, in: "query" }, b: { ...key, in: "cookie" } },
    { a: { ...key, in: "query" }, b: { ...key, in: "cookie" } },
  ],
  [
    { GenieKey: { type: "http", scheme: "GenieKey" } },
    { genieKey: { type: "http", scheme: "GenieKey" } },
  ],
  [
    { token: { ...inAuthorization, description: "Send `SSWS {api_token}`." } },
    { token: { type: "http", scheme: "SSWS", description: "Send `SSWS {api_token}`." } },
  ],
  [
    { token: { ...inAuthorization, description: 'Authorization: "Bearer <token>"' } },
    { accessToken: { ...bearer, description: 'Authorization: "Bearer <token>"' } },
  ],
  [
    { token: { ...inAuthorization, description: "Token token=<key>" } },
    {
      token: { ...inAuthorization, "x-prefix": "Token token=", description: "Token token=<key>" },
    },
  ],
  // What a client can't send, or would send as another does, is left out where there is another.
  [{ ApiKeyAuth: key, api_key: { ...key, name: "x-key" } }, { apiKey: key }],
  [{ bearerAuth: bearer, login: oauth("authorizationCode") }, { accessToken: bearer }],
  [{ digestAuth: { type: "http", scheme: "digest" }, ApiKeyAuth: key }, { apiKey: key }],
  [{ tls: { type: "mutualTLS" }, ApiKeyAuth: key }, { apiKey: key }],
  [{ tls: { type: "mutualTLS" } }, { tls: { type: "mutualTLS" } }],
  [{ toString: key }, { toString: key }],
  [{ bearerAuth: bearer }, { accessToken: bearer }],
  [
    { bearerAuth: { ...bearer, bearerFormat: "API key" } },
    { apiKey: { ...bearer, bearerFormat: "API key" } },
  ],
  [{ basicAuth: { type: "http", scheme: "basic" } }, { basic: { type: "http", scheme: "basic" } }],
  [
    { login: oauth("clientCredentials") },
    {
      oauth2: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { r: "Read" } } },
      },
    },
  ],
  [
    { login: oauth("authorizationCode") },
    { accessToken: { ...bearer, description: "Needs `r`." } },
  ],
  [
    {
      oidc: { type: "openIdConnect", openIdConnectUrl: "https://a.example", description: "Log in" },
    },
    { oidc: { ...bearer, description: "Log in. Needs `r`." } },
  ],
])("the security schemes %j become %j", (schemes, wanted) => {
  const scoped = Object.entries(schemes).map(([name, { type }]) => ({
    [name]: ["oauth2", "openIdConnect"].includes(type) ? ["r"] : [],
  }));
  const document = three({ security: scoped }, { components: { securitySchemes: schemes } });
  const { securitySchemes, security } = converted(document);
  expect(securitySchemes).toStrictEqual(wanted);
  const names = (decidedValue(security) as object[]).flatMap((one) => Object.keys(one));
  expect(names).toStrictEqual(Object.keys(wanted));
});

test("basic and OAuth2 of 2.0 become those of 3", () => {
  const securityDefinitions = {
    b: { type: "basic" },
    o: { type: "oauth2", flow: "application", tokenUrl: "https://a.example/t", scopes: { r: "R" } },
  };
  const document = two({ security: [{ b: [] }, { o: ["r"] }] }, { securityDefinitions });
  expect(converted(document)).toMatchObject({
    security: [{ basic: [] }, { oauth2: ["r"] }],
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      oauth2: { flows: { clientCredentials: { scopes: { r: "R" } } } },
    },
  });
});

// What no document can say is asked: what stands there until then, and the beginning of the question.
test.each([
  [{ token: inAuthorization }, "token", "x-prefix", "TODO", "What stands before the key"],
  [
    { login: { type: "http", scheme: "basic", description: "The API key is the username." } },
    ...(["apiKey", "scheme", "basic", "Is a key the user name here"] as const),
  ],
  [
    { o: { ...oauth("clientCredentials", { tokenUrl: "/token" }) } },
    ...(["oauth2", "flows", undefined, "The token endpoint"] as const),
  ],
])("%j: %s.%s is asked for", (schemes, option, field, value, question) => {
  const security = Object.keys(schemes).map((name) => ({ [name]: [] }));
  const document = three({ security }, { components: { securitySchemes: schemes } });
  const scheme = converted(document).securitySchemes[option] as Record<string, unknown>;
  const flows = scheme[field] as { clientCredentials: { tokenUrl: unknown } };
  const gap = field === "flows" ? flows.clientCredentials.tokenUrl : scheme[field];
  expect(gap).toBeInstanceOf(Todo);
  expect(gap).toMatchObject({ question: expect.stringContaining(question) });
  if (value !== undefined) expect(gap).toMatchObject({ value });
});

test("a call without credentials stays one", () => {
  expect(converted(three({ security: [{}] })).security).toStrictEqual([{}]);
});

test.each([
  [{ host: "a.example", basePath: "/v1/" }, { url: "https://a.example/v1" }],
  [{ host: "a.example", schemes: ["http", "https"] }, { url: "https://a.example" }],
  [
    { host: "{team}.a.example" },
    {
      url: "https://{team}.a.example",
      variables: { team: { default: "example", "x-required": true } },
    },
  ],
  [
    { host: "your-subdomain.acme.com", basePath: "/" },
    { url: "https://your-subdomain.acme.com", "x-required": true },
  ],
  [{ host: "a.example", schemes: ["http"] }, { url: "TODO" }],
  [{ host: undefined }, { url: "TODO" }],
])("the server of 2.0 %j is %j", (given, wanted) => {
  const [server] = converted(two({}, given)).servers;
  expect({ ...server, url: decidedValue(server?.url) }).toStrictEqual(wanted);
});

const tenant = { default: "acme", description: "Your name." };
const given = { default: "acme", "x-required": true };

test.each([
  [[{ url: "https://a.example/v1/" }], [{ url: "https://a.example/v1" }]],
  [[{ url: "/v1" }], [{ url: "TODO" }]],
  [[], [{ url: "TODO" }]],
  [[{ url: "http://a.example" }], [{ url: "TODO" }]],
  [[{ url: "http://localhost" }, { url: "https://a.example" }], [{ url: "https://a.example" }]],
  // A customer's own host.
  [
    [{ url: "https://{t}.a.example", variables: { t: tenant, u: tenant } }],
    [{ url: "https://{t}.a.example", variables: { t: { ...given, description: "Your name." } } }],
  ],
  [
    [{ url: "https://{t}.a.example", variables: { t: { default: "acme.eu" } } }],
    [{ url: "https://{t}.a.example", variables: { t: { ...given, default: "example" } } }],
  ],
  [
    [{ url: "https://{t}.a.example" }],
    [{ url: "https://{t}.a.example", variables: { t: { ...given, default: "example" } } }],
  ],
  [
    [
      {
        url: "{scheme}://{host}/{v}/api",
        description: "Yours.",
        variables: { host: { default: "a.acme.example" }, v: { default: "v1" } },
      },
    ],
    [{ url: "https://a.acme.example/v1/api", "x-required": true, description: "Yours." }],
  ],
  [
    [{ url: "https://{host}", variables: { host: { default: "a.b", description: "Yours." } } }],
    [{ url: "https://a.b", "x-required": true, description: "Yours." }],
  ],
  [
    [{ url: "https://company.acme.com/v1" }],
    [{ url: "https://company.acme.com/v1", "x-required": true }],
  ],
  [[{ url: "https://api.yourmembership.com" }], [{ url: "https://api.yourmembership.com" }]],
  [[{ url: "https://{host}:8443" }], [{ url: "https://www.example.com:8443", "x-required": true }]],
  // The provider's own.
  [
    [{ url: "https://{r}.a.example", variables: { r: { default: "eu", enum: ["eu", "us"] } } }],
    [{ url: "https://{r}.a.example", variables: { r: { default: "eu", enum: ["eu", "us"] } } }],
  ],
  [
    [{ url: "https://{region}.a.example/{v}", variables: { region: { default: "eu" } } }],
    [
      {
        url: "https://{region}.a.example/{v}",
        variables: { region: { default: "eu" }, v: { default: "TODO" } },
      },
    ],
  ],
])("the servers of 3.x %j are %j", (servers, wanted) => {
  const plain = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (_, part) => decidedValue(part)));
  expect(plain(converted(three({}, { servers })).servers)).toStrictEqual(wanted);
});

test("the nearest servers are taken", () => {
  const [operation, root] = ["https://a.example", "https://b.example"].map((url) => ({ url }));
  const document = three({ servers: [operation] }, { servers: [root] });
  expect(converted(document).servers).toStrictEqual([operation]);
});

const json200 = { description: "", content: { "application/json": {} } };

test.each([
  [{ "4xx": { description: "" } }, { "4XX": { description: "" } }],
  [{ "2XX": { description: "" } }, { "2XX": { description: "" } }],
  [{ 200: json200, 102: {}, "1XX": {}, "3xx": {} }, { 200: json200 }],
  [{ 304: { description: "" } }, { 304: { description: "" } }],
  [
    { 200: { description: "", content: { "text/plain": {}, ...json200.content } } },
    { 200: json200 },
  ],
  [{ 200: { description: "", content: { "*/*": {} } } }, { 200: json200 }],
  [
    { default: { description: "", content: { "text/plain": {}, "application/json": {} } } },
    { default: { description: "", content: { "text/plain": {}, "application/json": {} } } },
  ],
])("the answers %j are %j", (responses, wanted) => {
  expect(converted(three({ responses })).operation.responses).toStrictEqual(wanted);
});

const long =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen";

test.each([
  ["short", "short"],
  [long, `${long.slice(0, 96)}\nseventeen`],
  [`${long.slice(0, 96)} - no list`, `${long.slice(0, 96)} -\nno list`],
  [`- ${long}`, `- ${long}`],
  [`| ${long} |`, `| ${long} |`],
])("%j is wrapped as %j", (given, wanted) => {
  expect(wrap(given)).toBe(wanted);
  expect(wrap(given).replaceAll("\n", " ")).toBe(given);
});

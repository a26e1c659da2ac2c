import { expect, test } from "vitest";
import { ungapped } from "../new-provider/gap.ts";
import { wrap } from "../new-provider/wrap.ts";
import { convertOf } from "./new-provider.ts";

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
    { ...inQuery, style: "pipeDelimited", explode: false, schema: list },
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
    { ...inQuery, schema: {}, deprecated: true },
  ],
  [
    three,
    { name: "a", in: "query", schema: {}, examples: { one: { value: 1 }, two: { value: 2 } } },
    { ...inQuery, schema: {}, example: 1 },
  ],
  [
    three,
    { name: "V", in: "header", required: true, schema: { type: "string", enum: ["2"] } },
    { name: "V", in: "header", required: false, schema: { const: "2" } },
  ],
])("%o: the parameter %j becomes %j", (document, given, wanted) => {
  const { operation } = converted(document({ parameters: [given] }));
  expect(operation.parameters).toStrictEqual([wanted]);
});

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const bytes = { type: "string", format: "binary" };

test.each([
  [
    { parameters: [{ name: "b", in: "body", required: true, schema: { type: "object" } }] },
    { required: true, content: { [json]: { schema: { type: "object" } } } },
  ],
  [
    { consumes: ["a/b"], parameters: [{ name: "b", in: "body", description: "It." }] },
    { description: "It.", content: { "a/b": {} } },
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
      content: { "multipart/form-data": { schema: { type: "object", properties: { a: bytes } } } },
    },
  ],
])("the body of 2.0 %j becomes %j", (given, wanted) => {
  expect(converted(two(given)).operation.requestBody).toStrictEqual(wanted);
});

const oauth = (flow: string, more: object = {}) => ({
  type: "oauth2",
  flows: {
    [flow]: { tokenUrl: "https://a.example/t", scopes: { r: "Read", w: "Write" }, ...more },
  },
});
const bearer = { type: "http", scheme: "bearer" };
const key = { type: "apiKey", in: "header", name: "X-Key" };

// The scheme's key is the client's option.
test.each([
  [{ ApiKeyAuth: key }, { apiKey: key }],
  [{ "X-Api-Key": key }, { apiKey: key }],
  [{ partner_key: key }, { partnerKey: key }],
  [
    { ApiKeyAuth: key, api_key: key },
    { apiKey: key, apiKey2: key },
  ],
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
  const names = (ungapped(security) as object[]).flatMap((one) => Object.keys(one));
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

test.each([
  [{ host: "a.example", basePath: "/v1/" }, "https://a.example/v1"],
  [{ host: "a.example", schemes: ["http", "https"] }, "https://a.example"],
  [{ host: "a.example", schemes: ["http"] }, "TODO"],
  [{ host: undefined }, "TODO"],
])("the server of 2.0 %j is %s", (given, wanted) => {
  const [server] = converted(two({}, given)).servers;
  expect(ungapped(server?.url)).toBe(wanted);
});

test.each([
  [{ servers: [{ url: "https://a.example/v1/" }] }, {}, "https://a.example/v1"],
  [{ servers: [{ url: "/v1" }] }, {}, "TODO"],
  [{}, {}, "TODO"],
  [
    { servers: [{ url: "https://a.example" }] },
    { servers: [{ url: "https://b.example" }] },
    "https://b.example",
  ],
])("the server of 3.x %j, %j is %s", (root, operation, wanted) => {
  const [server] = converted(three(operation, root)).servers;
  expect(ungapped(server?.url)).toBe(wanted);
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

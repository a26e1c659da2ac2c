import { expect, test } from "vitest";
import { assembleSpec } from "../../import/spec/assemble-spec.ts";
import { convertOf, specOf } from "../support/import-document.ts";

const of = (operation: object, root: object = {}, method = "post") =>
  JSON.stringify({
    ...{ openapi: "3.0.3", info: { title: "Acme API", version: "1" }, ...root },
    paths: { "/orgs/{org}/leave": { [method]: { responses: {}, ...operation } } },
  });

function toldOf(text: string): string[] {
  const converted = convertOf(text, "POST /orgs/{org}/leave");
  assembleSpec(converted);
  return converted.conversion.findings.map(({ kind, key, problem }) =>
    [kind, key, problem.message].filter(Boolean).join(" "),
  );
}

const clientCredentials = { tokenUrl: "https://a.example/t", scopes: {} };

// The names of a client's options, as the package will have them.
test.each<[object, string, string]>([
  [{ Basic: { type: "http", scheme: "basic" } }, "`Basic`", "options `username` and `password`"],
  [{ Token: { type: "http", scheme: "bearer" } }, "`Token`", "option `accessToken`"],
  [{ X: { type: "apiKey", in: "header", name: "X-Key" } }, "`X`", "option `apiKey`"],
  [
    { o: { type: "oauth2", flows: { clientCredentials } } },
    "`o`",
    "options `clientId`, `clientSecret` and `accessToken`",
  ],
])("the schemes %j are told as %s: %s", (securitySchemes, name, options) => {
  const security = Object.keys(securitySchemes).map((one) => ({ [one]: [] }));
  expect(toldOf(of({ security }, { components: { securitySchemes } }))).toContain(
    `changed The scheme ${name} became the client's ${options}.`,
  );
});

test("an alternative that is left out is told by its schemes, and gives no option", () => {
  const authorizationCode = {
    authorizationUrl: "https://a.example/a",
    tokenUrl: "https://a.example/t",
  };
  const securitySchemes = {
    accessToken: { type: "http", scheme: "bearer" },
    person: { type: "oauth2", flows: { authorizationCode } },
  };
  const security = [{ accessToken: [] }, { person: [] }];
  const told = toldOf(of({ security }, { components: { securitySchemes } }));
  expect(told).toContain("left out person It is sent as an alternative above is.");
  expect(told.filter((line) => line.includes("became the client's"))).toStrictEqual([]);
});

test.each([
  ["Acme API", "was read from `Acme API` as `Acme`"],
  ["server", "is the title `server`"],
])("the title %j is asked about", (title, wanted) => {
  expect(toldOf(of({}, { info: { title, version: "1" } }))).toContain(
    `changed The provider's name ${wanted}: is it spelt so?`,
  );
});

const text = { type: "string" };
const frame = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

// A body that requires nothing names nobody: the generator refuses each `required: TODO`.
test.each([
  ["post", true, frame({ user: text }), 1],
  ["post", undefined, frame({ user: text }), 1],
  ["post", true, frame({ data: frame({ user: text }) }), 2],
  ["post", true, frame({ data: frame({ user: text }) }, { required: ["data"] }), 0],
  ["post", true, frame({ user: text }, { required: ["user"] }), 0],
  ["patch", true, frame({ user: text, active: { const: false } }), 0],
  ["delete", true, frame({ user: text }), 1],
  ["delete", undefined, frame({ note: text }), 0],
  ["put", true, { type: "object" }, 0],
])("%s with a body of required: %j and %j asks for %i lists", (method, required, schema, count) => {
  const requestBody = { required, content: { "application/json": { schema } } };
  const spec = specOf(of({ requestBody }, {}, method), `${method.toUpperCase()} /orgs/{org}/leave`);
  expect(spec.match(/^ +required: TODO$/gm) ?? []).toHaveLength(count);
});

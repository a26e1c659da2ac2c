import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { assembleSpec } from "../../import/spec/assemble-spec.ts";
import { convertOf, runIn, specOf, tableOf } from "../support/import-document.ts";
import { smallSpec } from "../support/small-spec.ts";
import { runIn as generate, makeRoot } from "../support/temporary-root.ts";

const gone = { 204: { description: "Gone." } };
const accepted = { 202: { description: "Accepted." } };

/** A document with one scheme, `key`, that leaves nothing open but what is given. */
const documentWith = (key: object, responses: object = gone) =>
  JSON.stringify({
    ...{ openapi: "3.0.3", info: { title: "Desk", version: "1" } },
    ...{ servers: [{ url: "https://api.desk.example" }], security: [{ key: [] }] },
    paths: {
      "/people/{id}": {
        delete: {
          externalDocs: { url: "https://desk.example/docs" },
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses,
        },
      },
    },
    components: { securitySchemes: { key } },
  });

/** Imports a document; gives what is printed, the spec, and what the generator prints once it is edited. */
function begin(document: string) {
  const root = makeRoot({ acme: smallSpec });
  const file = join(root, "openapi.json");
  writeFileSync(file, document);
  const { text } = runIn(root, ["desk", "--from", file, "--operation", "DELETE /people/{id}"]);
  const path = join(root, "specs/desk.yaml");
  const edited = async (from: RegExp | string = "", to = "") => {
    const spec = readFileSync(path, "utf8")
      .replace("removes: TODO", "removes: account")
      .replace("reversible: TODO", "reversible: false")
      .replace(from, to);
    writeFileSync(path, spec);
    return (await generate(root, { slugs: ["desk"] })).text;
  };
  return { text, spec: readFileSync(path, "utf8"), edited };
}

// Left as it was, every call would get a 401: what is decided, and what the generator says then.
test.each([
  [/ +# TODO What stands[\s\S]*x-prefix: TODO\n/, ""],
  [/x-prefix: TODO/, "x-prefix: 'Token token='"],
  [/type: apiKey[\s\S]*x-prefix: TODO/, "type: http\n      scheme: SSWS"],
])("what stands before a key in Authorization has to be decided: %s", async (from, to) => {
  const key = { type: "apiKey", in: "header", name: "authorization" };
  const { text, edited } = begin(documentWith(key));
  expect(text).toMatch(/^To decide[\s\S]*\/apiKey\/x-prefix {2}/m);
  expect(await edited()).toContain("/components/securitySchemes/apiKey/x-prefix  Still to decide");
  expect(await edited(from, to)).toContain("desk: generated (");
});

test.each([
  ["alone", accepted, "`description`"],
  ["beside another success", { ...gone, ...accepted }, "remove the answer"],
])("whether a 202 %s is a removal is to be looked at", async (_, responses, wanted) => {
  const { text, spec, edited } = begin(documentWith({ type: "http", scheme: "bearer" }, responses));
  expect(text).toMatch(/^To look at[^\n]*\n.* {2}TODO Does a 202 mean/m);
  expect(text).toContain(wanted);
  expect(spec).toMatch(/\n +# TODO Does a 202 [^\n]+(\n +# {3}[^\n]+)+\n +'202':\n/);
  expect(await edited()).toContain("desk: generated (");
});

test("nothing is asked about a 204", () => {
  const { text, spec } = begin(documentWith({ type: "http", scheme: "bearer" }));
  expect(text).not.toContain("To look at");
  expect(spec.match(/TODO$/gm)).toHaveLength(2);
});

// A scheme that leaves something open: the line of the spec that is asked about.
test.each(
  tableOf(`
  { type: http, scheme: basic, description: The API key is the username. } → scheme: basic
  { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: {} } } } → tokenUrl: TODO
  `),
)("the scheme %s asks about %s", (scheme = "", wanted = "") => {
  const spec = specOf(documentWith(parse(scheme)), "DELETE /people/{id}");
  const lines = spec.slice(spec.indexOf("securitySchemes:")).split("\n");
  const last = lines.findLastIndex((line) => /^ *#/.test(line));
  expect(lines[last + 1]?.trim()).toBe(wanted);
});

function findingsOf(document: string, operation = "DELETE /people/{id}"): string[] {
  const converted = convertOf(document, operation);
  assembleSpec(converted);
  return converted.conversion.findings.map(({ kind, key, problem }) =>
    [kind, key, problem.message].filter(Boolean).join(" "),
  );
}

// The names of a client's options, as the package will have them.
test.each(
  tableOf(`
  { type: http, scheme: basic } → options \`username\` and \`password\`
  { type: oauth2, flows: { authorizationCode: {} } } → option \`accessToken\`
  { type: apiKey, in: header, name: X-Key } → option \`apiKey\`
  { type: oauth2, flows: { clientCredentials: { tokenUrl: https://a.example/t } } } → options \`clientId\`, \`clientSecret\` and \`accessToken\`
  `),
)("the scheme %s is reported as the client's %s", (scheme = "", wanted = "") => {
  const findings = findingsOf(documentWith(parse(scheme)));
  expect(findings).toContainEqual(expect.stringMatching(`^changed .*\`key\`.* ${wanted}\\.$`));
});

test("an alternative that is left out is reported by its schemes, and gives no option", () => {
  const bearer = { type: "http", scheme: "bearer" };
  const person = { type: "oauth2", flows: { authorizationCode: {} } };
  const document = JSON.parse(documentWith({}));
  document.security = [{ accessToken: [] }, { person: [] }];
  document.components.securitySchemes = { accessToken: bearer, person };
  const findings = findingsOf(JSON.stringify(document));
  expect(findings).toContainEqual(expect.stringMatching(/^left out person /));
  expect(findings.join("\n")).not.toContain("became the client's");
});

test.each([
  ["Acme API", "from `Acme API` as `Acme`"],
  ["server", "is the title `server`"],
])("the title %j is asked about", (title, wanted) => {
  const document = { openapi: "3.0.3", info: { title }, paths: { "/m": { delete: {} } } };
  expect(findingsOf(JSON.stringify(document), "DELETE /m").join("\n")).toContain(wanted);
});

// A body that requires nothing names nobody: method, required, schema, and how many lists are asked for.
test.each(
  tableOf(`
  post → true → { user: {} } → → 1
  post → null → { user: {} } → → 1
  post → true → { data: { type: object, properties: { user: {} } } } → → 2
  post → true → { data: { type: object, properties: { user: {} } } } → [data] → 0
  post → true → { user: {} } → [user] → 0
  patch → true → { user: {}, active: { const: false } } → → 0
  delete → true → { user: {} } → → 1
  delete → null → { note: {} } → → 0
  put → true → {} → → 0
  `),
)("%s with a body (required: %s) of %s, of which %s are required: %s lists", (...cells) => {
  const [method = "", isRequired = "", properties = "", required = "", count = ""] = cells;
  const list = required === "" ? {} : { required: parse(required) };
  const schema = { type: "object", properties: parse(properties), ...list };
  const content = { "application/json": { schema } };
  const ifRequired = parse(isRequired) === null ? {} : { required: true };
  const operation = { responses: {}, requestBody: { ...ifRequired, content } };
  const document = { openapi: "3.0.3", info: {}, paths: { "/m": { [method]: operation } } };
  const spec = specOf(JSON.stringify(document), `${method.toUpperCase()} /m`);
  expect(spec.match(/^ +required: TODO$/gm) ?? []).toHaveLength(Number(count));
});

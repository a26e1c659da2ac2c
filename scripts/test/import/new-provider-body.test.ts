import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseBody } from "../../import/body-flag.ts";
import { runIn } from "../support/new-provider.ts";
import { smallSpec } from "../support/small-spec.ts";
import { makeRoot } from "../support/temporary-root.ts";

const json = "application/json";
const uuid = { type: "string", format: "uuid" };
const patch = '{"schemas":["urn:x"],"Operations":[{"op":"replace","path":"active","value":false}]}';

const bodies: [flag: string, type: string, required: boolean, schema: object][] = [
  [
    '{"user":"{uuid}"}',
    ...([json, true, { type: "object", required: ["user"], properties: { user: uuid } }] as const),
  ],
  [
    '{"user":"{integer?}","note":"{string?}"}',
    ...([json, false] as const),
    { type: "object", properties: { user: { type: "integer" }, note: { type: "string" } } },
  ],
  [
    '{"action":"remove","force":true,"by":{"mail":"{email}","why":"{string?}"},"more":{"note":"{string?}"}}',
    ...([json, true] as const),
    {
      type: "object",
      required: ["action", "force", "by"],
      properties: {
        action: { const: "remove" },
        force: { const: true },
        by: {
          type: "object",
          required: ["mail"],
          properties: { mail: { type: "string", format: "email" }, why: { type: "string" } },
        },
        more: { type: "object", properties: { note: { type: "string" } } },
      },
    },
  ],
  [
    `application/scim+json ${patch}`,
    ...(["application/scim+json", true] as const),
    {
      type: "object",
      required: ["schemas", "Operations"],
      properties: {
        schemas: { const: ["urn:x"] },
        Operations: { const: [{ op: "replace", path: "active", value: false }] },
      },
    },
  ],
  [
    'application/x-www-form-urlencoded\n{ "text": "a {uuid} in it" }',
    ...(["application/x-www-form-urlencoded", true] as const),
    { type: "object", required: ["text"], properties: { text: { const: "a {uuid} in it" } } },
  ],
];

test.each(bodies)("--body %s", (flag, type, required, schema) => {
  expect(parseBody(flag)).toStrictEqual({ required, content: { [type]: { schema } } });
});

test.each([
  ["", "found ``."],
  ["user={uuid}", "Expected the body for --body in JSON"],
  ["[1]", "found `[1]`."],
  ["null", "found `null`."],
  ['"{uuid}"', "Expected the body for --body in JSON"],
  ['{"user":"{uuuid}"}', "Types are `string`, `integer`, `uuid` and `email`, found `{uuuid}`."],
  ['{"user":"{constructor}"}', "found `{constructor}`."],
  ['{"users":["{uuid}"]}', 'What varies can\'t stand in a list of --body, found `["{uuid}"]`.'],
  ['{"users":[{"id":"{uuid}"}]}', "Write the spec by hand"],
])("--body %j is refused", (flag, want) => {
  expect(() => parseBody(flag)).toThrow(want);
});

const flags = [
  ...["--title", "Acme Desk", "--docs", "https://desk.example/docs"],
  ...["--server", "https://api.desk.example", "--operation", "POST /members/actions"],
  ...["--security", "apiKey=bearer", "--answer", "204 The member was removed."],
  ...["--removes", "membership", "--reversible", "false"],
];

const specIn = (root: string) => parse(readFileSync(join(root, "specs/desk.yaml"), "utf8"));

test("flags say what a body holds and who in it is removed, and the package is generated", async () => {
  const body = '{"action":"remove","user":"{uuid}","note":"{string?}"}';
  const root = makeRoot({ acme: smallSpec });
  const { text } = await runIn(root, ["desk", ...flags, "--body", body, "--member", "user"]);
  expect(text).toContain("desk: generated (");
  const source = readFileSync(join(root, "packages/providers/desk/src/index.ts"), "utf8");
  expect(source).toMatch(/\n {2}user: /);
  expect(source).toMatch(/\n {2}note\?:/);
  expect(source).toMatch(/action: "remove",\s+user: values\.user,\s+note: values\.note,/);
});

test("a member that no call gives is told with its line", async () => {
  const root = makeRoot({ acme: smallSpec });
  const { text } = await runIn(root, ["desk", ...flags, "--body", '{"a":1}', "--member", "user"]);
  expect(text).toMatch(/- specs\/desk\.yaml:\d+:\d+ .*Expected the name of a required parameter/);
});

test("a terminal is asked for the body of a request that has one, and again where it can't be used", async () => {
  const given = flags.filter((flag) => !["--title", "Acme Desk"].includes(flag));
  const root = makeRoot({ acme: smallSpec });
  const answers = ["Acme Desk", "user", "", '{"user":"{uuid}"}'];
  const { asked } = await runIn(root, ["desk", ...given], answers);
  expect(asked).toStrictEqual([
    "The provider's name, as it spells it: ",
    expect.stringContaining("The body in JSON, with "),
    expect.stringContaining("found `user`. [Enter]"),
    expect.stringContaining("The body in JSON, with "),
  ]);
  const { requestBody } = specIn(root).paths["/members/actions"].post;
  expect(requestBody.content[json].schema.properties).toStrictEqual({ user: uuid });
});

test("with a document, the flag says which part of its body the removal sends", async () => {
  const root = makeRoot({ acme: smallSpec });
  const schema = { $ref: "#/components/schemas/User" };
  const document = {
    openapi: "3.1.0",
    info: { title: "Desk", version: "1" },
    servers: [{ url: "https://desk.example" }],
    security: [{ key: [] }],
    paths: {
      "/users/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        patch: {
          summary: "Change a user",
          requestBody: { content: { [json]: { schema } } },
          responses: { 204: { description: "Done." } },
        },
      },
    },
    components: {
      schemas: { User: { type: "object", properties: { active: { type: "boolean" }, name: {} } } },
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
    },
  };
  const file = join(root, "openapi.json");
  writeFileSync(file, JSON.stringify(document));
  const args = [
    "desk",
    "--from",
    file,
    "--operation",
    "PATCH /users/{id}",
    "--docs",
    "https://desk.example",
  ];
  const more = ["--removes", "membership", "--reversible", "true", "--body", '{"active":false}'];
  const { text } = await runIn(root, [...args, ...more]);
  const spec = specIn(root);
  expect(spec.paths["/users/{id}"].patch.requestBody).toStrictEqual({
    required: true,
    content: {
      [json]: {
        schema: {
          type: "object",
          required: ["active"],
          properties: { active: { const: false } },
        },
      },
    },
  });
  expect(text).toContain("`requestBody`  What is sent was said beside the document.");
  expect(spec.components).not.toHaveProperty("schemas");
  expect(text).toContain("desk: generated (");
});

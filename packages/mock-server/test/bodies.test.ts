import { expect, test } from "vitest";
import { type Made, playOperation } from "./play-operation.ts";

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const text = { type: "string" };
const body = (mediaType: string, schema: object, required = true): Partial<Made> => ({
  method: "post",
  requestBody: { required, content: { [mediaType]: { schema } } },
});
const object = (properties: object, required: string[] = [], others: object = {}) => ({
  type: "object",
  required,
  properties,
  ...others,
});

/** RFC 7644 §3.5.2: a PatchOp that sets `active` to false. */
const scim = body(
  "application/scim+json",
  object(
    {
      schemas: { const: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"] },
      Operations: { const: [{ op: "replace", path: "active", value: false }] },
    },
    ["schemas", "Operations"],
  ),
);
const patchOp = {
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [{ op: "replace", path: "active", value: false }],
};
const graphql = body(
  json,
  object(
    {
      query: { const: "mutation($id: ID!) { leave(id: $id) }" },
      variables: { $ref: "#/components/schemas/Variables" },
    },
    ["query", "variables"],
  ),
);
const components = {
  schemas: {
    Variables: object({ id: text, note: { type: ["string", "null"] } }, ["id"]),
    Tree: object({ id: text, child: { $ref: "#/components/schemas/Tree" } }, ["id"]),
  },
};
const query = "mutation($id: ID!) { leave(id: $id) }";
const action = body(
  form,
  object(
    {
      action: { const: "deactivate" },
      id: { type: "integer" },
      tags: { type: "array", items: text },
    },
    ["id"],
  ),
);
const leave = body(json, object({ id: { type: "integer" }, notify: { const: false } }, ["id"]));
const more = body(
  json,
  object(
    {
      id: text,
      more: object({ note: text, kind: { const: "x" } }),
      all: { type: "object", additionalProperties: true },
    },
    ["id"],
  ),
);
const twoOf = body(json, {
  oneOf: [
    object({ id: text, by: { const: "id" } }, ["id"]),
    object({ email: { type: "string", format: "email" } }, ["email"]),
  ],
});
const optional = body(json, object({ id: text }), false);
const tree = body("application/vnd.api+json", { $ref: "#/components/schemas/Tree" });

type Row = [
  title: string,
  made: Partial<Made>,
  mediaType: string | null,
  sent: unknown,
  want: string | readonly unknown[],
];
const rows: Row[] = [
  ["constants of a PatchOp", scim, "application/scim+json", patchOp, ""],
  [
    "another value in it",
    scim,
    "application/scim+json",
    { ...patchOp, Operations: [{ op: "replace", path: "active", value: true }] },
    [
      'body: /Operations must be [{"op":"replace","path":"active","value":false}], found [{"op":"replace","path":"active","value":true}]',
    ],
  ],
  [
    "the order of its members does not matter",
    scim,
    "application/scim+json; charset=utf-8",
    { ...patchOp, Operations: [{ value: false, path: "active", op: "replace" }] },
    "",
  ],
  [
    "plain JSON where SCIM's is expected",
    scim,
    json,
    patchOp,
    ['body: its Content-Type must be application/scim+json, found "application/json"'],
  ],
  ["GraphQL", graphql, json, { query, variables: { id: "7" } }, "7"],
  ["null where it may be", graphql, json, { query, variables: { id: "7", note: null } }, "7"],
  [
    "another document",
    graphql,
    json,
    { query: "{ me }", variables: { id: "7" } },
    [`body: /query must be ${JSON.stringify(query)}, found "{ me }"`],
  ],
  [
    "an undocumented variable",
    graphql,
    json,
    { query, variables: { id: "7", ID: "8" } },
    ["body: /variables/ID is not documented; expected id or note"],
  ],
  [
    "a variable beside the variables",
    graphql,
    json,
    { query, variables: { id: "7" }, id: "7" },
    ["body: /id is not documented; expected query or variables"],
  ],
  ["a form", action, form, "action=deactivate&id=7", "7"],
  ["a list in a form", action, form, "action=deactivate&id=7&tags=a&tags=b%2Cc+d", "7"],
  [
    "a constant left out of a form",
    action,
    form,
    "id=7",
    ['body parameter action: must be "deactivate", but it is missing'],
  ],
  [
    "another constant in a form",
    action,
    form,
    "action=delete&id=7",
    ['body parameter action: must be "deactivate", found "delete"'],
  ],
  [
    "an integer twice in a form",
    action,
    form,
    "action=deactivate&id=7&id=8",
    ["body parameter id: must be sent once, found 2 times"],
  ],
  [
    "an undocumented field",
    action,
    form,
    "action=deactivate&id=7&x=1",
    ["body parameter x: is not documented; expected action or id or tags"],
  ],
  [
    "no integer in a form",
    action,
    form,
    "action=deactivate&id=7.5",
    ['body parameter id: must be integer, found "7.5"'],
  ],
  [
    "JSON where a form is expected",
    action,
    json,
    { action: "deactivate", id: 7 },
    ['body: its Content-Type must be application/x-www-form-urlencoded, found "application/json"'],
  ],
  ["an integer", leave, json, { id: 7, notify: false }, "7"],
  [
    "an integer as a text",
    leave,
    json,
    { id: "7", notify: false },
    ['body: /id must be integer, found "7"'],
  ],
  [
    "a constant left out",
    leave,
    json,
    { id: 7 },
    ["body: /notify must be false, but it is missing"],
  ],
  [
    "a required part left out",
    leave,
    json,
    { notify: false },
    ["body: must have required property 'id', found {\"notify\":false}"],
  ],
  [
    "an integer that readers round",
    leave,
    json,
    '{"id":9007199254740993,"notify":false}',
    [
      "body: 9007199254740993 is beyond 2^53, where JSON parsers round it (RFC 8259 §6); expected a string or a smaller integer",
    ],
  ],
  [
    "such digits in a text",
    more,
    json,
    '{"id":"9007199254740993 \\" 9007199254740993"}',
    '9007199254740993 " 9007199254740993',
  ],
  ["an optional frame left out", more, json, { id: "7" }, "7"],
  ["an optional frame", more, json, { id: "7", more: { note: "", kind: "x" } }, "7"],
  [
    "a constant left out of it",
    more,
    json,
    { id: "7", more: { note: "" } },
    ['body: /more/kind must be "x", but it is missing'],
  ],
  ["an object of anything", more, json, { id: "7", all: { a: { b: 1 } } }, "7"],
  ["one of two", twoOf, json, { email: "a@x.example" }, ""],
  [
    "neither of two",
    twoOf,
    json,
    { email: "a" },
    expect.arrayContaining(['body: /email must match format "email", found "a"']) as never,
  ],
  [
    "a schema that holds itself",
    tree,
    "application/vnd.api+json",
    { id: "1", child: { id: "2" } },
    "1",
  ],
  [
    "a mistake inside it",
    tree,
    "application/vnd.api+json",
    { id: "1", child: { id: "2", child: {} } },
    ["body: /child/child must have required property 'id', found {}"],
  ],
  ["an optional body left out", optional, null, "", ""],
  ["a required body left out", leave, null, "", ["body: is required, but it is empty"]],
  ["no JSON", leave, json, "{", [expect.stringMatching(/^body: must be JSON: /)]],
  ["a list", leave, json, [], ["body: must be object, found []"]],
  [
    "no media type",
    leave,
    "",
    { id: 7, notify: false },
    [expect.stringMatching(/^body: its Content-Type must be application\/json, found /)],
  ],
];

test.for(rows)("a body: %s", async ([, made, mediaType, sent, want]) => {
  const parameters = [{ name: "org", in: "header", schema: {} }];
  const { provider, send } = await playOperation(
    { ...made, components, parameters },
    made === scim || made === twoOf ? "org" : "id",
  );
  const content = typeof sent === "string" ? sent : JSON.stringify(sent);
  const init: RequestInit =
    mediaType === null
      ? {}
      : { body: content, headers: mediaType === "" ? {} : { "content-type": mediaType } };
  const { status } = await send("/x", { method: "POST", ...init });
  const [request] = provider.requests;
  expect(request?.problems).toEqual(typeof want === "string" ? [] : want);
  if (typeof want === "string") expect(request?.member).toBe(want);
  expect(status).toBe(typeof want === "string" ? 404 : 400);
});

test("a part of a form that no form can say is refused at once", async () => {
  await expect(
    playOperation(body(form, object({ id: text, more: object({ a: text }) }, ["id"]))),
  ).rejects.toThrow(
    "The body parameter more of acme is not supported: expected a scalar or an array of scalars in a form, found an object.",
  );
});

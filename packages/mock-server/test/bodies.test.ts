import { expect, test } from "vitest";
import { type Made, playOperation } from "./play-operation.ts";

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const text = { type: "string" };
const integer = { type: "integer" };
const body = (mediaType: string, schema: object, required = true): Partial<Made> => ({
  method: "post",
  requestBody: { required, content: { [mediaType]: { schema } } },
});
const object = (properties: object, required: string[] = []) => ({
  ...{ type: "object", required, properties },
});
const tree = { $ref: "#/components/schemas/Tree" };
const components = {
  schemas: {
    Variables: object({ id: text, note: { type: ["string", "null"] } }, ["id"]),
    Tree: object({ id: text, child: tree }, ["id"]),
  },
};

type Row = [title: string, sent: unknown, want: string | unknown[], mediaType?: string];

/** What is sent, and whom it names or what is wrong with it. */
function describeBody(name: string, made: Partial<Made>, usual: string, rows: Row[]): void {
  test.for(rows)(`${name}: %s`, async ([, sent, want, mediaType = usual]) => {
    const { provider, send } = await playOperation({ ...made, components }, "id");
    const content = typeof sent === "string" ? sent : JSON.stringify(sent);
    const headers = mediaType === "" ? {} : { "content-type": mediaType };
    const { status } = await send("/x", content === "" ? {} : { body: content, headers });
    const [request] = provider.requests;
    expect(request?.problems).toEqual(typeof want === "string" ? [] : want);
    if (typeof want === "string") expect(request?.member).toBe(want);
    expect(status).toBe(typeof want === "string" ? 404 : 400);
  });
}

const leave = body(json, object({ id: integer, notify: { const: false } }, ["id"]));
const whole = { id: 7, notify: false };
describeBody("JSON", leave, json, [
  ["as documented", whole, "7", "Application/JSON; charset=utf-8"],
  ["another type", { id: "7", notify: false }, ['body: /id must be integer, found "7"']],
  ["a constant left out", { id: 7 }, ["body: /notify must be false, but it is missing"]],
  [
    "a required property left out",
    { notify: false },
    ["body: must have required property 'id', found {\"notify\":false}"],
  ],
  [
    "an integer that parsers round",
    '{"id":9007199254740993,"notify":false}',
    [
      "body: 9007199254740993 is beyond 2^53, where JSON parsers round it (RFC 8259 §6); expected a string or a smaller integer",
    ],
  ],
  [
    "an undocumented property",
    { ...whole, x: 1 },
    ["body: /x is not documented; expected id or notify"],
  ],
  ["an array", [], ["body: must be object, found []"]],
  ["no body", "", ["body: is required, but it is empty"]],
  ["malformed JSON", "{", [expect.stringMatching(/^body: must be JSON: /)]],
  [
    "another media type",
    whole,
    ['body: its Content-Type must be application/json, found "application/scim+json"'],
    "application/scim+json",
  ],
]);

const query = "mutation($id: ID!) { leave(id: $id) }";
const graphql = object({ query: { const: query }, variables: components.schemas.Variables }, [
  ...["query", "variables"],
]);
describeBody("a nested object", body(json, graphql), json, [
  ["as documented", { query, variables: { id: "7", note: null } }, "7"],
  [
    "another constant",
    { query: "{ me }", variables: { id: "7" } },
    [`body: /query must be ${JSON.stringify(query)}, found "{ me }"`],
  ],
  [
    "an undocumented property in it",
    { query, variables: { id: "7", "I/D": "8" } },
    ["body: /variables/I~1D is not documented; expected id or note"],
  ],
]);

const more = object(
  {
    id: text,
    more: object({ note: text, kind: { const: "x" } }),
    all: { type: "object", additionalProperties: true },
  },
  ["id"],
);
describeBody("optional properties", body(json, more), json, [
  ["left out", { id: "7" }, "7"],
  [
    "a constant left out",
    { id: "7", more: {} },
    ['body: /more/kind must be "x", but it is missing'],
  ],
  ["anything where all is allowed", { id: "7", all: { a: { b: 1 } } }, "7"],
  [
    "digits beyond 2^53 in a text",
    '{"id":"9007199254740993 \\" 9007199254740993"}',
    '9007199254740993 " 9007199254740993',
  ],
]);

describeBody("an optional body", body(json, object({ id: text }), false), json, [
  ["left out", "", ""],
]);

const choice = [
  object({ id: text, by: { const: "id" } }, ["id"]),
  object({ email: { ...text, format: "email" } }, ["email"]),
];
describeBody("one of two objects", body(json, { oneOf: choice }), json, [
  ["the first", { id: "7" }, "7"],
  ["the second", { email: "a@x.example" }, ""],
  [
    "neither",
    { email: "a" },
    expect.arrayContaining(['body: /email must match format "email", found "a"']),
  ],
]);

describeBody(
  "a schema that contains itself",
  body("application/vnd.api+json", tree),
  "application/vnd.api+json",
  [
    ["as documented", { id: "1", child: { id: "2" } }, "1"],
    [
      "a mistake inside it",
      { id: "1", child: { id: "2", child: {} } },
      ["body: /child/child must have required property 'id', found {}"],
    ],
  ],
);

const action = object(
  { action: { const: "deactivate" }, id: integer, tags: { type: "array", items: text } },
  ["id"],
);
describeBody("a form", body(form, action), form, [
  ["as documented", "action=deactivate&id=7&tags=a&tags=b%2Cc+d", "7"],
  [
    "a constant left out",
    "id=7",
    ['body parameter action: must be "deactivate", but it is missing'],
  ],
  [
    "a scalar twice",
    "action=deactivate&id=7&id=8",
    ["body parameter id: must be sent once, found 2 times"],
  ],
  [
    "an undocumented property",
    "action=deactivate&id=7&x=1",
    ["body parameter x: is not documented; expected action or id or tags"],
  ],
  ["another type", "action=deactivate&id=7.5", ['body parameter id: must be integer, found "7.5"']],
]);

test.for<[title: string, mediaType: string, schema: object, sentence: string]>([
  [
    "an object in a form",
    form,
    object({ id: text, more: object({ a: text }) }, ["id"]),
    "The body parameter more of acme is not supported: expected a scalar or an array of scalars in a form, found an object.",
  ],
  [
    "another media type",
    "text/plain",
    text,
    "The request body of acme is not supported: expected JSON or application/x-www-form-urlencoded, found text/plain.",
  ],
])("a body that is not supported: %s", async ([, mediaType, schema, sentence]) => {
  await expect(playOperation(body(mediaType, schema))).rejects.toThrow(sentence);
});

import { describe, expect, test } from "vitest";
import { formBody, int64, jsonBody, list, part, record } from "../../src/index.ts";
import { failureOf, json, recorder } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

const text = { in: "body", type: "string" } as const;
const optional = { ...text, optional: true } as const;
const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
const Operations = [{ op: "replace", value: { active: false } }];

const scim = {
  parameters: {},
  body: jsonBody("application/scim+json", () => ({ schemas, Operations })),
};
const action = {
  parameters: { "user-id": text, tags: { in: "body", optional: true, check: list(text) } },
  body: jsonBody("application/json", (values) => ({
    ...{ action: "deactivate", "user-id": values["user-id"], tags: values.tags },
  })),
} as const;
const graph = {
  parameters: { id: text, note: optional, by: optional },
  body: jsonBody("application/json", (values) => ({
    query: "mutation($id: ID!) { leave(id: $id) { ok } }",
    variables: { id: values.id, more: part({ note: values.note, by: values.by }) },
  })),
} as const;
const reason = {
  parameters: { reason: optional },
  body: jsonBody("application/json", (values) => ({ reason: values.reason }), true),
} as const;
const form = {
  parameters: {
    email: text,
    id: { in: "body", optional: true, check: int64 },
    tags: { in: "body", optional: true, check: list(text) },
  },
  body: formBody((values) => ({
    action: "leave",
    email: values.email,
    id: values.id,
    tags: values.tags,
  })),
} as const;
const formType = "application/x-www-form-urlencoded";

type Row = readonly [
  name: string,
  operation: NonNullable<Parameters<typeof smallProvider>[0]>,
  given: Record<string, unknown>,
  wire: unknown,
  wanted: readonly [mediaType: string | null, text: string],
];

const rows: readonly Row[] = [
  [
    "SCIM PatchOp",
    scim,
    {},
    undefined,
    ["application/scim+json", JSON.stringify({ schemas, Operations })],
  ],
  [
    "SCIM PatchOp, written out",
    scim,
    {},
    { schemas, Operations },
    ["application/scim+json", JSON.stringify({ schemas, Operations })],
  ],
  [
    "an action",
    action,
    { "user-id": "u1" },
    { "user-id": "u1" },
    ["application/json", '{"action":"deactivate","user-id":"u1"}'],
  ],
  [
    "an action with a list",
    action,
    { "user-id": "u1", tags: [] },
    { action: "deactivate", "user-id": "u1", tags: [] },
    ["application/json", '{"action":"deactivate","user-id":"u1","tags":[]}'],
  ],
  [
    "GraphQL",
    graph,
    { id: 'x"}' },
    { variables: { id: 'x"}' } },
    [
      "application/json",
      '{"query":"mutation($id: ID!) { leave(id: $id) { ok } }","variables":{"id":"x\\"}"}}',
    ],
  ],
  [
    "GraphQL with an optional part",
    graph,
    { id: "x", note: "bye\n" },
    { variables: { id: "x", more: { note: "bye\n" } } },
    [
      "application/json",
      '{"query":"mutation($id: ID!) { leave(id: $id) { ok } }","variables":{"id":"x","more":{"note":"bye\\n"}}}',
    ],
  ],
  ["an optional body, left out", reason, {}, undefined, [null, ""]],
  [
    "an optional body",
    reason,
    { reason: "" },
    { reason: "" },
    ["application/json", '{"reason":""}'],
  ],
  [
    "a form",
    form,
    { email: "a+b@c.example" },
    { email: "a+b@c.example" },
    [formType, "action=leave&email=a%2Bb%40c.example"],
  ],
  [
    "a form with a list and a large number",
    form,
    { email: "é", id: "9007199254740993", tags: ["x y", "z"] },
    { email: "é", id: "9007199254740993", tags: ["x y", "z"] },
    [formType, "action=leave&email=%C3%A9&id=9007199254740993&tags=x+y&tags=z"],
  ],
];

describe("sends the body that the spec describes, in both forms of the call", () => {
  test.for(rows)("%s", async ([, operation, given, wire, wanted]) => {
    const { client, sent } = smallProvider({ ...operation, method: "POST" });
    await client.deleteMember(given);
    const post = (client as unknown as Record<"POST", typeof client.DELETE>).POST;
    await post("/seats", wire === undefined ? {} : { body: wire });
    const shown = await client.deleteMember.request(given);
    const seen = [...sent.requests, shown].map(async (request) => [
      request.headers.get("content-type"),
      await request.text(),
    ]);
    expect(await Promise.all(seen)).toEqual([wanted, wanted, wanted]);
  });

  test("at every attempt again", async () => {
    const bodies: string[] = [];
    const { fetch } = recorder(async (request) => {
      bodies.push(await request.text());
      return bodies.length < 3 ? json(429, {}, { "retry-after": "0" }) : json(200, {});
    });
    const { client } = smallProvider(action, {}, { fetch, retry: { limit: 2 } });
    await expect(client.deleteMember({ "user-id": "u1" })).resolves.toMatchObject({ attempts: 3 });
    expect(new Set(bodies)).toEqual(new Set(['{"action":"deactivate","user-id":"u1"}']));
  });

  test("without a word of it in an error", async () => {
    const { fetch } = recorder(() => json(400, { message: "no" }));
    const { client } = smallProvider(action, {}, { fetch });
    const error = await failureOf(client.deleteMember({ "user-id": "somebody" }));
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("somebody");
  });
});

describe("refuses before anything is sent, and without the value", () => {
  test.for<[string, Row[1], unknown, string]>([
    ["a part that is missing", action, {}, 'parameter "user-id" is missing'],
    [
      "a blank text",
      action,
      { "user-id": " \n" },
      'parameter "user-id" is empty, or begins or ends with white space',
    ],
    [
      "a lone surrogate",
      action,
      { "user-id": "\ud800" },
      'parameter "user-id" has a control character or lone surrogate',
    ],
    ["a number for a text", action, { "user-id": 7 }, 'parameter "user-id" must be a string'],
    [
      "a constant",
      action,
      { "user-id": "u", action: "delete" },
      'has no parameter "action"; it has user-id, tags',
    ],
    [
      "a wrong item",
      action,
      { "user-id": "u", tags: ["a", 1] },
      'parameter "tags" at 1 must be a string',
    ],
    [
      "a circle",
      { parameters: { it: { in: "body" } }, body: jsonBody("a/json", (v) => v) },
      { it: circle() },
      `the body can't be written: a part of it threw TypeError`,
    ],
    ...[
      Number.NaN,
      [Number.POSITIVE_INFINITY],
      [undefined],
      new Array(1),
      { a: [() => "x"] },
      { a: Symbol("x") },
    ].flatMap((it): [string, Row[1], unknown, string][] => [
      [
        "what JSON would lose, in anything",
        { parameters: { it: { in: "body" } }, body: jsonBody("a/json", (v) => v) },
        { it },
        "the body can't be written: a part of it threw TypeError",
      ],
      [
        "what JSON would lose, in an array",
        { parameters: { it: { in: "body", check: list({}) } } },
        { it: [it] },
        'parameter "it" is or has something that JSON has not',
      ],
    ]),
    [
      "a function with a text of its own",
      { parameters: { it: { in: "body" } } },
      { it: Object.assign(() => 1, { toString: 1, valueOf: 1 }) },
      'parameter "it" is or has something that JSON has not',
    ],
    [
      "a symbol",
      { parameters: { it: { in: "body" } } },
      { it: Symbol("x") },
      'parameter "it" is or has something that JSON has not',
    ],
    [
      "no finite number",
      { parameters: { it: { in: "body", type: "number" } } },
      { it: Number.NaN },
      'parameter "it" must be a finite number',
    ],
    [
      "an unknown property",
      { parameters: { it: { in: "body", check: record({ a: text }) } } },
      { it: { a: "x", b: "y" } },
      'parameter "it" may have a, but no "b"',
    ],
    [
      "a missing property",
      { parameters: { it: { in: "body", check: record({ a: text }) } } },
      { it: {} },
      'parameter "it" has no "a"',
    ],
  ])("%s", async ([, operation, given, wanted]) => {
    const { client, sent } = smallProvider(operation);
    const { message } = await failureOf(client.deleteMember(given as Record<string, unknown>));
    expect(message).toBe(`Small Provider: DELETE /seats: ${wanted}. Nothing was sent.`);
    expect(sent.requests).toEqual([]);
  });

  test.for<[string, Row[1], unknown, string]>([
    [
      "another constant",
      action,
      { action: "delete", "user-id": "u" },
      '"body.action" must be "deactivate", or left out',
    ],
    [
      "another constant below",
      scim,
      { Operations: [{ op: "add" }] },
      `"body.Operations" must be ${JSON.stringify(Operations)}, or left out`,
    ],
    [
      "an unknown part",
      action,
      { "user-id": "u", force: true },
      '"body" has no part "force"; it has action, user-id, tags',
    ],
    [
      "an unknown part below",
      graph,
      { variables: { id: "x", constructor: 1 } },
      '"body.variables" has no part "constructor"; it has id, more',
    ],
    ["no object", action, "user-id", '"body" must be an object'],
    ["null", action, null, '"body" must be an object'],
    ["an array", scim, [], '"body" must be an object'],
    [
      "an array below",
      graph,
      { variables: { id: "x", more: [] } },
      '"body.variables.more" must be an object',
    ],
    [
      "no JSON for a constant",
      graph,
      { variables: {}, query: 7n },
      '"body.query" must be "mutation($id: ID!) { leave(id: $id) { ok } }", or left out',
    ],
    ["a missing part", graph, {}, ': DELETE /seats: parameter "id" is missing'],
    [
      "a body where there is none",
      {},
      { id: 1 },
      ': DELETE /seats: has no option "body"; it has signal, headers, timeout, retry',
    ],
    [
      "a getter that throws",
      action,
      {
        get action() {
          throw new Error("secret");
        },
      },
      `a part of "body" can't be read: it threw Error`,
    ],
  ])("in the typed call: %s", async ([, operation, body, wanted]) => {
    const { client, sent } = smallProvider(operation);
    const { message } = await failureOf(client.DELETE("/seats", { body }));
    expect(message).toContain(wanted);
    expect(sent.requests).toEqual([]);
  });

  test("a part of the body in a place of its own", async () => {
    const { client, sent } = smallProvider(action);
    const init = { params: { body: { "user-id": "a" } }, body: { "user-id": "b" } };
    const { message } = await failureOf(client.DELETE("/seats", init));
    expect(message).toContain('has no parameter "body.user-id"');
    expect(sent.requests).toEqual([]);
  });

  test("a body that middleware puts in its place", async () => {
    const { client, sent } = smallProvider({ ...action, method: "POST" });
    (client as unknown as { use(middleware: object): void }).use({
      onRequest: ({ request }: { request: Request }) => new Request(request, { body: "other" }),
    });
    const { outcome } = await failureOf(client.deleteMember({ "user-id": "u" }));
    expect([outcome, sent.requests]).toEqual(["not-sent", []]);
  });

  test.for(["the caller's", "middleware's"])("%s own length of a body", async (whose) => {
    const { client, sent } = smallProvider({ ...action, method: "POST" });
    const others = { "content-length": "6", "content-encoding": "gzip" };
    if (whose === "middleware's")
      (client as unknown as { use(middleware: object): void }).use({
        onRequest: ({ request }: { request: Request }) => new Request(request, { headers: others }),
      });
    await client.deleteMember(
      { "user-id": "u" },
      { headers: whose === "middleware's" ? {} : others },
    );
    const [request] = sent.requests;
    expect(Object.keys(others).map((name) => request?.headers.get(name))).toEqual([null, null]);
  });

  test("a content type of the caller's", async () => {
    const definition = { own: { "x-key": null, "content-type": null } };
    const { client, sent } = smallProvider(action, definition);
    const headers = { "content-type": "text/plain" };
    const { message } = await failureOf(client.deleteMember({ "user-id": "u" }, { headers }));
    expect(message).toContain("can't set content-type");
    expect(sent.requests).toEqual([]);
  });
});

function circle(): object {
  const made: Record<string, unknown> = {};
  made.made = made;
  return made;
}

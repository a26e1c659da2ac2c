import { expect, test } from "vitest";
import { type Made, playOperation } from "./play-operation.ts";

const json = (media: object) => ({ description: "", content: { "application/json": media } });
const object = (properties: object, required: string[] = []) => ({
  type: "object",
  properties,
  required,
});

/** Slack's way: a 200 that says whether it worked, and which of its errors is "no such member". */
const slackRemoval = {
  absent: [{ status: 200, pointer: "/error", equals: "users_not_found" }],
  failed: [{ status: 200, pointer: "/ok", equals: false }],
};
const slackSchema = object({ ok: { type: "boolean" }, error: { type: "string" } }, ["ok"]);
/** GraphQL's: errors in a 200. */
const graphqlRemoval = { failed: [{ status: 200, pointer: "/errors" }] };
const graphqlSchema = {
  oneOf: [
    object({ data: object({ leave: { const: true } }, ["leave"]) }, ["data"]),
    object(
      {
        errors: {
          type: "array",
          minItems: 1,
          items: object({ message: { type: "string" } }, ["message"]),
        },
      },
      ["errors"],
    ),
  ],
};
const error = { type: "object", required: ["code"], properties: { code: { type: "integer" } } };
const jsonApi = { errors: [{ status: "404", code: "not_found" }] };

interface Row {
  readonly title: string;
  readonly made: Partial<Made>;
  /** Status, media type and body of the first removal, and of the second. */
  readonly want: [unknown, unknown];
}
const good = [200, "application/json", '{"ok":true}'];
const rows: Row[] = [
  {
    title: "an absent 2xx, made of the example of a success",
    made: {
      removal: slackRemoval,
      responses: { 200: json({ schema: slackSchema, example: { ok: true } }) },
    },
    want: [good, [200, "application/json", '{"ok":false,"error":"users_not_found"}']],
  },
  {
    title: "an absent 2xx, as one of the examples",
    made: {
      removal: slackRemoval,
      responses: {
        200: json({
          schema: slackSchema,
          examples: {
            other: { value: { ok: false, error: "not_allowed" } },
            gone: { value: { ok: false, error: "users_not_found", x: 1 } },
            good: { $ref: "#/components/examples/good" },
          },
        }),
      },
      components: { examples: { good: { value: { ok: true } } } },
    },
    want: [good, [200, "application/json", '{"ok":false,"error":"users_not_found","x":1}']],
  },
  {
    title: "an absent 2xx of a schema of its own",
    made: {
      removal: slackRemoval,
      responses: {
        200: json({
          schema: {
            anyOf: [
              object({ ok: { const: true } }, ["ok"]),
              object({ ok: { const: false }, error: { type: "string" } }, ["ok", "error"]),
            ],
          },
        }),
      },
    },
    want: [good, [200, "application/json", '{"ok":false,"error":"users_not_found"}']],
  },
  {
    title: "a success beside errors of GraphQL",
    made: { removal: graphqlRemoval, responses: { 200: json({ schema: graphqlSchema }) } },
    want: [
      [200, "application/json", '{"data":{"leave":true}}'],
      [404, null, ""],
    ],
  },
  {
    title: "the first of several 2xx; a range for the absent",
    made: {
      removal: { absent: [{ status: 410, pointer: "/code", equals: 7 }] },
      responses: {
        202: json({ example: { later: true } }),
        201: { description: "" },
        "4XX": json({ schema: error, example: { code: 1 } }),
      },
    },
    want: [
      [201, null, ""],
      [410, "application/json", '{"code":7}'],
    ],
  },
  {
    title: "default for the absent",
    made: {
      removal: { absent: [{ status: 404, pointer: "/code", equals: 7 }] },
      responses: { 200: { description: "" }, default: json({ schema: error }) },
    },
    want: [
      [200, null, ""],
      [404, "application/json", '{"code":7}'],
    ],
  },
  {
    title: "a written status before the range, and the range before default",
    made: {
      removal: { absent: [{ status: 409 }] },
      responses: {
        200: { description: "" },
        404: json({ example: 1 }),
        "4XX": json({ example: 2 }),
        default: json({ example: 3 }),
      },
    },
    want: [
      [200, null, ""],
      [409, "application/json", "2"],
    ],
  },
  {
    title: "no body in a 204, whatever it declares; problem+json",
    made: {
      responses: {
        204: json({ schema: object({}) }),
        404: {
          description: "",
          content: { "application/problem+json": { example: { title: "Gone" } } },
        },
      },
    },
    want: [
      [204, null, ""],
      [404, "application/problem+json", '{"title":"Gone"}'],
    ],
  },
  {
    title: "JSON:API",
    made: {
      removal: { absent: [{ status: 404, pointer: "/errors/0/code", equals: "not_found" }] },
      responses: {
        200: {
          description: "",
          content: { "application/vnd.api+json": { example: { meta: {} } } },
        },
        404: { description: "", content: { "application/vnd.api+json": { example: jsonApi } } },
      },
    },
    want: [
      [200, "application/vnd.api+json", '{"meta":{}}'],
      [404, "application/vnd.api+json", JSON.stringify(jsonApi)],
    ],
  },
  {
    title: "text",
    made: {
      responses: {
        200: {
          description: "",
          content: { "text/plain": { schema: { type: "string" }, example: "Bye." } },
        },
        404: { description: "", content: { "text/html": { example: "<p>" } } },
      },
    },
    want: [
      [200, "text/plain", "Bye."],
      [404, "text/html", "<p>"],
    ],
  },
];

const path = "/x/{id}";
const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
test.for(rows)("a removal and the next: $title", async ({ made, want }) => {
  const { provider, send } = await playOperation({ path, parameters, ...made });
  provider.add({}, "7");
  const seen = [];
  for (let count = 0; count < 2; count++) {
    const response = await send("/x/7");
    seen.push([response.status, response.headers.get("content-type"), await response.text()]);
  }
  expect(seen).toEqual(want);
  expect(provider.requests.flatMap(({ problems }) => problems)).toEqual([]);
});

test.each([
  ["Slack's", slackRemoval, slackSchema, { ok: true }, '{"ok":false}'],
  ["GraphQL's", graphqlRemoval, graphqlSchema, undefined, '{"errors":[{"message":"string"}]}'],
] as const)("a 2xx that says no: %s", async (_, removal, schema, example, want) => {
  const responses = { 200: json({ schema, ...(example && { example }) }) };
  const { provider, send } = await playOperation({ path, parameters, removal, responses });
  provider.add({}, "7");
  provider.fail({ type: "failed" });
  const response = await send("/x/7");
  expect([response.status, await response.text()]).toEqual([200, want]);
  expect(provider.members()).toEqual(["7"]);
  provider.fail({ type: "failed", effect: "after" });
  expect(await (await send("/x/7")).text()).toBe(want);
  expect(provider.members()).toEqual([]);
});

test.each([
  [
    "a spec that has none",
    { responses: { 200: json({ example: {} }) } },
    "acme has no 2xx that reports a failure: its x-removal has no `failed` for this URL.",
  ],
  [
    "one that its schema forbids",
    {
      removal: slackRemoval,
      responses: {
        200: json({ schema: object({ ok: { const: true } }, ["ok"]), example: { ok: true } }),
      },
    },
    "can match `failed` of x-removal: /ok must be true, found false.",
  ],
] as [string, Partial<Made>, string][])(
  "no 2xx says no where it can't: %s",
  async (_, made, sentence) => {
    const { removal, ...others } = made;
    const kept = removal && { removal: { failed: (removal as typeof slackRemoval).failed } };
    const { provider } = await playOperation({ path, parameters, ...others, ...kept });
    expect(() => provider.fail({ type: "failed" })).toThrow(sentence);
  },
);

const listed = object(
  {
    code: { type: "integer" },
    state: { type: "string", enum: ["done", "denied"] },
    ok: { type: "boolean" },
    left: { type: "array", minItems: 1, items: { type: "string" } },
    data: { type: ["object", "null"], properties: { name: { type: "string" } } },
    errors: { type: "array", items: object({ message: { type: "string" } }, ["message"]) },
  },
  ["left"],
);
const done = { code: 0, state: "done", ok: true, left: ["7"], data: { name: "Ada" } };

// A 2xx is made so that the matcher fits; against the schema only where the matcher is about what it forbids.
test.each<[matcher: object, changed: object]>([
  [{ pointer: "/errors" }, { errors: [{ message: "string" }] }],
  [{ pointer: "/errors", outcome: "unknown" }, { errors: [{ message: "string" }] }],
  [{ pointer: "/code" }, { code: 1 }],
  [{ pointer: "/code", equals: 7 }, { code: 7 }],
  [{ pointer: "/code", notEquals: 0 }, { code: 1 }],
  [{ pointer: "/state", notEquals: "done" }, { state: "denied" }],
  [{ pointer: "/ok", notEquals: true }, { ok: false }],
  [{ pointer: "/data/name", notEquals: "Ada" }, { data: { name: "string" } }],
  [{ pointer: "/state", startsWith: "den" }, { state: "denied" }],
  [{ pointer: "/left", empty: true }, { left: [] }],
  [{ pointer: "/data", empty: true }, { data: {} }],
  [{ pointer: "/data/name", empty: true }, { data: { name: "" } }],
  [{ pointer: "/left", missing: true }, { left: undefined }],
  [{ pointer: "/left/0", missing: true }, { left: [] }],
  [{ pointer: "/data/name", missing: true }, { data: {} }],
])("a 2xx that says no by %j", async (matcher, changed) => {
  const responses = { 200: json({ schema: listed, example: done }) };
  const removal = { failed: [{ status: 200, ...matcher }] };
  const { provider, send } = await playOperation({ path, parameters, removal, responses });
  provider.fail({ type: "failed" });
  const whole = JSON.parse(JSON.stringify({ ...done, ...changed }));
  expect(await (await send("/x/7")).json()).toEqual(whole);
});

test("who is not there is said, though another reason is the first that fails", async () => {
  const code = (equals: string) => ({ status: 200, pointer: "/code", equals });
  const removal = { absent: [code("gone")], failed: [code("denied")] };
  const responses = { 200: json({ example: { code: "done" } }) };
  const { send } = await playOperation({ path, parameters, removal, responses });
  expect(await (await send("/x/7")).json()).toEqual({ code: "gone" });
});

test("nothing is missing in a success without a body", async () => {
  const removal = { failed: [{ status: 200, pointer: "/a", missing: true }] };
  const responses = { 200: { description: "" } };
  const { provider, send } = await playOperation({ path, parameters, removal, responses });
  provider.add({}, "7");
  expect((await send("/x/7")).status).toBe(200);
});

test.each([
  ["errors: null", { data: { name: "Ada" }, errors: null, left: ["7"] }],
  ["errors: []", { data: { name: "Ada" }, errors: [], left: ["7"] }],
])("a success may have %s beside its data", async (_, example) => {
  const responses = { 200: json({ example }) };
  const { provider, send } = await playOperation({
    ...{ path, parameters, removal: graphqlRemoval, responses },
  });
  provider.add({}, "7");
  expect(await (await send("/x/7")).json()).toEqual(example);
});

test("a success that would be an absent member is refused at once", async () => {
  const { absent } = slackRemoval;
  const example = { ok: false, error: "users_not_found" };
  const made = { path, parameters, removal: { absent }, responses: { 200: json({ example }) } };
  await expect(playOperation(made)).rejects.toThrow("response 200 of acme matches `absent`");
});

test("a 401 that only default documents", async () => {
  const components = { securitySchemes: { key: { type: "http", scheme: "bearer" } } };
  const responses = { 204: { description: "" }, default: json({ schema: error }) };
  const { send } = await playOperation({
    path,
    parameters,
    responses,
    components,
    security: [{ key: [] }],
  });
  const response = await send("/x/7");
  expect([response.status, await response.json()]).toEqual([401, { code: 0 }]);
});

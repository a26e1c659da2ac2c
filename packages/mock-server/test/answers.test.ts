import { expect, test } from "vitest";
import { type Made, playOperation } from "./play-operation.ts";

const json = (media: object) => ({ description: "", content: { "application/json": media } });
const object = (properties: object, required: string[] = []) => ({
  ...{ type: "object", properties, required },
});
const nothing = { description: "" };
const path = "/x/{id}";
const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
const play = (made: Partial<Made>) => playOperation({ path, parameters, ...made });

/** A 200 that says whether it worked, and one of whose errors is "no such member". */
const inSuccess = {
  absent: [{ status: 200, pointer: "/error", equals: "users_not_found" }],
  failed: [{ status: 200, pointer: "/ok", equals: false }],
};
const okSchema = object({ ok: { type: "boolean" }, error: { type: "string" } }, ["ok"]);
const okTrue = [200, "application/json", '{"ok":true}'];
const absentAt = (pointer: string, more: object, status = 404) => ({
  absent: [{ status, pointer, ...more }],
});
const example = { a: { b: 1 }, c: 2 };

interface Row {
  readonly title: string;
  readonly removal?: object;
  readonly responses: object;
  readonly components?: object;
  /** Status, media type and body of the first removal, and of the second. */
  readonly want: [first: unknown[], second: unknown[]];
}
const rows: Row[] = [
  {
    title: "absent in a 2xx: an example",
    removal: inSuccess,
    responses: {
      200: json({
        schema: okSchema,
        examples: {
          other: { value: { ok: false, error: "not_allowed" } },
          gone: { value: { ok: false, error: "users_not_found", x: 1 } },
          good: { $ref: "#/components/examples/good" },
        },
      }),
    },
    components: { examples: { good: { value: { ok: true } } } },
    want: [okTrue, [200, "application/json", '{"ok":false,"error":"users_not_found","x":1}']],
  },
  {
    title: "absent in a 2xx: the example of a success, changed",
    removal: inSuccess,
    responses: { 200: json({ schema: okSchema, example: { ok: true } }) },
    want: [okTrue, [200, "application/json", '{"ok":false,"error":"users_not_found"}']],
  },
  {
    title: "absent in a 2xx: made from an alternative of the schema",
    removal: inSuccess,
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
    want: [okTrue, [200, "application/json", '{"ok":false,"error":"users_not_found"}']],
  },
  {
    title: "the example of the absent status",
    removal: absentAt("/a/b", { equals: 1 }),
    responses: { 204: nothing, 404: json({ example }) },
    want: [
      [204, null, ""],
      [404, "application/json", '{"a":{"b":1},"c":2}'],
    ],
  },
  {
    title: "a pointer to a name with a slash",
    removal: absentAt("/a~1b", {}),
    responses: { 204: nothing, 404: json({ schema: { type: "object" } }) },
    want: [
      [204, null, ""],
      [404, "application/json", '{"a/b":"absent"}'],
    ],
  },
  {
    title: "a pointer into an array",
    removal: absentAt("/0/code", { startsWith: "x" }),
    responses: { 204: nothing, 404: json({ example: [{ code: "y" }] }) },
    want: [
      [204, null, ""],
      [404, "application/json", '[{"code":"x no such member"}]'],
    ],
  },
  {
    title: "the lowest 2xx, and a range for the absent status",
    removal: absentAt("/code", { equals: 7 }, 410),
    responses: {
      ...{ 202: json({ example: { later: true } }), 201: nothing },
      "4XX": json({ example: { code: 1 } }),
    },
    want: [
      [201, null, ""],
      [410, "application/json", '{"code":7}'],
    ],
  },
  {
    title: "a status before its range, and the range before default",
    removal: { absent: [{ status: 409 }] },
    responses: {
      ...{ 200: nothing, 404: json({ example: 1 }) },
      ...{ "4XX": json({ example: 2 }), default: json({ example: 3 }) },
    },
    want: [
      [200, null, ""],
      [409, "application/json", "2"],
    ],
  },
  {
    title: "without `absent`, the documented 404, here by default",
    responses: { 200: nothing, default: json({ example: 3 }) },
    want: [
      [200, null, ""],
      [404, "application/json", "3"],
    ],
  },
  {
    title: "without `absent` and 404, an empty 404; a 204 has no body",
    responses: { 204: json({ schema: object({}) }) },
    want: [
      [204, null, ""],
      [404, null, ""],
    ],
  },
  {
    title: "texts and +json",
    responses: {
      200: {
        ...nothing,
        content: { "text/plain": { schema: { type: "string" }, example: "Bye." } },
      },
      404: { ...nothing, content: { "application/problem+json": { example: { title: "Gone" } } } },
    },
    want: [
      [200, "text/plain", "Bye."],
      [404, "application/problem+json", '{"title":"Gone"}'],
    ],
  },
  {
    title: "absent, though another failure stands before it in the same status",
    removal: {
      absent: [{ status: 200, pointer: "/code", equals: "gone" }],
      failed: [{ status: 200, pointer: "/code", equals: "denied" }],
    },
    responses: { 200: json({ example: { code: "done" } }) },
    want: [
      [200, "application/json", '{"code":"done"}'],
      [200, "application/json", '{"code":"gone"}'],
    ],
  },
  {
    title: "nothing is missing in a success without a body",
    removal: { failed: [{ status: 200, pointer: "/a", missing: true }] },
    responses: { 200: nothing },
    want: [
      [200, null, ""],
      [404, null, ""],
    ],
  },
];
test.for(rows)("a removal and a second one: $title", async ({ want, ...made }) => {
  const { provider, send } = await play(made);
  provider.add({}, "7");
  const seen = [];
  for (let count = 0; count < 2; count++) {
    const response = await send("/x/7");
    seen.push([response.status, response.headers.get("content-type"), await response.text()]);
  }
  expect(seen).toEqual(want);
  expect(provider.requests.flatMap(({ problems }) => problems)).toEqual([]);
});

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

// The example is changed to a value that the schema allows, but where `empty` and `missing` ask for what it forbids.
test.each<[matcher: object, changed: object]>([
  [{ pointer: "/errors" }, { errors: [{ message: "string" }] }],
  [{ pointer: "/code" }, { code: 1 }],
  [{ pointer: "/code", equals: 7 }, { code: 7 }],
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
])("a 2xx that reports a failure by %j", async (matcher, changed) => {
  const responses = { 200: json({ schema: listed, example: done }) };
  const { provider, send } = await play({
    responses,
    removal: { failed: [{ status: 200, ...matcher }] },
  });
  provider.fail({ type: "failed" });
  const whole = JSON.parse(JSON.stringify({ ...done, ...changed }));
  expect(await (await send("/x/7")).json()).toEqual(whole);
});

test.each([
  ["null", { errors: null }],
  ["[]", { errors: [] }],
])("errors: %s is no failure", async (_, example) => {
  const removal = { failed: [{ status: 200, pointer: "/errors" }] };
  const { provider, send } = await play({ removal, responses: { 200: json({ example }) } });
  provider.add({}, "7");
  expect(await (await send("/x/7")).json()).toEqual(example);
});

test.each<[string, Partial<Made>, string]>([
  [
    "a spec without `failed`",
    { responses: { 200: json({ example: {} }) } },
    "acme has no 2xx that reports a failure: its x-removal has no `failed` for this URL.",
  ],
  [
    "an answer that the schema forbids",
    {
      removal: { failed: inSuccess.failed },
      responses: { 200: json({ schema: object({ ok: { const: true } }), example: { ok: true } }) },
    },
    "No response 200 of acme can match `failed` of x-removal: /ok must be true, found false.",
  ],
])("a 2xx that reports a failure is refused: %s", async (_, made, sentence) => {
  const { provider } = await play(made);
  expect(() => provider.fail({ type: "failed" })).toThrow(sentence);
});

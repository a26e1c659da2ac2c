import { expect, test } from "vitest";
import { type Made, playOperation } from "./play-operation.ts";

const uuid = "9F8B7C6D-1234-4a56-b789-0cdef1234567";
const text = { type: "string" };
const of = (place: string, name: string, schema: object = text, more: object = {}) => ({
  name,
  in: place,
  required: true,
  schema,
  ...more,
});
const body = (schema: object, mediaType = "application/json"): Partial<Made> => ({
  method: "post",
  requestBody: { required: true, content: { [mediaType]: { schema } } },
});
const nested = {
  type: "object",
  required: ["action", "data"],
  properties: {
    action: { const: "remove" },
    data: {
      allOf: [
        {
          type: "object",
          required: ["user"],
          properties: { user: { $ref: "#/components/schemas/User" } },
        },
        { type: "object", properties: { note: text } },
      ],
    },
  },
};
const components = {
  schemas: {
    User: {
      type: "object",
      required: ["id"],
      properties: { kind: { const: "user" }, id: { type: ["integer", "null"] }, email: text },
    },
  },
};
const json = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});

interface Row {
  readonly title: string;
  readonly made: Partial<Made>;
  /** Where the spec's default is not meant. */
  readonly member?: string;
  readonly organization?: Record<string, string | number | number[]>;
  readonly members: (string | number)[];
  readonly target: string;
  readonly init?: RequestInit;
  /** Who is left. */
  readonly left: string[];
}
const rows: Row[] = [
  {
    title: "the last path parameter",
    made: {
      path: "/o/{org}/m/{id}",
      shared: [of("path", "org", text)],
      parameters: [of("path", "id"), of("query", "why")],
    },
    organization: { org: "a,b" },
    members: ["7", 8],
    target: "/o/a%2Cb/m/7?why=x",
    left: ["8"],
  },
  {
    title: "an organization that is a list",
    made: {
      path: "/{list}/{id}",
      parameters: [
        of("path", "list", { type: "array", items: { type: "integer" } }),
        of("path", "id"),
      ],
    },
    organization: { list: [1, 2] },
    members: ["7", 8],
    target: "/1,2/7",
    left: ["8"],
  },
  {
    title: "an operation's parameter stands instead of its path's",
    made: {
      path: "/o/{org}",
      shared: [of("path", "org", { type: "integer" })],
      parameters: [of("path", "org", text)],
    },
    members: ["a", "b"],
    target: "/o/a",
    left: ["b"],
  },
  {
    title: "the first required parameter of the query without a constant",
    made: {
      parameters: [
        of("query", "alt", { const: "json" }),
        of("query", "page", text, { required: false }),
        of("query", "ids"),
        of("query", "org"),
      ],
    },
    members: ["7", "8"],
    target: "/x?alt=json&ids=7&org=9",
    left: ["8"],
  },
  {
    title: "the path before query and body",
    made: {
      path: "/x/{id}",
      parameters: [of("query", "q"), of("path", "id")],
      ...body({ type: "object", required: ["b"], properties: { b: text } }),
    },
    members: ["7", "8"],
    target: "/x/7?q=8",
    init: json({ b: "8" }),
    left: ["8"],
  },
  {
    title: "a part of the body, deep inside",
    made: { ...body(nested), components },
    members: [7, "8"],
    target: "/x",
    init: json({ action: "remove", data: { user: { kind: "user", id: 7 } } }),
    left: ["8"],
  },
  {
    title: "another part of the body",
    made: { path: "/x/{org}", parameters: [of("path", "org")], ...body(nested), components },
    member: "email",
    organization: { org: "o" },
    members: ["a@x.example", "b"],
    target: "/x/o",
    init: json({ action: "remove", data: { user: { kind: "user", id: 7, email: "a@x.example" } } }),
    left: ["b"],
  },
  {
    title: "a field of a form",
    made: body(
      {
        type: "object",
        required: ["action", "id"],
        properties: { action: { const: "x" }, id: { type: "integer", format: "int64" } },
      },
      "application/x-www-form-urlencoded",
    ),
    members: ["9007199254740992", "9007199254740993"],
    target: "/x",
    init: { body: new URLSearchParams({ action: "x", id: "9007199254740993" }) },
    left: ["9007199254740992"],
  },
  {
    title: "a header",
    made: { parameters: [of("query", "q"), of("header", "X-Member", text)] },
    member: "X-Member",
    members: ["7"],
    target: "/x?q=1",
    init: { headers: { "x-member": "7" } },
    left: [],
  },
  {
    title: "a list of several",
    made: {
      parameters: [
        of(
          "query",
          "ids",
          { type: "array", items: { type: "string", format: "uuid" } },
          { explode: false },
        ),
      ],
    },
    members: [uuid, uuid.replace("9F", "00"), uuid.replace("9F", "11")],
    target: `/x?ids=${uuid.toLowerCase()},${uuid.replace("9F", "00")}`,
    left: [uuid.replace("9F", "11").toLowerCase()],
  },
  {
    title: "a list in the body",
    made: body({
      type: "object",
      required: ["ids"],
      properties: { ids: { type: "array", items: text } },
    }),
    members: ["a", "b"],
    target: "/x",
    init: json({ ids: ["a", "c"] }),
    left: ["b"],
  },
  {
    title: "a UUID or a number",
    made: {
      path: "/x/{id}",
      parameters: [
        of("path", "id", { anyOf: [{ type: "string", format: "uuid" }, { type: "integer" }] }),
      ],
    },
    members: [uuid, 7],
    target: `/x/${uuid}`,
    left: ["7"],
  },
  {
    title: "letters count where it is no UUID",
    made: { path: "/x/{id}", parameters: [of("path", "id")] },
    members: ["Ann", "ann"],
    target: "/x/ann",
    left: ["Ann"],
  },
  {
    title: "integers that one number would be",
    made: { path: "/x/{id}", parameters: [of("path", "id", { type: "integer", format: "int64" })] },
    members: ["9007199254740992", "9007199254740993"],
    target: "/x/9007199254740993",
    left: ["9007199254740992"],
  },
  {
    title: "parameters within segments",
    made: { path: "/x{org}/y.{id}", parameters: [of("path", "org"), of("path", "id")] },
    organization: { org: "o" },
    members: ["7"],
    target: "/xo/y.7",
    left: [],
  },
  {
    title: "text after a parameter",
    made: { path: "/x/{id}.json", parameters: [of("path", "id")] },
    members: ["a.json"],
    target: "/x/a.json.json",
    left: [],
  },
  {
    title: "a slash at the end",
    made: { path: "/x/{id}/", parameters: [of("path", "id")] },
    members: ["7"],
    target: "/x/7/",
    left: [],
  },
];

test.for(rows)(
  "the member is $title",
  async ({ made, member, organization = {}, members, target, init, left }) => {
    const { provider, send } = await playOperation(made, member);
    provider.add(organization, ...members);
    const { status } = await send(target, init);
    expect(provider.requests[0]?.problems).toEqual([]);
    expect(status).toBe(204);
    expect(provider.members(organization)).toEqual(left);
    expect((await send(target, init)).status, "who is gone is gone").toBe(404);
    expect(provider.requests[1]?.problems).toEqual([]);
  },
);

const ids = { path: "/x/{id}", parameters: [of("path", "id")] };
test.each([
  ["without the slash at the end", { ...ids, path: "/x/{id}/" }, "/x/7"],
  ["with one too many", ids, "/x/7/"],
  ["without the text after the parameter", { ...ids, path: "/x/{id}.json" }, "/x/7"],
  ["with another text", { ...ids, path: "/x/{id}.json" }, "/x/7.xml"],
  ["another verb after the parameter", { ...ids, path: "/x/{id}:remove" }, "/x/7:delete"],
  ["an empty segment", ids, "/x//7"],
  ["a slash in the parameter", ids, "/x/7/8"],
] as [string, Partial<Made>, string][])("a path that is no route: %s", async (_, made, target) => {
  const { provider, send } = await playOperation(made);
  provider.add({}, "7");
  expect((await send(target)).status).toBe(501);
  expect(provider.members()).toEqual(["7"]);
});

test.each([
  [
    "no parameter at all",
    {},
    undefined,
    "Which parameter of acme is the member? /x has no path parameter. Name one of its parameters (none)",
  ],
  [
    "nothing required",
    {
      parameters: [of("query", "a", text, { required: false })],
      ...body({ type: "object", properties: { b: text } }),
    },
    undefined,
    "Name one of its parameters (a, b)",
  ],
  [
    "what is required in a part that is not",
    body({
      type: "object",
      properties: { more: { type: "object", required: ["b"], properties: { b: text } } },
    }),
    undefined,
    "Name one of its parameters (b)",
  ],
  [
    "constants alone",
    body({ type: "object", required: ["b"], properties: { b: { const: 1 } } }),
    undefined,
    "Name one of its parameters (b)",
  ],
  [
    "an unknown name",
    { ...body(nested), components },
    "mail",
    "/x has no parameter mail. Name one of its parameters (action, kind, id, email, note)",
  ],
] as [string, Partial<Made>, string | undefined, string][])(
  "a member that nobody can tell is asked for: %s",
  async (_, made, member, sentence) => {
    await expect(playOperation(made, member)).rejects.toThrow(sentence);
  },
);

const int64 = {
  path: "/x/{id}",
  parameters: [of("path", "id", { type: "integer", format: "int64" })],
};
test.each([
  [
    "a number that was rounded",
    int64,
    2 ** 53,
    "path parameter id: 9007199254740992 is beyond 2^53, where JavaScript rounds numbers. Give it as a text.",
  ],
  ["no integer", int64, "9007199254740993x", 'must be integer, found "9007199254740993x"'],
  [
    "an item that is none",
    { parameters: [of("query", "ids", { type: "array", items: { type: "integer" } })] },
    "a",
    'query parameter ids: must be integer, found "a"',
  ],
  [
    "a part of the body",
    { ...body(nested), components },
    "x",
    'body parameter id: must be integer,null, found "x"',
  ],
] as [string, Partial<Made>, string | number, string][])(
  "a member who can't be is refused: %s",
  async (_, made, member, sentence) => {
    const { provider } = await playOperation(made);
    expect(() => provider.add({}, member)).toThrow(sentence);
  },
);

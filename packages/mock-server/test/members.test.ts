import { expect, test } from "vitest";
import { organization, person, playAcme } from "./fixture.ts";
import { type Made, playOperation } from "./play-operation.ts";

const uuid = "9F8B7C6D-1234-4a56-b789-0cdef1234567";
const text = { type: "string" };
const integer = { type: "integer" };
const uuids = { type: "array", items: { ...text, format: "uuid" } };
const of = (place: string, name: string, schema: object = text, more: object = {}) => ({
  ...{ name, in: place, required: true, schema },
  ...more,
});
const body = (schema: object, mediaType = "application/json"): Partial<Made> => ({
  method: "post",
  requestBody: { required: true, content: { [mediaType]: { schema } } },
});
const object = (properties: object, required: string[]) => ({
  ...{ type: "object", required, properties },
});
const user = object({ kind: { const: "user" }, id: integer, email: text }, ["id"]);
const nested: Partial<Made> = {
  ...body(
    object(
      {
        action: { const: "remove" },
        data: { allOf: [object({ user: { $ref: "#/components/schemas/User" } }, ["user"]), {}] },
      },
      ["action", "data"],
    ),
  ),
  components: { schemas: { User: user } },
};
const json = (value: unknown): RequestInit => ({
  body: JSON.stringify(value),
  headers: { "content-type": "application/json" },
});
const idInPath = (schema: object = text): Partial<Made> => ({
  ...{ path: "/x/{id}", parameters: [of("path", "id", schema)] },
});

interface Row {
  readonly title: string;
  readonly made: Partial<Made>;
  /** The option `member`. */
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
    title: "the last parameter of the path",
    made: {
      path: "/o/{org}/m/{id}",
      shared: [of("path", "org")],
      parameters: [of("path", "id"), of("query", "why")],
    },
    organization: { org: "a,b" },
    members: ["7", 8],
    target: "/o/a%2Cb/m/7?why=x",
    left: ["8"],
  },
  {
    title: "in an organization that is an array",
    made: {
      path: "/{list}/{id}",
      parameters: [of("path", "list", { type: "array", items: integer }), of("path", "id")],
    },
    organization: { list: [1, 2] },
    members: ["7", 8],
    target: "/1,2/7",
    left: ["8"],
  },
  {
    title: "the first required parameter of the query without a constant",
    made: {
      parameters: [
        of("query", "alt", { const: "json" }),
        of("query", "page", text, { required: false }),
        ...[of("query", "ids"), of("query", "org")],
      ],
    },
    members: ["7", "8"],
    target: "/x?alt=json&ids=7&org=9",
    left: ["8"],
  },
  {
    title: "another property of the body, by the option",
    made: { path: "/x/{org}", parameters: [of("path", "org")], ...nested },
    member: "email",
    organization: { org: "o" },
    members: ["a@x.example", "b"],
    target: "/x/o",
    init: json({ action: "remove", data: { user: { kind: "user", id: 7, email: "a@x.example" } } }),
    left: ["b"],
  },
  {
    title: "in a form, with digits beyond 2^53",
    made: body(
      object({ action: { const: "x" }, id: { ...integer, format: "int64" } }, ["action", "id"]),
      "application/x-www-form-urlencoded",
    ),
    members: ["9007199254740992", "9007199254740993"],
    target: "/x",
    init: { body: new URLSearchParams({ action: "x", id: "9007199254740993" }) },
    left: ["9007199254740992"],
  },
  {
    title: "a header, by the option",
    made: { parameters: [of("query", "q"), of("header", "X-Member")] },
    member: "X-Member",
    members: ["7"],
    target: "/x?q=1",
    init: { headers: { "x-member": "7" } },
    left: [],
  },
  {
    title: "several in an array, UUIDs in any case",
    made: { parameters: [of("query", "ids", uuids, { explode: false })] },
    members: [uuid, uuid.replace("9F", "00"), uuid.replace("9F", "11")],
    target: `/x?ids=${uuid.toLowerCase()},${uuid.replace("9F", "00")}`,
    left: [uuid.replace("9F", "11").toLowerCase()],
  },
  {
    title: "in an array in the body, with somebody who is none",
    made: body(object({ ids: { type: "array", items: text } }, ["ids"])),
    members: ["a", "b"],
    target: "/x",
    init: json({ ids: ["a", "c"] }),
    left: ["b"],
  },
  {
    title: "a text in the case that it has",
    made: idInPath(),
    members: ["Ann", "ann"],
    target: "/x/ann",
    left: ["Ann"],
  },
  {
    title: "a part of a segment",
    made: { path: "/x{org}/y.{id}.json", parameters: [of("path", "org"), of("path", "id")] },
    organization: { org: "o" },
    members: ["a.json"],
    target: "/xo/y.a.json.json",
    left: [],
  },
];
test.for(rows)("the member is $title", async (row) => {
  const { made, member, organization = {}, members, target, init, left } = row;
  const { provider, send } = await playOperation(made, member);
  provider.add(organization, ...members);
  const { status } = await send(target, init);
  expect(provider.requests[0]?.problems).toEqual([]);
  expect(status).toBe(204);
  expect(provider.members(organization)).toEqual(left);
  expect((await send(target, init)).status, "a second removal").toBe(404);
  expect(provider.requests[1]?.problems).toEqual([]);
});

test("members are kept by organization, and UUIDs compare in any case", () => {
  const { provider } = playAcme();
  provider.add({ team: 8 }, person.toUpperCase());
  expect(provider.list()).toEqual([
    { organization: { team: "7" }, member: person },
    { organization: { team: "8" }, member: person },
  ]);
  expect(provider.has({ team: "8" }, person)).toBe(true);
  expect(provider.has({ team: 9 }, person)).toBe(false);
});

test.each<[string, Partial<Made>, member: string | undefined, sentence: string]>([
  [
    "no parameter",
    {},
    undefined,
    "Which parameter of acme is the member? /x has no path parameter. Name one of its parameters (none)",
  ],
  [
    "none that is required",
    {
      parameters: [of("query", "a", text, { required: false })],
      ...body(object({ b: text, c: object({ d: text }, ["d"]) }, [])),
    },
    undefined,
    "Name one of its parameters (a, b, d)",
  ],
  ["only a constant", body(object({ b: { const: 1 } }, ["b"])), undefined, "parameters (b)"],
  [
    "an unknown name",
    nested,
    "mail",
    "/x has no parameter mail. Name one of its parameters (action, kind, id, email)",
  ],
])("a spec whose member is unknown is refused: %s", async (_, made, member, sentence) => {
  await expect(playOperation(made, member)).rejects.toThrow(sentence);
});

test.each<[string, Partial<Made>, string | number, string]>([
  [
    "a rounded number",
    idInPath(integer),
    2 ** 53,
    "path parameter id: 9007199254740992 is beyond 2^53, where JavaScript rounds numbers. Give it as a text.",
  ],
  ["another type", idInPath(integer), "7x", 'must be integer, found "7x"'],
  [
    "an item of another type",
    { parameters: [of("query", "ids", { type: "array", items: integer })] },
    "a",
    'acme can\'t have such a member: query parameter ids: must be integer, found "a".',
  ],
  ["another type in the body", nested, "x", 'body parameter id: must be integer, found "x"'],
])("a member that no request can name is refused: %s", async (_, made, member, sentence) => {
  const { provider } = await playOperation(made);
  expect(() => provider.add({}, member)).toThrow(sentence);
});

test("an organization that no request can name is refused", () => {
  const { provider } = playAcme();
  const sentence = "An organization of acme is described by team; found ";
  expect(() => provider.add({ orgId: 1 }, person)).toThrow(`${sentence}orgId.`);
  expect(() => provider.add({ ...organization, orgId: 1 }, person)).toThrow("team and orgId.");
  expect(() => provider.members()).toThrow(`${sentence}nothing.`);
});

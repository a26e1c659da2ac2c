import type { Feature } from "../feature.ts";

const headers = [
  "accept: application/json",
  "authorization: Bearer key-1",
  "content-type: application/json",
];
const uuid = "00000000-0000-4000-8000-00000000000a";
const given = (parameters: Record<string, unknown>) => ({ person: 7, until: null, ...parameters });

export const feature: Feature = {
  title: "Schemas that are put together",
  credentials: { apiKey: "key-1" },
  parameters: { person: 7, until: null },
  requests: [
    { line: "PUT /people/7 HTTP/1.1", headers, body: '{"until":null}' },
    {
      parameters: {
        ...{ person: 7, by: "me", until: "2026-01-31T12:00:00Z", target: uuid, code: "ab" },
        ...{ labels: { a: "b", "": "c" }, extra: { more: [true], size: 1 } },
        links: [{ to: 1 }, { to: 2 }],
      },
      line: "PUT /people/7?by=me HTTP/1.1",
      headers,
      body: `{"until":"2026-01-31T12:00:00Z","target":"${uuid}","code":"ab","labels":{"a":"b","":"c"},"extra":{"more":[true],"size":1},"links":[{"to":1},{"to":2}]}`,
    },
    {
      parameters: { person: 7, by: 12, until: null, target: 3 },
      line: "PUT /people/7?by=12 HTTP/1.1",
      headers,
      body: '{"until":null,"target":3}',
    },
  ],
  outcomes: [
    {
      title: "a chain of references",
      parameters: given({ person: 0 }),
      want: { refused: 'parameter "person" must be at least 1' },
    },
    {
      title: "nullable, and required all the same",
      parameters: { person: 7 },
      want: { refused: 'parameter "until" is missing' },
    },
    {
      title: "nullable, with a format",
      parameters: given({ until: "soon" }),
      want: { refused: 'parameter "until" must be' },
    },
    {
      title: "null where it is not allowed",
      parameters: given({ target: null }),
      want: { refused: 'parameter "target" must be' },
    },
    {
      title: "oneOf: none of them",
      parameters: given({ target: "seven" }),
      want: { refused: 'parameter "target" must be a whole number below 2^53, or must be a UUID' },
    },
    {
      title: "anyOf: none of them",
      parameters: given({ by: "you" }),
      want: { refused: 'parameter "by" must be a whole number below 2^53, or must be "me"' },
    },
    {
      title: "allOf: not all of them",
      parameters: given({ code: "AB" }),
      want: { refused: 'parameter "code" must match ^[a-z]+$' },
    },
    {
      title: "additionalProperties with a schema",
      parameters: given({ labels: { a: "too long" } }),
      want: { refused: 'parameter "labels" at "a" must have 5 or fewer characters' },
    },
    {
      title: "a known property beside any others",
      parameters: given({ extra: { size: "1" } }),
      want: { refused: 'parameter "extra" at "size" must be a whole number' },
    },
    {
      title: "no additionalProperties, inside of an array",
      parameters: given({ links: [{ to: 1, from: 2 }] }),
      want: { refused: 'parameter "links" at 0 may have to, but no "from"' },
    },
    {
      title: "a tree in an answer",
      answer: {
        status: 200,
        mediaType: "application/json",
        body: '{"node":{"name":"a","children":[{"name":"b","parent":null}]}}',
      },
      want: { data: { node: { name: "a", children: [{ name: "b", parent: null }] } } },
    },
  ],
  nearMisses: [
    {
      title: "a circle in a request",
      from: "{ type: array, items: { $ref: '#/components/schemas/Link' }, example: [{ to: 1 }] }",
      to: "{ type: array, items: { anyOf: [{ $ref: '#/components/schemas/Link' }, { $ref: '#/components/schemas/Node' }] } }",
      problem: [
        "70:27 #/components/schemas/Node/properties/parent/oneOf/0 schema/circular",
        "71:34 #/components/schemas/Node/properties/children/items schema/circular",
      ],
    },
    {
      title: "null outside of a JSON body",
      from: "anyOf: [{ type: integer }, { const: me }], example: me",
      to: "anyOf: [{ type: integer }, { type: 'null' }]",
      problem:
        "24:73 #/paths/~1people~1{person}/put/parameters/1/schema/anyOf/1/type schema/several-types",
    },
    {
      title: "a condition",
      from: "code: { allOf: [{ type: string, minLength: 2 }, { type: string, pattern: '^[a-z]+$' }], example: ab }",
      to: "code: { type: string, not: { const: ab } }",
      problem:
        "38:43 #/paths/~1people~1{person}/put/requestBody/content/application~1json/schema/allOf/1/properties/code/not dialect/unknown-keyword",
    },
  ],
  compiles: [
    "await client.deleteMember({ person: 7, until: null });",
    'await client.deleteMember({ person: 7, until: "2026-01-31T12:00:00Z", by: "me", target: 3, labels: { a: "b" }, extra: { size: 1, more: [true] }, links: [{ to: 1 }] });',
    'holds<Same<provider.DeleteMemberParameters["until"], string | null>>();',
    'holds<Same<provider.DeleteMemberParameters["target"], number | string | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["by"], number | "me" | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["person"], number>>();',
    "const { data } = await client.deleteMember({ person: 7, until: null });",
    "data?.node.children?.at(0)?.parent?.children?.at(0)?.name satisfies string | undefined;",
  ],
  doesNotCompile: [
    "await client.deleteMember({ person: 7 });",
    "await client.deleteMember({ person: 7, until: 3 });",
    "await client.deleteMember({ person: 7, until: null, target: true });",
    'await client.deleteMember({ person: 7, until: null, by: "you" });',
    "await client.deleteMember({ person: 7, until: null, labels: { a: 1 } });",
    'await client.deleteMember({ person: 7, until: null, extra: { size: "1" } });',
    "await client.deleteMember({ person: 7, until: null, links: [{ from: 1 }] });",
  ],
};

import type { Feature } from "../feature.ts";

const headers = ["accept: application/json", "authorization: Bearer key-1"];

export const feature: Feature = {
  title: "DELETE with an optional JSON body",
  credentials: { apiKey: "key-1" },
  parameters: { personId: 7 },
  requests: [
    { line: "DELETE /people/7 HTTP/1.1", headers },
    {
      parameters: { personId: 7, heirs: [1, 2], note: 'Left "early", ä.' },
      line: "DELETE /people/7 HTTP/1.1",
      headers: [...headers, "content-type: application/json"],
      body: '{"note":"Left \\"early\\", Ã¤.","heirs":[1,2]}',
    },
  ],
  outcomes: [
    {
      title: "an answer as documented",
      answer: { status: 200, mediaType: "application/json", body: '{"rooms":2}' },
      want: { data: { rooms: 2 } },
    },
    {
      title: "a text that is too long",
      parameters: { personId: 7, note: "x".repeat(41) },
      want: { refused: 'parameter "note" must have 40 or fewer characters' },
    },
    {
      title: "too many items",
      parameters: { personId: 7, heirs: [1, 2, 3, 4] },
      want: { refused: 'parameter "heirs" must have 3 or fewer items' },
    },
    {
      title: "an item of another type",
      parameters: { personId: 7, heirs: [1, "2"] },
      want: { refused: 'parameter "heirs" at 1 must be a whole number' },
    },
  ],
  nearMisses: [
    {
      title: "a constant in a body that may be left out",
      from: "                heirs:",
      to: "                kind: { const: person }\n                heirs:",
      problem:
        "31:25 #/paths/~1people~1{personId}/delete/requestBody/content/application~1json/schema/properties/kind/const request-body/constant-in-optional",
    },
    {
      title: "a part of the body with the name of a parameter",
      from: "                note:",
      to: "                personId:",
      problem:
        "30:17 #/paths/~1people~1{personId}/delete/requestBody/content/application~1json/schema/properties/personId parameter/name-in-two-places",
    },
  ],
  readme: ["The body is sent as `application/json` where one of its parameters is given."],
  compiles: [
    "await client.deleteMember({ personId: 7 });",
    'await client.deleteMember({ personId: 7, note: "gone", heirs: [1, 2] });',
    'await client.DELETE("/people/{personId}", { params: { path: { personId: 7 } } });',
    'await client.DELETE("/people/{personId}", { params: { path: { personId: 7 } }, body: { note: "gone" } });',
    'holds<Same<provider.DeleteMemberParameters["note"], string | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["heirs"], number[] | undefined>>();',
    "holds<Same<provider.DeleteMemberData, { rooms: number } | undefined>>();",
  ],
  doesNotCompile: [
    "await client.deleteMember({});",
    "await client.deleteMember({ personId: 7, note: 1 });",
    'await client.deleteMember({ personId: 7, heirs: ["1"] });',
    'await client.deleteMember({ personId: 7, body: { note: "gone" } });',
    'await client.DELETE("/people/{personId}", { params: { path: { personId: 7 } }, body: { note: 1 } });',
  ],
};

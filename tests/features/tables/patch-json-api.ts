import type { Feature } from "../feature.ts";

const headers = [
  "accept: application/vnd.api+json",
  "authorization: Bearer key-1",
  "content-type: application/vnd.api+json",
];

export const feature: Feature = {
  title: "PATCH with JSON:API",
  credentials: { apiKey: "key-1" },
  parameters: { id: "7" },
  requests: [
    {
      line: "PATCH /memberships HTTP/1.1",
      headers,
      body: '{"data":{"type":"memberships","id":"7","attributes":{"active":false}}}',
    },
    {
      parameters: { reason: "moved on", id: "7" },
      line: "PATCH /memberships HTTP/1.1",
      headers,
      body: '{"data":{"type":"memberships","id":"7","attributes":{"active":false,"reason":"moved on"}}}',
    },
  ],
  outcomes: [
    {
      title: "no such membership",
      answer: {
        status: 404,
        mediaType: "application/vnd.api+json",
        body: '{"errors":[{"code":"not-found"}]}',
      },
      want: { error: { absent: true, body: { errors: [{ code: "not-found" }] } } },
    },
    {
      title: "an empty id",
      parameters: { id: "" },
      want: { refused: 'parameter "id" is empty' },
    },
    {
      title: "the body in its form on the wire",
      parameters: { data: { id: "7" } },
      want: { refused: 'has no parameter "data"; it has id, reason' },
    },
  ],
  nearMisses: [
    {
      title: "a body that contains itself",
      from: "reason: { type: string, example: moved on }",
      to: "reason: { $ref: '#/components/schemas/Ending' }",
      problem:
        "66:17 #/components/schemas/Ending/properties/data/properties/attributes/properties/reason schema/circular",
    },
  ],
  compiles: [
    'await client.deleteMember({ id: "7" });',
    'await client.deleteMember({ id: "7", reason: "left" });',
    'await client.PATCH("/memberships", { body: { data: { id: "7", attributes: { reason: "left" } } } });',
    'holds<Same<provider.DeleteMemberParameters["id"], string>>();',
  ],
  doesNotCompile: [
    "await client.deleteMember({ id: 7 });",
    'await client.deleteMember({ data: { id: "7" } });',
    'await client.PATCH("/memberships", { body: { data: { id: "7", type: "people", attributes: {} } } });',
    'await client.PATCH("/memberships", { body: { data: { id: "7" } } });',
  ],
};

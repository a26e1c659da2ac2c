import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "PATCH with SCIM's PatchOp",
  credentials: { apiKey: "key-1" },
  parameters: { id: "2819c223" },
  basePath: "/scim/v2",
  requests: [
    {
      line: "PATCH /scim/v2/Users/2819c223 HTTP/1.1",
      headers: [
        "accept: application/scim+json",
        "authorization: Bearer key-1",
        "content-type: application/scim+json",
      ],
      body: '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}',
    },
  ],
  outcomes: [
    {
      title: "the user as they are now",
      answer: { status: 200, mediaType: "application/scim+json", body: '{"active":false}' },
      want: { data: { active: false } },
    },
    { title: "nothing to say", want: { data: undefined } },
    {
      title: "no such user (RFC 7644 §3.12)",
      answer: { status: 404, mediaType: "application/scim+json", body: '{"status":"404"}' },
      want: { error: { absent: true, body: { status: "404" } } },
    },
    {
      title: "another operation",
      parameters: { id: "2819c223", Operations: [{ op: "remove" }] },
      want: { refused: 'has no parameter "Operations"; it has id' },
    },
  ],
  nearMisses: [
    {
      title: "an enumeration of one in place of a constant",
      from: "schemas: { const: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] }",
      to: "schemas: { enum: [['urn:ietf:params:scim:api:messages:2.0:PatchOp']] }",
      problem:
        "32:35 #/paths/~1Users~1{id}/patch/requestBody/content/application~1scim+json/schema/properties/schemas/enum/0 schema/value-in-list",
    },
    {
      title: "a media type with a parameter",
      from: "      requestBody:\n        required: true\n        content:\n          application/scim+json:",
      to: "      requestBody:\n        required: true\n        content:\n          application/scim+json;charset=utf-8:",
      problem:
        "27:11 #/paths/~1Users~1{id}/patch/requestBody/content/application~1scim+json;charset=utf-8 request-body/media-type",
    },
  ],
  compiles: [
    'await client.deleteMember({ id: "2819c223" });',
    'await client.PATCH("/Users/{id}", { params: { path: { id: "a" } }, body: {} });',
    "holds<Same<provider.DeleteMemberData, { active: boolean } | undefined>>();",
  ],
  doesNotCompile: [
    'await client.deleteMember({ id: "2819c223", Operations: [] });',
    'await client.PATCH("/Users/{id}", { params: { path: { id: "a" } }, body: { active: false } });',
  ],
};

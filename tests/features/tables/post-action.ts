import type { Feature } from "../feature.ts";

const memberId = "00000000-0000-4000-8000-00000000000a";

export const feature: Feature = {
  title: "POST of a constant body",
  credentials: { apiKey: "key-1" },
  parameters: { memberId },
  requests: [
    {
      typed: { params: { path: { memberId } }, body: { action: "deactivate" } },
      line: `POST /members/${memberId}/actions HTTP/1.1`,
      headers: ["accept: */*", "content-type: application/json", "x-api-key: key-1"],
      body: '{"action":"deactivate"}',
    },
    {
      line: `POST /members/${memberId}/actions HTTP/1.1`,
      headers: ["accept: */*", "content-type: application/json", "x-api-key: key-1"],
      body: '{"action":"deactivate"}',
    },
  ],
  outcomes: [
    { title: "deactivated", answer: { status: 200 }, want: { data: undefined } },
    {
      title: "an action of somebody's own",
      parameters: { memberId, action: "delete" },
      want: { refused: 'has no parameter "action"; it has memberId' },
    },
    {
      title: "no such member, which this provider does not document",
      answer: { status: 404 },
      want: { error: { outcome: "refused", absent: false } },
    },
  ],
  nearMisses: [
    {
      title: "two media types",
      from: "                action: { const: deactivate }\n",
      to: "                action: { const: deactivate }\n          application/vnd.dune+json:\n            schema: { type: object, properties: { action: { const: deactivate } } }\n",
      problem:
        "30:11 #/paths/~1members~1{memberId}~1actions/post/requestBody/content/application~1vnd.dune+json request-body/media-types",
    },
  ],
  readme: ['Always sent: `action: "deactivate"`.', "The body is sent as `application/json`."],
  compiles: [
    'await client.deleteMember({ memberId: "a" });',
    'await client.POST("/members/{memberId}/actions", { params: { path: { memberId: "a" } }, body: {} });',
    'await client.POST("/members/{memberId}/actions", { params: { path: { memberId: "a" } }, body: { action: "deactivate" } });',
  ],
  doesNotCompile: [
    'await client.deleteMember({ memberId: "a", action: "deactivate" });',
    'await client.POST("/members/{memberId}/actions", { params: { path: { memberId: "a" } }, body: { action: "delete" } });',
  ],
};

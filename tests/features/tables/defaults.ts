import type { Feature } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1"];

export const feature: Feature = {
  title: "Defaults are shown, and never sent",
  credentials: { apiKey: "key-1" },
  parameters: { member: 7 },
  requests: [
    { line: "POST /members/7 HTTP/1.1", headers },
    {
      parameters: { member: 7, limit: 20, order: "down", "X-Notify": false, note: "" },
      line: "POST /members/7?limit=20&order=down HTTP/1.1",
      headers: [...headers, "content-type: application/json", "x-notify: false"],
      body: '{"note":""}',
    },
  ],
  outcomes: [
    { title: "nothing but the member", want: { data: undefined } },
    {
      title: "undefined is left out too",
      parameters: { member: 7, limit: undefined },
      want: { url: "https://api.pine-forms.example/members/7" },
    },
    {
      title: "null is not left out",
      parameters: { member: 7, limit: null },
      want: { refused: 'parameter "limit" must be a whole number' },
    },
  ],
  nearMisses: [
    {
      title: "a default of another type",
      from: "{ type: integer, default: 20 }",
      to: "{ type: integer, default: twenty }",
      problem: "24:62 #/paths/~1members~1{member}/post/parameters/1/schema/default schema/default",
    },
    {
      title: "a default that is not allowed",
      from: "{ enum: [up, down], default: up }",
      to: "{ enum: [up, down], default: left }",
      problem: "25:65 #/paths/~1members~1{member}/post/parameters/2/schema/default schema/default",
    },
  ],
  readme: [
    "| `limit` | query, optional | An integer. The provider's default: 20. |  |",
    '| `note` | body, optional | A string. The provider\'s default: "No reason given.". |  |',
  ],
  compiles: [
    "await client.deleteMember({ member: 7 });",
    'await client.deleteMember({ member: 7, limit: 3, order: "up", "X-Notify": true, note: "a" });',
    'await client.POST("/members/{member}", { params: { path: { member: 7 } } });',
    'holds<Same<provider.DeleteMemberParameters["limit"], number | undefined>>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ member: 7, limit: "20" });',
    'await client.deleteMember({ member: 7, order: "left" });',
    "await client.deleteMember({ limit: 20 });",
  ],
};

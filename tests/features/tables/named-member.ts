import type { Feature } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1", "content-type: application/json"];
const member = "#/paths/~1workspaces~1{workspace}~1remove/post/x-removal/member";

export const feature: Feature = {
  title: "A member who is not the last part of the path",
  credentials: { apiKey: "key-1" },
  parameters: { workspace: 7, user: "u1" },
  requests: [{ line: "POST /workspaces/7/remove HTTP/1.1", headers, body: '{"user":"u1"}' }],
  outcomes: [
    {
      title: "nobody named",
      parameters: { workspace: 7 },
      want: { refused: 'parameter "user" is missing' },
    },
  ],
  nearMisses: [
    {
      title: "a member that is not a parameter",
      from: "member: user",
      to: "member: person",
      problem: `21:9 ${member} removal/member`,
    },
    {
      title: "a member that need not be given",
      from: "member: user",
      to: "member: note",
      problem: `21:9 ${member} removal/member`,
    },
  ],
  compiles: [
    'await client.deleteMember({ workspace: 7, user: "u1" });',
    'await client.POST("/workspaces/{workspace}/remove", { params: { path: { workspace: 7 } }, body: { user: "u1" } });',
  ],
  doesNotCompile: ["await client.deleteMember({ workspace: 7 });"],
};

import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "A slash at the end of the path",
  credentials: { apiKey: "key-1" },
  parameters: { organization: "acme", member: 7 },
  basePath: "/api/0",
  requests: [
    {
      line: "DELETE /api/0/organizations/acme/members/7/ HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    { title: "removed", want: { data: undefined } },
    {
      title: "the redirect of a provider that wants no slash",
      answer: { status: 301 },
      want: { error: { status: 301, outcome: "unknown" } },
    },
    {
      title: "the address",
      want: { url: "https://nettle-errors.example/api/0/organizations/acme/members/7/" },
    },
  ],
  nearMisses: [
    {
      title: "a segment that is empty",
      from: "/members/{member}/:",
      to: "/members//{member}/:",
      problem:
        "14:3 #/paths/~1organizations~1{organization}~1members~1~1{member}~1 path/empty-segment",
    },
    {
      title: "two slashes at the end",
      from: "/members/{member}/:",
      to: "/members/{member}//:",
      problem:
        "14:3 #/paths/~1organizations~1{organization}~1members~1{member}~1~1 path/empty-segment",
    },
  ],
  compiles: [
    'await client.deleteMember({ organization: "acme", member: 7 });',
    'await client.DELETE("/organizations/{organization}/members/{member}/", { params: { path: { organization: "acme", member: 7 } } });',
  ],
  doesNotCompile: [
    'await client.DELETE("/organizations/{organization}/members/{member}", { params: { path: { organization: "acme", member: 7 } } });',
    'await client.deleteMember({ organization: "acme" });',
  ],
};

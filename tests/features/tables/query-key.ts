import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "A key in the query",
  credentials: { apiKey: "k&1" },
  parameters: { user: 7 },
  requests: [
    { line: "DELETE /users/7?api%5Bkey%5D=k%261 HTTP/1.1", headers: ["accept: */*"] },
    {
      parameters: { user: 7, reason: "moved on" },
      line: "DELETE /users/7?reason=moved%20on&api%5Bkey%5D=k%261 HTTP/1.1",
      headers: ["accept: */*"],
    },
  ],
  outcomes: [
    {
      title: "the request that is shown has no key",
      parameters: { user: 7, reason: "left" },
      want: { url: "https://api.zinnia-maps.example/users/7?reason=left" },
    },
    {
      title: "an empty key",
      credentials: { apiKey: "" },
      want: { refused: 'option "apiKey" is empty' },
    },
  ],
  nearMisses: [
    {
      title: "a parameter of the same name",
      from: "name: 'api[key]'",
      to: "name: reason",
      problem: "11:5 #/security/0/apiKey security/set-twice",
    },
    {
      title: "a name that would need encoding",
      from: "name: 'api[key]'",
      to: "name: 'api key'",
      problem: "35:40 #/components/securitySchemes/apiKey/name security-scheme/query-name",
    },
  ],
  readme: [
    "- `apiKey`: Sent as `?api[key]=…` in the URL's query, which servers on the way may log.",
  ],
  compiles: [
    'provider.createQueryKeyClient({ apiKey: "a" });',
    'await client.DELETE("/users/{user}", { params: { path: { user: 7 }, query: { reason: "left" } } });',
  ],
  doesNotCompile: [
    "provider.createQueryKeyClient({});",
    'await client.deleteMember({ user: 7, "api[key]": "a" });',
    'await client.DELETE("/users/{user}", { params: { path: { user: 7 }, query: { "api[key]": "a" } } });',
  ],
};

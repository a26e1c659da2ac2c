import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "The operation's own security",
  credentials: { adminToken: "t-1" },
  parameters: { user: 7 },
  requests: [
    {
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer t-1"],
    },
  ],
  outcomes: [
    {
      title: "the credential of the rest of the document",
      credentials: { apiKey: "key-1" },
      want: { refused: 'has no option "apiKey"; it has adminToken' },
    },
    {
      title: "both",
      credentials: { apiKey: "key-1", adminToken: "t-1" },
      want: { refused: 'has no option "apiKey"' },
    },
  ],
  nearMisses: [
    {
      title: "security that is empty",
      from: "      security:\n        - adminToken: []\n",
      to: "      security: []\n",
      problem: "18:7 #/paths/~1users~1{user}/delete/security security/undeclared",
    },
    {
      title: "a scheme that is not defined",
      from: "        - adminToken: []\n",
      to: "        - ownerToken: []\n",
      problem: "19:11 #/paths/~1users~1{user}/delete/security/0/ownerToken security/unknown-scheme",
    },
  ],
  compiles: ['provider.createOperationSecurityClient({ adminToken: "a" });'],
  doesNotCompile: [
    'provider.createOperationSecurityClient({ apiKey: "a" });',
    'provider.createOperationSecurityClient({ apiKey: "a", adminToken: "b" });',
  ],
};

import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "HTTP basic with a fixed password",
  credentials: { apiKey: "key-1" },
  parameters: { user: 7 },
  requests: [
    {
      line: "DELETE /users/7 HTTP/1.1",
      // key-1 and a colon.
      headers: ["accept: */*", "authorization: Basic a2V5LTE6"],
    },
    {
      credentials: { partnerKey: "key-1" },
      line: "DELETE /users/7 HTTP/1.1",
      // key-1:X
      headers: ["accept: */*", "authorization: Basic a2V5LTE6WA=="],
    },
  ],
  outcomes: [
    {
      title: "both keys",
      credentials: { apiKey: "key-1", partnerKey: "key-2" },
      want: { refused: "needs { apiKey } or { partnerKey }, but got { apiKey, partnerKey }" },
    },
    {
      title: "a key with a colon",
      credentials: { apiKey: "key:1" },
      want: { refused: 'option "apiKey" has a control character, a lone surrogate or a colon' },
    },
  ],
  nearMisses: [
    {
      title: "a password for a scheme that has none",
      from: "{ type: http, scheme: Basic, x-password: X }",
      to: "{ type: http, scheme: bearer, x-password: X }",
      problem:
        "36:47 #/components/securitySchemes/partnerKey/x-password security-scheme/password-not-here",
    },
    {
      title: "two headers of one name together",
      from: "  - apiKey: []\n  - partnerKey: []",
      to: "  - apiKey: []\n    partnerKey: []",
      problem: "12:5 #/security/0/partnerKey security/set-twice",
    },
  ],
  compiles: [
    'provider.createBasicFixedPasswordClient({ apiKey: "a" });',
    'provider.createBasicFixedPasswordClient({ partnerKey: "a" });',
  ],
  doesNotCompile: [
    'provider.createBasicFixedPasswordClient({ username: "a", password: "" });',
    'provider.createBasicFixedPasswordClient({ apiKey: "a", partnerKey: "b" });',
    'provider.createBasicFixedPasswordClient({ apiKey: "a", password: "b" });',
  ],
};

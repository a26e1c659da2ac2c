import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "Alternatives of credentials, and credentials together",
  credentials: { userToken: "t-1" },
  parameters: { user: 7 },
  requests: [
    {
      credentials: { apiKey: "key-1", appKey: "app-1" },
      line: "DELETE /users/7?app_key=app-1 HTTP/1.1",
      headers: ["accept: */*", "x-api-key: key-1"],
    },
    {
      credentials: { userKey: "key-2" },
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "x-api-key: key-2"],
    },
    {
      credentials: { userToken: "t-1" },
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer t-1"],
    },
  ],
  outcomes: [
    {
      title: "half of a pair",
      credentials: { apiKey: "key-1" },
      want: {
        refused: "needs { appKey, apiKey } or { userKey } or { userToken }, but got { apiKey }",
      },
    },
    {
      title: "two alternatives",
      credentials: { userKey: "key-1", userToken: "t-1" },
      want: { refused: "but got { userKey, userToken }" },
    },
    {
      title: "none",
      credentials: {},
      want: { refused: "but got {  }" },
    },
  ],
  nearMisses: [
    {
      title: "two credentials in one header",
      from: "  - userKey: []\n",
      to: "  - userKey: []\n    apiKey: []\n",
      problem: "14:5 #/security/1/apiKey security/set-twice",
    },
    {
      title: "the same alternative twice",
      from: "  - userKey: []\n",
      to: "  - userKey: []\n  - apiKey: []\n    appKey: []\n",
      problem: "14:5 #/security/2 security/alternative-twice",
    },
  ],
  compiles: [
    'provider.createOrAndClient({ appKey: "a", apiKey: "b" });',
    'provider.createOrAndClient({ userKey: "a" });',
    'provider.createOrAndClient({ userToken: "a" });',
  ],
  doesNotCompile: [
    'provider.createOrAndClient({ appKey: "a" });',
    'provider.createOrAndClient({ userKey: "a", userToken: "b" });',
    'provider.createOrAndClient({ appKey: "a", apiKey: "b", userKey: "c" });',
    "provider.createOrAndClient({});",
  ],
};

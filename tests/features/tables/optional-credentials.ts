import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "Credentials that may be left out",
  credentials: {},
  parameters: { user: 7 },
  requests: [
    { line: "DELETE /users/7 HTTP/1.1", headers: ["accept: */*"] },
    {
      credentials: { apiKey: "key-1" },
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    { title: "without one", want: { data: undefined } },
    {
      title: "one that is empty is not left out",
      credentials: { apiKey: "" },
      want: { refused: 'option "apiKey" is empty' },
    },
    {
      title: "without options, to the provider's own server",
      want: { url: "https://api.dahlia-lists.example/users/7" },
    },
  ],
  nearMisses: [
    {
      title: "none declared",
      from: "security:\n  - apiKey: []\n  - {}\n",
      to: "",
      problem: "13:5 #/paths/~1users~1{user}/delete security/undeclared",
    },
    {
      title: "an empty list",
      from: "security:\n  - apiKey: []\n  - {}\n",
      to: "security: []\n",
      problem: "10:1 #/security security/undeclared",
    },
    {
      title: "none, twice",
      from: "  - {}\n",
      to: "  - {}\n  - {}\n",
      problem: "13:5 #/security/2 security/alternative-twice",
    },
  ],
  readme: ["- No credentials.", "createOptionalCredentialsClient();"],
  compiles: [
    "provider.createOptionalCredentialsClient();",
    "provider.createOptionalCredentialsClient({});",
    'provider.createOptionalCredentialsClient({ apiKey: "a" });',
    "provider.createOptionalCredentialsClient({ timeout: 3 });",
  ],
  doesNotCompile: [
    "provider.createOptionalCredentialsClient({ apiKey: 1 });",
    'provider.createOptionalCredentialsClient({ token: "a" });',
  ],
};

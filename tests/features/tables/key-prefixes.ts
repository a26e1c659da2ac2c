import type { Feature } from "../feature.ts";

const line = "DELETE /users/7 HTTP/1.1";

export const feature: Feature = {
  title: "A word before the key",
  credentials: { genieKey: "key-1" },
  parameters: { user: 7 },
  requests: [
    { line, headers: ["accept: */*", "authorization: GenieKey key-1"] },
    {
      credentials: { sswsToken: "key-1" },
      line,
      headers: ["accept: */*", "authorization: SSWS key-1"],
    },
    {
      credentials: { pagerToken: async () => "key-1" },
      line,
      headers: ["accept: */*", "authorization: Token token=key-1"],
    },
    { credentials: { teamKey: "key-1" }, line, headers: ["accept: */*", "x-team: team:key-1"] },
  ],
  outcomes: [
    {
      title: "a key that breaks its header",
      credentials: { genieKey: "key\n1" },
      want: { refused: 'option "genieKey" has a character that a header can\'t carry' },
    },
    {
      title: "two keys",
      credentials: { genieKey: "key-1", sswsToken: "key-1" },
      want: { refused: "needs { genieKey } or { sswsToken } or { pagerToken } or { teamKey }" },
    },
  ],
  nearMisses: [
    {
      title: "a scheme that is more than a word and a key",
      from: "scheme: GenieKey",
      to: "scheme: SCRAM-SHA-256",
      problem: "37:29 #/components/securitySchemes/genieKey/scheme security-scheme/computed",
    },
    {
      title: "a scheme that is not a word",
      from: "scheme: SSWS",
      to: "scheme: 'SS WS'",
      problem: "38:30 #/components/securitySchemes/sswsToken/scheme security-scheme/http-scheme",
    },
    {
      title: "a prefix that no header can carry",
      from: "x-prefix: 'Token token='",
      to: 'x-prefix: "Token\\ttoken="',
      problem: "39:66 #/components/securitySchemes/pagerToken/x-prefix security-scheme/prefix",
    },
    {
      title: "a prefix of a scheme that has its own",
      from: "{ type: http, scheme: SSWS }",
      to: "{ type: http, scheme: SSWS, x-prefix: 'SSWS ' }",
      problem:
        "38:44 #/components/securitySchemes/sswsToken/x-prefix security-scheme/prefix-not-here",
    },
  ],
  compiles: [
    'provider.createKeyPrefixesClient({ genieKey: "a" });',
    'provider.createKeyPrefixesClient({ pagerToken: () => "a" });',
  ],
  doesNotCompile: [
    'provider.createKeyPrefixesClient({ genieKey: "a", sswsToken: "b" });',
    'provider.createKeyPrefixesClient({ token: "a" });',
  ],
};

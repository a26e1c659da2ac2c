import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "OAuth2 client credentials with scopes",
  credentials: { accessToken: "t-1" },
  parameters: { user: 7 },
  isPlayedLong: true,
  requests: [
    {
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer t-1"],
    },
  ],
  // RFC 6749 §4.4.2, in the encoding of its Appendix B.
  tokenRequest: {
    credentials: { clientId: "id", clientSecret: "s&cret=%" },
    body: "grant_type=client_credentials&client_id=id&client_secret=s%26cret%3D%25&scope=users%3Awrite+users%3Aread",
  },
  outcomes: [
    { title: "a token that is there already", want: { data: undefined } },
    {
      title: "half of a pair",
      credentials: { clientId: "id" },
      want: {
        refused: "but got { clientId }",
      },
    },
    {
      title: "a token URL without https",
      credentials: { clientId: "id", clientSecret: "secret" },
      options: { tokenUrl: "http://id.erica-drive.example/token" },
      want: { refused: '"tokenUrl"' },
    },
  ],
  nearMisses: [
    {
      title: "a scope that is not defined",
      from: "[users:write, users:read]",
      to: "[users:write, users:delete]",
      problem: "11:26 #/security/0/oauth/1 security/unknown-scope",
    },
    {
      title: "a token URL without https",
      from: "https://id.erica-drive.example/token",
      to: "http://id.erica-drive.example/token",
      problem:
        "38:11 #/components/securitySchemes/oauth/flows/clientCredentials/tokenUrl security-scheme/token-url",
    },
  ],
  compiles: [
    'provider.createOauthScopesClient({ clientId: "a", clientSecret: "b" });',
    'provider.createOauthScopesClient({ clientId: "a", clientSecret: "b", tokenUrl: "https://id.example" });',
    'provider.createOauthScopesClient({ accessToken: () => "a" });',
  ],
  doesNotCompile: [
    'provider.createOauthScopesClient({ clientId: "a" });',
    'provider.createOauthScopesClient({ accessToken: "a", clientId: "b", clientSecret: "c" });',
    'provider.createOauthScopesClient({ clientId: "a", clientSecret: "b", scopes: ["billing"] });',
  ],
};

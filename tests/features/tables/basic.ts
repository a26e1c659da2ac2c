import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "HTTP basic with a user name and a password",
  // The example of RFC 7617 §2.
  credentials: { username: "Aladdin", password: "open sesame" },
  parameters: { user: 7 },
  requests: [
    {
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="],
    },
    {
      // The example of RFC 7617 §2.1: UTF-8.
      credentials: { username: "test", password: () => "123£" },
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Basic dGVzdDoxMjPCow=="],
    },
  ],
  outcomes: [
    {
      title: "one of the two",
      credentials: { username: "test" },
      want: { refused: "needs { username, password }, but got { username }" },
    },
    {
      title: "a user name with a colon, which would be cut there (RFC 7617 §2)",
      credentials: { username: "a:b", password: "c" },
      want: { refused: 'option "username" has a control character, a lone surrogate or a colon' },
    },
    {
      title: "a password that is empty",
      credentials: { username: "a", password: "" },
      want: { refused: 'option "password" is empty' },
    },
  ],
  nearMisses: [
    {
      title: "digest",
      from: "scheme: basic,",
      to: "scheme: digest,",
      problem: "34:26 #/components/securitySchemes/login/scheme security-scheme/computed",
    },
    {
      title: "a fixed password that is not a string",
      from: "scheme: basic,",
      to: "scheme: basic, x-password: 12,",
      problem: "34:41 #/components/securitySchemes/login/x-password security-scheme/password",
    },
  ],
  compiles: [
    'provider.createBasicClient({ username: "a", password: "b" });',
    'provider.createBasicClient({ username: () => "a", password: async () => "b" });',
  ],
  doesNotCompile: [
    'provider.createBasicClient({ username: "a" });',
    'provider.createBasicClient({ login: "a:b" });',
    'provider.createBasicClient({ username: "a", password: 1 });',
  ],
};

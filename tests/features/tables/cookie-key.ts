import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "A key in a cookie",
  credentials: { session: "s-1", apiKey: "key-1" },
  parameters: { user: 7 },
  requests: [
    {
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: */*", "cookie: alder_session=s-1", "x-alder-key: key-1"],
    },
  ],
  outcomes: [
    {
      title: "a value that would begin another cookie",
      credentials: { session: "a;b=c", apiKey: "key-1" },
      want: { refused: 'option "session" has a character that a cookie can\'t carry' },
    },
    {
      title: "a cookie among the caller's own headers",
      options: { headers: { Cookie: "a=b" } },
      want: { refused: "can't set cookie" },
    },
    {
      title: "without the cookie",
      credentials: { apiKey: "key-1" },
      want: { refused: "needs { session, apiKey }, but got { apiKey }" },
    },
  ],
  nearMisses: [
    {
      title: "a name that no cookie has",
      from: "name: alder_session",
      to: "name: 'alder;session'",
      problem: "35:42 #/components/securitySchemes/session/name security-scheme/cookie-name",
    },
    {
      title: "a parameter in a cookie",
      from: "      responses:",
      to: "        - { name: theme, in: cookie, schema: { type: string } }\n      responses:",
      problem: "25:26 #/paths/~1users~1{user}/delete/parameters/1/in parameter/in",
    },
  ],
  compiles: ['provider.createCookieKeyClient({ session: "a", apiKey: "b" });'],
  doesNotCompile: [
    'provider.createCookieKeyClient({ session: "a" });',
    'provider.createCookieKeyClient({ apiKey: "b" });',
    'provider.createCookieKeyClient({ alder_session: "a", apiKey: "b" });',
  ],
};

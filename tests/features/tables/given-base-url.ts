import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "A base URL that the caller has to give",
  credentials: { apiKey: "key-1" },
  parameters: { user: 7 },
  basePath: "/api/v4",
  requests: [
    {
      line: "DELETE /api/v4/users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    {
      title: "a base URL",
      options: { baseUrl: "https://git.umbrella.example/api/v4/" },
      want: { url: "https://git.umbrella.example/api/v4/users/7" },
    },
    {
      title: "none: the example is nobody's",
      options: { baseUrl: undefined },
      want: { refused: 'option "baseUrl"' },
    },
    {
      title: "a part of one",
      options: { baseUrl: "git.umbrella.example" },
      want: { refused: 'option "baseUrl"' },
    },
  ],
  nearMisses: [
    {
      title: "an example that is not a URL",
      from: "https://git.jasmine-git.example/api/v4",
      to: "git.jasmine-git.example",
      problem: "9:5 #/servers/0/url server/not-https",
    },
    {
      title: "no example",
      from: "  - url: https://git.jasmine-git.example/api/v4\n    x-required: true\n    description: Where you run it.",
      to: "  []",
      problem: "8:1 #/servers server/none",
    },
  ],
  readme: ["The option `baseUrl` is required: there is no host that all customers share."],
  compiles: ['provider.createGivenBaseUrlClient({ apiKey: "a", baseUrl: "https://git.example" });'],
  doesNotCompile: [
    'provider.createGivenBaseUrlClient({ apiKey: "a" });',
    'provider.createGivenBaseUrlClient({ apiKey: "a", baseUrl: undefined });',
    'provider.createGivenBaseUrlClient({ apiKey: "a", server: {} });',
  ],
};

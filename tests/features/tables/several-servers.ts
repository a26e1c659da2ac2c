import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "Several servers",
  credentials: { apiKey: "key-1" },
  parameters: { user: 7 },
  basePath: "/v1",
  requests: [
    {
      line: "DELETE /v1/users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    {
      title: "the first by itself",
      want: { url: "https://api.hazel-metrics.example/users/7" },
    },
    {
      title: "another by its URL",
      options: { baseUrl: "https://eu.hazel-metrics.example/v1" },
      want: { url: "https://eu.hazel-metrics.example/v1/users/7" },
    },
    {
      title: "the URL of the other, without its protection",
      options: { baseUrl: "http://eu.hazel-metrics.example/v1" },
      want: { refused: 'option "baseUrl"' },
    },
    {
      title: "null is no default",
      options: { baseUrl: null },
      want: { refused: 'option "baseUrl"' },
    },
  ],
  nearMisses: [
    {
      title: "a second server without https",
      from: "https://eu.hazel-metrics.example/v1",
      to: "http://eu.hazel-metrics.example/v1",
      problem: "11:5 #/servers/1/url server/not-https",
    },
    {
      title: "a second server with a slash at its end",
      from: "https://eu.hazel-metrics.example/v1",
      to: "https://eu.hazel-metrics.example/v1/",
      problem: "11:5 #/servers/1/url server/query-or-slash",
    },
    {
      title: "a second server that has to be given",
      from: "    description: Europe.",
      to: "    x-required: true",
      problem: "12:5 #/servers/1/x-required server/x-required-not-first",
    },
  ],
  compiles: [
    'provider.createSeveralServersClient({ apiKey: "a" });',
    'provider.createSeveralServersClient({ apiKey: "a", baseUrl: "https://eu.hazel-metrics.example/v1" });',
  ],
  doesNotCompile: [
    'provider.createSeveralServersClient({ apiKey: "a", server: "eu" });',
    'provider.createSeveralServersClient({ apiKey: "a", server: {} });',
  ],
};

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
      problem:
        '11:5 #/servers/1/url  Expected an absolute https URL without a user name or a password, found "http://eu.hazel-metrics.example/v1".',
    },
    {
      title: "a second server with a slash at its end",
      from: "https://eu.hazel-metrics.example/v1",
      to: "https://eu.hazel-metrics.example/v1/",
      problem:
        '11:5 #/servers/1/url  Expected a URL without a query, a fragment and a slash at its end, found "https://eu.hazel-metrics.example/v1/".',
    },
    {
      title: "a second server that has to be given",
      from: "    description: Europe.",
      to: "    x-required: true",
      problem:
        "12:5 #/servers/1/x-required  Only the first server is a default, which `x-required` takes away: the caller names any other by `baseUrl`. Remove it here.",
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

import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "A server's variables, with enum and default",
  credentials: { apiKey: "key-1" },
  parameters: { user: 7 },
  basePath: "/live",
  requests: [
    {
      line: "DELETE /live/users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    { title: "the defaults", want: { url: "https://eu.ginkgo-flags.example/live/users/7" } },
    {
      title: "one of the list",
      options: { server: { region: "us" } },
      want: { url: "https://us.ginkgo-flags.example/live/users/7" },
    },
    {
      title: "any name",
      options: { server: { stage: "try-1" } },
      want: { url: "https://eu.ginkgo-flags.example/try-1/users/7" },
    },
    {
      title: "none of the list",
      options: { server: { region: "mars" } },
      want: { refused: '"server.region" must be eu or us' },
    },
    {
      title: "a name that would lead to another path",
      options: { server: { stage: "../admin" } },
      want: { refused: '"server.stage" must be letters, digits, - and _ only' },
    },
    {
      title: "a variable that is none",
      options: { server: { host: "a" } },
      want: { refused: '"server" has no variable "host"; it has region, stage' },
    },
  ],
  nearMisses: [
    {
      title: "a default that is not in the list",
      from: "{ default: eu, enum: [eu, us] }",
      to: "{ default: ap, enum: [eu, us] }",
      problem: "11:17 #/servers/0/variables/region/default server-variable/default-not-listed",
    },
    {
      title: "a variable that the URL lacks",
      from: "      region: {",
      to: "      zone: { default: a }\n      region: {",
      problem: "11:7 #/servers/0/variables/zone server-variable/unused",
    },
    {
      title: "a variable that is not defined",
      from: "example/{stage}\n",
      to: "example/{stage}/{version}\n",
      problem: "9:5 #/servers/0/url server/undefined-variable",
    },
  ],
  compiles: [
    'provider.createServerVariablesClient({ apiKey: "a" });',
    'provider.createServerVariablesClient({ apiKey: "a", server: { region: "us" } });',
    'provider.createServerVariablesClient({ apiKey: "a", server: { region: "eu", stage: "any" } });',
  ],
  doesNotCompile: [
    'provider.createServerVariablesClient({ apiKey: "a", server: { region: "mars" } });',
    'provider.createServerVariablesClient({ apiKey: "a", server: { host: "a" } });',
    'provider.createServerVariablesClient({ apiKey: "a", server: "eu" });',
  ],
};

import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "A tenant's host that the caller has to give",
  credentials: { apiKey: "key-1" },
  parameters: { user: 7 },
  basePath: "/api",
  requests: [
    {
      line: "DELETE /api/users/7 HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    {
      title: "a tenant",
      options: { server: { tenant: "umbrella" } },
      want: { url: "https://umbrella.ivy-people.example/api/users/7" },
    },
    {
      title: "a base URL in its place",
      options: { baseUrl: "https://people.umbrella.example" },
      want: { url: "https://people.umbrella.example/users/7" },
    },
    {
      title: "neither: the example is nobody's tenant",
      options: { server: undefined },
      want: { refused: 'needs "server.tenant", or "baseUrl"' },
    },
    {
      title: "a tenant that leads to another host",
      options: { server: { tenant: "evil.example/" } },
      want: { refused: '"server.tenant" must be letters, digits, - and _ only' },
    },
    {
      title: "an empty tenant",
      options: { server: { tenant: "" } },
      want: { refused: '"server.tenant" must be letters, digits, - and _ only' },
    },
  ],
  nearMisses: [
    {
      title: "an example that is more than one part of a host",
      from: "default: acme,",
      to: "default: acme.eu,",
      problem: "11:17 #/servers/0/variables/tenant/default server-variable/default",
    },
    {
      title: "x-required that is not true",
      from: "x-required: true,",
      to: "x-required: always,",
      problem: "11:32 #/servers/0/variables/tenant/x-required server/x-required",
    },
  ],
  readme: [
    "- `https://{tenant}.ivy-people.example/api`: Option `server`: `tenant` (required, such as `acme`).",
  ],
  compiles: [
    'provider.createTenantHostClient({ apiKey: "a", server: { tenant: "b" } });',
    'provider.createTenantHostClient({ apiKey: "a", baseUrl: "https://b.example" });',
  ],
  doesNotCompile: [
    'provider.createTenantHostClient({ apiKey: "a" });',
    'provider.createTenantHostClient({ apiKey: "a", server: {} });',
    'provider.createTenantHostClient({ apiKey: "a", server: { tenant: 1 } });',
    'provider.createTenantHostClient({ apiKey: "a", server: { tenant: "b" }, baseUrl: "https://b.example" });',
  ],
};

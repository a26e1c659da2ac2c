import type { Feature } from "../feature.ts";

const headers = [
  ...["accept: */*", "authorization: Bearer key-1"],
  ...["oak-mode: live", "oak-version: 2026-01"],
];

export const feature: Feature = {
  title: "Headers and query parameters with one allowed value",
  credentials: { apiKey: "key-1" },
  parameters: { person: 7 },
  requests: [
    { line: "DELETE /people/7?alt=json&confirm=yes%2C%20remove&level=2 HTTP/1.1", headers },
    {
      parameters: { person: 7, trace: "t" },
      typed: {
        params: {
          path: { person: 7 },
          query: { alt: "json", level: 2, confirm: "yes, remove", trace: "t" },
          header: { "Oak-Version": "2026-01", "Oak-Mode": "live" },
        },
      },
      line: "DELETE /people/7?alt=json&confirm=yes%2C%20remove&level=2&trace=t HTTP/1.1",
      headers,
    },
  ],
  outcomes: [
    {
      title: "a query of somebody's own",
      parameters: { person: 7, alt: "media" },
      want: { refused: 'has no parameter "alt"; it has person, trace' },
    },
    {
      title: "a version of somebody's own",
      options: { headers: { "Oak-Version": "2025-01" } },
      want: { refused: "can't set oak-version" },
    },
  ],
  nearMisses: [
    {
      title: "a constant in the path",
      from: "{ name: person, in: path, required: true, schema: { type: integer } }",
      to: "{ name: person, in: path, required: true, schema: { const: me } }",
      problem:
        "23:63 #/paths/~1people~1{person}/delete/parameters/0/schema/const parameter/constant-in-path",
    },
    {
      title: "a constant that no header can carry",
      from: "{ const: '2026-01' }",
      to: "{ const: 'Jänner' }",
      problem:
        "24:70 #/paths/~1people~1{person}/delete/parameters/1/schema/const parameter/constant-in-header",
    },
    {
      title: "a constant that is not a string",
      from: "{ const: json }",
      to: "{ const: [json] }",
      problem:
        "26:45 #/paths/~1people~1{person}/delete/parameters/3/schema/const parameter/constant-type",
    },
  ],
  readme: ["Always sent: `oak-version: 2026-01`.", "Always sent: `?confirm=yes, remove`."],
  compiles: [
    "await client.deleteMember({ person: 7 });",
    'await client.deleteMember({ person: 7, trace: "t" });',
    'await client.DELETE("/people/{person}", { params: { path: { person: 7 } } });',
    'await client.DELETE("/people/{person}", { params: { path: { person: 7 }, query: { alt: "json", level: 2 }, header: { "Oak-Mode": "live" } } });',
  ],
  doesNotCompile: [
    'await client.deleteMember({ person: 7, alt: "json" });',
    'await client.deleteMember({ person: 7, "Oak-Version": "2026-01" });',
    'await client.DELETE("/people/{person}", { params: { path: { person: 7 }, query: { alt: "media" } } });',
    'await client.DELETE("/people/{person}", { params: { path: { person: 7 }, header: { "Oak-Mode": "test" } } });',
  ],
};

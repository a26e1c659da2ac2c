import type { Feature } from "../feature.ts";

const headers = [
  "accept: application/json",
  "authorization: Bearer key-1",
  "content-type: application/x-www-form-urlencoded",
];

export const feature: Feature = {
  title: "POST of a form",
  credentials: { token: "key-1" },
  parameters: { user: "U1" },
  needsBody: [200],
  basePath: "/api",
  requests: [
    {
      typed: { body: { user: "U1", confirm: "yes" } },
      line: "POST /api/users.remove HTTP/1.1",
      headers,
      body: "user=U1&confirm=yes",
    },
    {
      parameters: { user: "U1 & 2", reason: "a=b+c\nä", days: 0, channels: ["C1", "C 2"] },
      typed: {
        body: {
          ...{ user: "U1 & 2", confirm: "yes" },
          ...{ reason: "a=b+c\nä", days: 0, channels: ["C1", "C 2"] },
        },
      },
      line: "POST /api/users.remove HTTP/1.1",
      headers,
      // URL Standard, application/x-www-form-urlencoded serializing: UTF-8, a space is a plus.
      body: "user=U1+%26+2&confirm=yes&reason=a%3Db%2Bc%0A%C3%A4&days=0&channels=C1&channels=C+2",
    },
  ],
  outcomes: [
    {
      title: "removed",
      answer: { status: 200, mediaType: "application/json", body: '{"ok":true}' },
      want: { data: { ok: true } },
    },
    {
      title: "no such user",
      answer: { status: 404, mediaType: "application/json", body: '{"error":"no_user"}' },
      want: { error: { outcome: "refused", absent: true } },
    },
    {
      title: "a part that is required",
      parameters: { reason: "moved on" },
      want: { refused: 'parameter "user" is missing' },
    },
    {
      title: "a part that breaks its pattern",
      parameters: { user: "u1" },
      want: { refused: 'parameter "user" must match ^U[A-Z0-9 &]+$' },
    },
    {
      title: "a constant of somebody's own",
      parameters: { user: "U1", confirm: "no" },
      want: { refused: 'has no parameter "confirm"' },
    },
  ],
  nearMisses: [
    {
      title: "an object in a form",
      from: "days: { type: integer, minimum: 0 }",
      to: "days: { type: object, properties: { left: { type: integer } } }",
      problem:
        "33:25 #/paths/~1users.remove/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/days/type parameter/not-a-scalar",
    },
    {
      title: "a file",
      from: "application/x-www-form-urlencoded:",
      to: "multipart/form-data:",
      problem:
        "25:11 #/paths/~1users.remove/post/requestBody/content/multipart~1form-data request-body/media-type",
    },
    {
      title: "another encoding of a part",
      from: "example: [C1, C 2] }\n",
      to: "example: [C1, C 2] }\n            encoding: { channels: { style: form, explode: false } }\n",
      problem:
        "35:13 #/paths/~1users.remove/post/requestBody/content/application~1x-www-form-urlencoded/encoding dialect/unknown-keyword",
    },
  ],
  compiles: [
    'await client.deleteMember({ user: "U1" });',
    'await client.deleteMember({ user: "U1", reason: "left", days: 3, channels: ["C1"] });',
    'await client.POST("/users.remove", { body: { user: "U1" } });',
    'await client.POST("/users.remove", { body: { user: "U1", confirm: "yes" } });',
    'holds<Same<provider.DeleteMemberParameters["user"], string>>();',
    'holds<Same<provider.DeleteMemberParameters["channels"], string[] | undefined>>();',
  ],
  doesNotCompile: [
    "await client.deleteMember({});",
    'await client.deleteMember({ user: "U1", confirm: "yes" });',
    'await client.deleteMember({ user: "U1", days: "3" });',
    'await client.POST("/users.remove", { body: { user: "U1", confirm: "no" } });',
    'await client.POST("/users.remove");',
  ],
};

import type { Feature } from "../feature.ts";

const headers = [
  "accept: application/json",
  "authorization: Bearer key-1",
  "content-type: application/x-www-form-urlencoded",
];
const answered = (body: string, mediaType = "application/json; charset=utf-8") => ({
  ...{ status: 200, mediaType, body },
});

export const feature: Feature = {
  title: "Failures inside a 200",
  credentials: { token: "key-1" },
  parameters: { user_id: "U1" },
  isPlayedLong: true,
  basePath: "/api",
  requests: [
    {
      typed: { body: { user_id: "U1" } },
      line: "POST /api/users.remove HTTP/1.1",
      headers,
      body: "user_id=U1",
    },
    {
      parameters: { user_id: "U1", team_id: "T 1" },
      typed: { body: { team_id: "T 1", user_id: "U1" } },
      line: "POST /api/users.remove HTTP/1.1",
      headers,
      body: "team_id=T+1&user_id=U1",
    },
  ],
  outcomes: [
    { title: "ok", answer: answered('{"ok":true}'), want: { data: { ok: true } } },
    {
      title: "not ok, whatever the reason",
      answer: answered('{"ok":false,"error":"not_authed"}'),
      want: {
        error: {
          ...{ status: 200, outcome: "refused", absent: false },
          body: { ok: false, error: "not_authed" },
        },
      },
    },
    {
      title: "not ok, because there is no such user",
      answer: answered('{"ok":false,"error":"users_not_found"}'),
      want: { error: { status: 200, outcome: "refused", absent: true } },
    },
    {
      title: "not ok, because the user has left",
      answer: answered('{"ok":false,"error":"user_is_deleted"}'),
      want: { error: { status: 200, outcome: "refused", absent: true } },
    },
    {
      title: "no such user by its reason alone is no success either",
      answer: answered('{"ok":true,"error":"users_not_found"}'),
      want: { error: { status: 200, outcome: "refused", absent: true } },
    },
    {
      title: "the same in a page",
      answer: answered('{"ok":false,"error":"users_not_found"}', "text/html"),
      want: { error: { status: 200, outcome: "unknown", absent: false } },
    },
  ],
  nearMisses: [
    {
      title: "no such user, by a 200 alone",
      from: "{ status: 200, pointer: /error, equals: users_not_found }",
      to: "{ status: 200 }",
      problem: "22:13 #/paths/~1users.remove/post/x-removal/absent/0 dialect/missing",
    },
    {
      title: "a value that the answer can't have",
      from: "{ status: 200, pointer: /ok, equals: false }",
      to: "{ status: 200, pointer: /ok, equals: 'no' }",
      problem:
        "25:42 #/paths/~1users.remove/post/x-removal/failed/0/equals matcher/value-impossible",
    },
    {
      title: "an example of a success that says no",
      from: "              example: { ok: true }",
      to: "              example: { ok: 'true' }",
      problem:
        "47:26 #/paths/~1users.remove/post/responses/200/content/application~1json/example/ok example/does-not-fit",
    },
  ],
  readme: [
    '| 200 | Removed, or why not. | **removed**; **refused**, no such member where `/error` is `"users_not_found"`; **refused**, no such member where `/error` begins with `user_is_`; **refused** where `/ok` is `false` |',
  ],
  compiles: [
    'await client.deleteMember({ user_id: "U1" });',
    "const error: unknown = undefined;",
    "if (provider.isFailureInSuccessError(error) && error.status === 200) error.body satisfies { ok: boolean; error?: string };",
    "if (provider.isFailureInSuccessError(error) && error.status === 200) holds<Same<typeof error.absent, boolean>>();",
  ],
  doesNotCompile: [
    'await client.deleteMember({ team_id: "T1" });',
    "const error: provider.FailureInSuccessError = {} as never; if (error.status === 200) error.body.errors;",
  ],
};

import type { Feature } from "../feature.ts";

const id = "00000000-0000-4000-8000-00000000000a";
const document =
  "mutation ($id: ID!, $note: String) { userSuspend(id: $id, note: $note) { success } }";
const headers = [
  "accept: application/json",
  "authorization: key-1",
  "content-type: application/json",
];
const answered = (body: string) => ({ status: 200, mediaType: "application/json", body });

export const feature: Feature = {
  title: "POST of a GraphQL document with variables",
  credentials: { apiKey: "key-1" },
  parameters: { id },
  isPlayedLong: true,
  requests: [
    {
      line: "POST /graphql HTTP/1.1",
      headers,
      body: `{"query":"${document}","variables":{"id":"${id}"}}`,
    },
    {
      parameters: { id, note: '") { x }' },
      line: "POST /graphql HTTP/1.1",
      headers,
      body: `{"query":"${document}","variables":{"id":"${id}","note":"\\") { x }"}}`,
    },
  ],
  outcomes: [
    {
      title: "suspended",
      answer: answered('{"data":{"userSuspend":{"success":true}}}'),
      want: { data: { data: { userSuspend: { success: true } } } },
    },
    ...["null", "[]"].map((errors) => ({
      title: `suspended, with errors: ${errors}`,
      answer: answered(`{"data":{"userSuspend":{"success":true}},"errors":${errors}}`),
      want: { data: { data: { userSuspend: { success: true } }, errors: JSON.parse(errors) } },
    })),
    {
      title: "errors beside data",
      answer: answered(
        '{"data":{"userSuspend":{"success":true}},"errors":[{"message":"No mail was sent"}]}',
      ),
      want: { error: { status: 200, outcome: "unknown", absent: false } },
    },
    {
      title: "errors alone",
      answer: answered('{"data":null,"errors":[{"message":"Time is up"}]}'),
      want: { error: { status: 200, outcome: "unknown", absent: false } },
    },
    {
      title: "an error of which it is documented that nothing was done",
      answer: answered(
        '{"data":null,"errors":[{"message":"Not you","extensions":{"code":"FORBIDDEN"}}]}',
      ),
      want: { error: { status: 200, outcome: "refused", absent: false } },
    },
    {
      title: "no success",
      answer: answered('{"data":{"userSuspend":{"success":false}}}'),
      want: { error: { status: 200, outcome: "refused", absent: false } },
    },
    ...['{"data":null}', "{}", "[]", "null", '{"data":{"userSuspend":null}}'].map((body) => ({
      title: `no data: ${body}`,
      answer: answered(body),
      want: { error: { status: 200, outcome: "unknown", absent: false } },
    })),
    {
      title: "no such user inside a 200",
      answer: answered('{"errors":[{"message":"No user","extensions":{"code":"NOT_FOUND"}}]}'),
      want: { error: { status: 200, outcome: "refused", absent: true } },
    },
    {
      title: "a variable that is no UUID",
      parameters: { id: "7" },
      want: { refused: 'parameter "id" must be a UUID' },
    },
    {
      title: "another document",
      parameters: { id, query: "{ me }" },
      want: { refused: 'has no parameter "query"; it has id, note' },
    },
  ],
  nearMisses: [
    {
      title: "a failure that points to nothing",
      from: "{ status: 200, pointer: /errors, outcome: unknown }",
      to: "{ status: 200, pointer: /error, outcome: unknown }",
      problem:
        "29:28 #/paths/~1graphql/post/x-removal/failed/2/pointer matcher/pointer-undocumented",
    },
    {
      title: "a failure of another status",
      from: "{ status: 200, pointer: /errors, outcome: unknown }",
      to: "{ status: 400, pointer: /errors, outcome: unknown }",
      problem: "29:15 #/paths/~1graphql/post/x-removal/failed/2/status dialect/value",
    },
    {
      title: "an outcome that a failure has without a word",
      from: "{ status: 200, pointer: /errors, outcome: unknown }",
      to: "{ status: 200, pointer: /errors, outcome: refused }",
      problem: "29:46 #/paths/~1graphql/post/x-removal/failed/2/outcome dialect/value",
    },
    {
      title: "who is not there, with an outcome",
      from: "equals: NOT_FOUND }",
      to: "equals: NOT_FOUND, outcome: unknown }",
      problem: "23:83 #/paths/~1graphql/post/x-removal/absent/0/outcome dialect/unknown-keyword",
    },
  ],
  readme: [
    '| 200 | Suspended, or why not. | **removed**; **refused**, no such member where `/errors/0/extensions/code` is `"NOT_FOUND"`; **refused** where `/errors/0/extensions/code` is `"FORBIDDEN"`; **refused** where `/data/userSuspend/success` is `false`; **unknown** where `/errors` is present and not `null`, `false`, `0` or empty; **unknown** where there is no `/data/userSuspend/success` |',
  ],
  compiles: [
    'await client.deleteMember({ id: "a" });',
    'await client.deleteMember({ id: "a", note: "left" });',
    'await client.POST("/graphql", { body: { variables: { id: "a" } } });',
    'holds<Same<provider.DeleteMemberParameters["note"], string | undefined>>();',
    "const error: unknown = undefined;",
    "if (provider.isPostGraphqlError(error) && error.status === 200) error.body.errors?.at(0)?.message satisfies string | undefined;",
  ],
  doesNotCompile: [
    'await client.deleteMember({ id: "a", query: "{ me }" });',
    'await client.deleteMember({ variables: { id: "a" } });',
    'await client.POST("/graphql", { body: { variables: {} } });',
    'await client.POST("/graphql", { body: { query: "{ me }", variables: { id: "a" } } });',
  ],
};

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
    {
      title: "a failure inside a 200",
      answer: answered('{"data":null,"errors":[{"message":"Not allowed"}]}'),
      want: { error: { status: 200, outcome: "refused", absent: false } },
    },
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
      from: "{ status: 200, pointer: /errors }",
      to: "{ status: 200, pointer: /error }",
      problem:
        '24:28 #/paths/~1graphql/post/x-removal/failed/0/pointer  No documented JSON body of the status 200 has "/error". Mend the pointer, or document the body.',
    },
    {
      title: "a failure of another status",
      from: "{ status: 200, pointer: /errors }",
      to: "{ status: 400, pointer: /errors }",
      problem:
        "24:15 #/paths/~1graphql/post/x-removal/failed/0/status  Expected a status from 200 to 299 here, or in `absent` one from 400 to 499, found 400.",
    },
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

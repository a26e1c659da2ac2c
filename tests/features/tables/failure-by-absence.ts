import type { Feature } from "../feature.ts";

const answered = (body: string, mediaType = "application/json") => ({
  ...{ status: 200, mediaType, body },
});
const error = (outcome: string) => ({ error: { status: 200, outcome, absent: false } });
const empty = "{ status: 200, pointer: /data/removed, empty: true }";

export const feature: Feature = {
  title: "Failures recognized by a missing, empty or different value",
  credentials: { apiKey: "key-1" },
  parameters: { userId: "u1" },
  requests: [
    {
      line: "POST /users/remove HTTP/1.1",
      headers: [
        "accept: application/json",
        "authorization: Bearer key-1",
        "content-type: application/json",
      ],
      body: '{"userId":"u1"}',
    },
  ],
  outcomes: [
    {
      title: "removed",
      answer: answered('{"data":{"removed":[{"id":"u1","state":"REMOVED"}]}}'),
      want: { data: { data: { removed: [{ id: "u1", state: "REMOVED" }] } } },
    },
    {
      title: "nobody, against the documented list of at least one",
      answer: answered('{"data":{"removed":[]}}'),
      want: error("refused"),
    },
    {
      title: "another state",
      answer: answered('{"data":{"removed":[{"id":"u1","state":"KEPT"}]}}'),
      want: error("refused"),
    },
    ...['{"data":null}', '{"data":{}}', "{}", "[]", "null", '"data"'].map((body) => ({
      title: `no list: ${body}`,
      answer: answered(body),
      want: error("unknown"),
    })),
    {
      title: "null, which is not missing",
      answer: answered('{"data":{"removed":null}}'),
      want: error("unknown"),
    },
    {
      title: "a state that is missing is no other one",
      answer: answered('{"data":{"removed":[{"id":"u1"}]}}'),
      want: { data: { data: { removed: [{ id: "u1" }] } } },
    },
    {
      title: "a page lacks it too, and says nothing",
      answer: answered("<h1>Sign in</h1>", "text/html"),
      want: error("unknown"),
    },
    { title: "an empty 200", answer: { status: 200 }, want: { data: undefined } },
  ],
  nearMisses: [
    {
      title: "two keywords at once",
      from: empty,
      to: empty.replace(" }", ", missing: true }"),
      problem: "22:13 #/paths/~1users~1remove/post/x-removal/failed/0 dialect/value",
    },
    {
      title: "not empty",
      from: empty,
      to: empty.replace("true", "false"),
      problem: "22:52 #/paths/~1users~1remove/post/x-removal/failed/0/empty dialect/value",
    },
    {
      title: "empty without a pointer",
      from: empty,
      to: "{ status: 200, empty: true }",
      problem: "22:13 #/paths/~1users~1remove/post/x-removal/failed/0 dialect/missing",
    },
    {
      title: "missing at a place that is not documented",
      from: "pointer: /data/removed, missing",
      to: "pointer: /data/remove, missing",
      problem:
        "23:28 #/paths/~1users~1remove/post/x-removal/failed/1/pointer matcher/pointer-undocumented",
    },
    {
      title: "notEquals with a value that the answer can't have",
      from: "notEquals: REMOVED",
      to: "notEquals: GONE",
      problem:
        "25:60 #/paths/~1users~1remove/post/x-removal/failed/3/notEquals matcher/value-impossible",
    },
    {
      title: "notEquals with the only possible value",
      from: "state: { type: string, enum: [REMOVED, KEPT] }",
      to: "state: { type: string, enum: [REMOVED] }",
      problem:
        "25:60 #/paths/~1users~1remove/post/x-removal/failed/3/notEquals matcher/always-matches-not",
    },
  ],
  readme: [
    '| 200 | Who was removed. | **removed**; **refused** where `/data/removed` is empty; **unknown** where there is no `/data/removed`; **unknown** where `/data/removed` is `null`; **refused** where `/data/removed/0/state` is present and not `"REMOVED"` |',
  ],
  compiles: [
    "const { data } = await client.deleteMember({ userId: 'u1' });",
    'data?.data?.removed?.at(0)?.state satisfies "REMOVED" | "KEPT" | undefined;',
  ],
  doesNotCompile: [
    "await client.deleteMember({});",
    "(await client.deleteMember({ userId: 'u1' })).data?.data.removed;",
  ],
};

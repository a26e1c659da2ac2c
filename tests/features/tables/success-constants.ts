import type { Feature } from "../feature.ts";

const answered = (body: string, mediaType = "application/json") => ({
  ...{ status: 200, mediaType, body },
});
const whole = '{"code":0,"result":{"state":"left"}}';

export const feature: Feature = {
  title: "A success that must contain constants",
  credentials: { apiKey: "key-1" },
  parameters: { id: "u1" },
  needsBody: [200],
  isPlayedLong: true,
  requests: [
    { line: "DELETE /users/u1 HTTP/1.1", headers: ["accept: application/json", "x-key: key-1"] },
  ],
  outcomes: [
    {
      title: "the documented success",
      answer: answered(whole),
      want: { data: { code: 0, result: { state: "left" } } },
    },
    {
      title: "more than is documented",
      answer: answered(whole.replace("}}", ',"note":"ciao"},"message":"ok"}')),
      want: {
        data: { code: 0, result: { state: "left", note: "ciao" }, message: "ok" },
      },
    },
    ...[
      '{"code":41012}',
      '{"code":41012,"result":{"state":"left"}}',
      '{"code":"0","result":{"state":"left"}}',
      '{"code":0,"result":{"state":"kept"}}',
      '{"code":0,"result":{}}',
      '{"code":0,"result":null}',
      '{"code":0,"result":["left"]}',
      '{"code":0}',
      ...["{}", "[]", "null", "0", ""],
    ].map((body) => ({
      title: `a 200 that is not the documented one: ${body}`,
      answer: answered(body),
      want: { error: { status: 200, outcome: "unknown", absent: false } },
    })),
    {
      title: "an empty 202, which need not contain anything",
      answer: { status: 202 },
      want: { data: undefined },
    },
    { title: "a 204", answer: { status: 204 }, want: { data: undefined } },
  ],
  nearMisses: [
    {
      title: "an example without the constant",
      from: "example: { code: 0, result: { state: left } }",
      to: "example: { code: 1, result: { state: left } }",
      problem:
        "41:26 #/paths/~1users~1{id}/delete/responses/200/content/application~1json/example/code example/does-not-fit",
    },
    {
      title: "an object as a constant",
      from: "state: { type: string, enum: [left] }",
      to: "state: { const: { is: left } }",
      problem: [
        "39:36 #/paths/~1users~1{id}/delete/responses/200/content/application~1json/schema/allOf/1/properties/result/properties/state/const response/constant-not-scalar",
        "41:45 #/paths/~1users~1{id}/delete/responses/200/content/application~1json/example/result/state example/does-not-fit",
      ],
    },
    {
      title: "notEquals with the only possible value",
      from: "absent: [{ status: 404 }]",
      to: "failed: [{ status: 200, pointer: /code, notEquals: 0 }]",
      problem:
        "21:49 #/paths/~1users~1{id}/delete/x-removal/failed/0/notEquals matcher/always-matches-not",
    },
  ],
  readme: [
    '| 200 | Removed. | **removed**; **unknown** unless `/code` is `0` and `/result/state` is `"left"` |',
  ],
  compiles: [
    'const { data } = await client.deleteMember({ id: "u1" });',
    "if (data) holds<Same<typeof data.code, 0>>();",
    'data?.result.state satisfies "left" | undefined;',
  ],
  doesNotCompile: ["await client.deleteMember({});"],
};

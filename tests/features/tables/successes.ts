import type { Feature } from "../feature.ts";

const json = (status: number, body: string) => ({ status, mediaType: "application/json", body });

export const feature: Feature = {
  title: "Several successes, an empty 200, and a 204 that declares a body",
  credentials: { apiKey: "key-1" },
  parameters: { member: 7 },
  requests: [
    {
      line: "DELETE /members/7 HTTP/1.1",
      headers: ["accept: application/json", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    { title: "an empty 200", answer: { status: 200 }, want: { data: undefined } },
    { title: "a 202", answer: json(202, '{"job":3}'), want: { data: { job: 3 } } },
    { title: "a 202 without its body", answer: { status: 202 }, want: { data: undefined } },
    { title: "a 204", answer: { status: 204 }, want: { data: undefined } },
    { title: "a 207", answer: json(207, '["desk"]'), want: { data: ["desk"] } },
    {
      title: "a page in place of JSON",
      answer: { status: 202, mediaType: "text/html", body: "<h1>Sign in</h1>" },
      want: { error: { status: 202, outcome: "unknown" } },
    },
    {
      title: "a success that is not documented",
      answer: json(203, '{"job":3}'),
      want: { error: { status: 203, outcome: "unknown" } },
    },
  ],
  nearMisses: [
    {
      title: "all successes at once",
      from: "'202':",
      to: "2XX:",
      problem: "27:9 #/paths/~1members~1{member}/delete/responses/2XX response/success-range",
    },
    {
      title: "a success of another kind",
      from: "example: { job: 3 }",
      to: "example: { job: three }",
      problem:
        "32:26 #/paths/~1members~1{member}/delete/responses/202/content/application~1json/example/job example/does-not-fit",
    },
    {
      title: "a success that is text",
      from: "              schema: { type: object, required: [job], properties: { job: { type: integer } } }\n              example: { job: 3 }",
      to: "              schema: { type: object, required: [job], properties: { job: { type: integer } } }\n              example: { job: 3 }\n            text/plain: { schema: { type: string } }",
      problem:
        "33:13 #/paths/~1members~1{member}/delete/responses/202/content/text~1plain response/success-not-json",
    },
  ],
  compiles: [
    "holds<Same<provider.DeleteMemberData, { job: number } | string[] | undefined>>();",
    "const { data, response } = await client.deleteMember({ member: 7 });",
    "if (data !== undefined && !Array.isArray(data)) data.job satisfies number;",
    "response satisfies Response;",
  ],
  doesNotCompile: [
    "(await client.deleteMember({ member: 7 })).data.job;",
    "const never: { never?: boolean } = (await client.deleteMember({ member: 7 })).data ?? {};",
    'const data: provider.DeleteMemberData = { job: "3" };',
  ],
};

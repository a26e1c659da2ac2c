import type { Feature } from "../feature.ts";

export const feature: Feature = {
  title: "POST without a body",
  credentials: { apiKey: "key-1" },
  parameters: { seatId: "s 1" },
  requests: [
    {
      line: "POST /seats/s%201/deactivate HTTP/1.1",
      headers: ["accept: */*", "x-birch-key: key-1"],
    },
  ],
  outcomes: [
    { title: "deactivated", want: { data: undefined } },
    {
      title: "deactivated before",
      answer: { status: 410 },
      want: { error: { status: 410, outcome: "refused", absent: true } },
    },
    {
      title: "a body for an operation that has none",
      parameters: { seatId: "s1", reason: "left" },
      want: { refused: 'has no parameter "reason"; it has seatId' },
    },
  ],
  nearMisses: [
    {
      title: "a body of text",
      from: "      responses:",
      to: "      requestBody: { content: { text/plain: { schema: { type: string } } } }\n      responses:",
      problem:
        "24:33 #/paths/~1seats~1{seatId}~1deactivate/post/requestBody/content/text~1plain request-body/media-type",
    },
  ],
  compiles: [
    'await client.deleteMember({ seatId: "s1" });',
    'await client.POST("/seats/{seatId}/deactivate", { params: { path: { seatId: "s1" } } });',
    'holds<Same<typeof provider.deleteMemberOperation.method, "POST">>();',
    "holds<Same<provider.DeleteMemberData, undefined>>();",
  ],
  doesNotCompile: [
    'await client.deleteMember({ seatId: "s1", reason: "left" });',
    'await client.POST("/seats/{seatId}/deactivate", { params: { path: { seatId: "s1" } }, body: {} });',
    'await client.DELETE("/seats/{seatId}/deactivate", { params: { path: { seatId: "s1" } } });',
  ],
};

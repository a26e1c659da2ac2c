import type { Feature } from "../feature.ts";

const headers = [
  "accept: application/json",
  "authorization: Bearer key-1",
  "content-type: application/json",
];

export const feature: Feature = {
  title: "PUT of a required JSON body",
  credentials: { apiKey: "key-1" },
  parameters: { seat: 12, closedBy: 3 },
  isPlayedLong: true,
  basePath: "/v4",
  requests: [
    { line: "PUT /v4/seats/12 HTTP/1.1", headers, body: '{"state":"closed","closedBy":3}' },
    {
      parameters: { share: 0.5, notify: false, seat: 12, closedBy: 3 },
      line: "PUT /v4/seats/12 HTTP/1.1",
      headers,
      body: '{"state":"closed","closedBy":3,"notify":false,"handover":{"share":0.5}}',
    },
  ],
  outcomes: [
    {
      title: "a required part left out",
      parameters: { seat: 12 },
      want: { refused: 'parameter "closedBy" is missing' },
    },
    {
      title: "a number as text",
      parameters: { seat: 12, closedBy: "3" },
      want: { refused: 'parameter "closedBy" must be a whole number' },
    },
    {
      title: "a number that JSON has not",
      parameters: { seat: 12, closedBy: 3, share: Number.NaN },
      want: { refused: 'parameter "share" must be a finite number' },
    },
    {
      title: "a number out of bounds",
      parameters: { seat: 12, closedBy: 3, share: 1.5 },
      want: { refused: 'parameter "share" must be at most 1' },
    },
    {
      title: "the body in one",
      parameters: { seat: 12, closedBy: 3, handover: { successor: 4 } },
      want: { refused: 'has no parameter "handover"' },
    },
    {
      title: "no such seat",
      answer: { status: 404, mediaType: "application/json", body: '{"code":"seat_unknown"}' },
      want: { error: { outcome: "refused", absent: true, body: { code: "seat_unknown" } } },
    },
  ],
  nearMisses: [
    {
      title: "a body that may hold anything else",
      from: "              type: object\n              required: [state, closedBy]",
      to: "              type: object\n              additionalProperties: true\n              required: [state, closedBy]",
      problem:
        "28:13 #/paths/~1seats~1{seat}/put/requestBody/content/application~1json/schema request-body/not-an-object",
    },
    {
      title: "a required part inside of one that may be left out",
      from: "                  type: object\n                  properties:",
      to: "                  type: object\n                  required: [successor]\n                  properties:",
      problem:
        "39:21 #/paths/~1seats~1{seat}/put/requestBody/content/application~1json/schema/properties/handover/properties/successor request-body/required-in-optional",
    },
    {
      title: "the same name at two depths",
      from: "                    successor:",
      to: "                    closedBy:",
      problem:
        "38:21 #/paths/~1seats~1{seat}/put/requestBody/content/application~1json/schema/properties/handover/properties/closedBy parameter/name-in-two-places",
    },
  ],
  compiles: [
    "await client.deleteMember({ seat: 12, closedBy: 3 });",
    "await client.deleteMember({ seat: 12, closedBy: 3, successor: 4, share: 0.5, notify: true });",
    'await client.PUT("/seats/{seat}", { params: { path: { seat: 12 } }, body: { closedBy: 3, handover: { share: 1 } } });',
    'holds<Same<provider.DeleteMemberParameters["closedBy"], number>>();',
    'holds<Same<provider.DeleteMemberParameters["share"], number | undefined>>();',
  ],
  doesNotCompile: [
    "await client.deleteMember({ seat: 12 });",
    'await client.deleteMember({ seat: 12, closedBy: "3" });',
    'await client.deleteMember({ seat: 12, closedBy: 3, notify: "yes" });',
    "await client.deleteMember({ seat: 12, closedBy: 3, handover: { successor: 4 } });",
    'await client.PUT("/seats/{seat}", { params: { path: { seat: 12 } } });',
    'await client.PUT("/seats/{seat}", { params: { path: { seat: 12 } }, body: { closedBy: 3, successor: 4 } });',
  ],
};

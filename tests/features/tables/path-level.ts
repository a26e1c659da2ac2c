import type { Feature } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1"];

export const feature: Feature = {
  title: "Parameters of the path and of the operation",
  credentials: { apiKey: "key-1" },
  parameters: { team: "sales", person: 7 },
  requests: [
    { line: "DELETE /teams/sales/people/7 HTTP/1.1", headers },
    {
      parameters: { team: "sales", person: 7, reason: "left", notify: false, "X-Actor": 12 },
      line: "DELETE /teams/sales/people/7?reason=left&notify=false HTTP/1.1",
      headers: [...headers, "x-actor: 12"],
    },
  ],
  outcomes: [
    {
      title: "a value that the path's parameter would take, and the operation's does not",
      parameters: { team: "sales", person: "seven" },
      want: { refused: 'parameter "person" must be a whole number' },
    },
    {
      title: "a bound of the operation's parameter",
      parameters: { team: "sales", person: 0 },
      want: { refused: 'parameter "person" must be at least 1' },
    },
    {
      title: "a pattern of the path's parameter",
      parameters: { team: "Sales", person: 7 },
      want: { refused: 'parameter "team" must match ^[a-z]+$' },
    },
    {
      title: "a parameter of the path left out",
      parameters: { person: 7 },
      want: { refused: 'parameter "team" is missing' },
    },
  ],
  nearMisses: [
    {
      title: "a name of the path in another place",
      from: "{ name: notify, in: query, schema: { type: boolean } }",
      to: "{ name: team, in: query, schema: { type: boolean } }",
      problem:
        "31:11 #/paths/~1teams~1{team}~1people~1{person}/delete/parameters/2 parameter/name-in-two-places",
    },
    {
      title: "a name twice at one level",
      from: "{ name: reason, in: query, schema: { type: string, example: left } }",
      to: "{ name: person, in: path, required: true, schema: { type: string } }",
      problem: "20:9 #/paths/~1teams~1{team}~1people~1{person}/parameters/3 parameter/twice",
    },
  ],
  compiles: [
    'await client.deleteMember({ team: "sales", person: 7 });',
    'await client.deleteMember({ team: "sales", person: 7, "X-Actor": 1, notify: true });',
    'holds<Same<provider.DeleteMemberParameters["person"], number>>();',
    'holds<Same<provider.DeleteMemberParameters["X-Actor"], number | undefined>>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ team: "sales", person: "7" });',
    "await client.deleteMember({ person: 7 });",
    'await client.deleteMember({ team: "sales", person: 7, "X-Actor": "me" });',
  ],
};

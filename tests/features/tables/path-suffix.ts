import type { Feature } from "../feature.ts";

const parameters = { desk: 1, area: "north", floor: 2, agentId: "a.b" };

export const feature: Feature = {
  title: "Text straight beside a parameter of the path",
  credentials: { apiKey: "key-1" },
  parameters,
  basePath: "/api/v2",
  requests: [
    {
      line: "DELETE /api/v2/desk-1/north:2/agents/a.b.json HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
    {
      parameters: { ...parameters, agentId: "a/b?c" },
      line: "DELETE /api/v2/desk-1/north:2/agents/a%2Fb%3Fc.json HTTP/1.1",
      headers: ["accept: */*", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    {
      title: "an id that would leave the suffix alone",
      parameters: { ...parameters, agentId: "" },
      want: { refused: 'parameter "agentId" is empty' },
    },
    {
      title: "an id that leads up",
      parameters: { ...parameters, agentId: "../1" },
      want: { refused: 'parameter "agentId" has a dot segment' },
    },
    {
      title: "a parameter before the text",
      parameters: { ...parameters, area: "a:b" },
      want: { refused: 'parameter "area" must match ^[a-z]+$' },
    },
  ],
  nearMisses: [
    {
      title: "two parameters without text between them",
      from: "/{area}:{floor}/",
      to: "/{area}{floor}/",
      problem:
        "14:3 #/paths/~1desk-{desk}~1{area}{floor}~1agents~1{agentId}.json path/parameters-side-by-side",
    },
    {
      title: "text that would need encoding",
      from: "{agentId}.json:",
      to: "{agentId}.js%6fn:",
      problem:
        "14:3 #/paths/~1desk-{desk}~1{area}:{floor}~1agents~1{agentId}.js%6fn path/characters",
    },
  ],
  compiles: [
    'await client.deleteMember({ desk: 1, area: "north", floor: 2, agentId: "a" });',
    'await client.DELETE("/desk-{desk}/{area}:{floor}/agents/{agentId}.json", { params: { path: { desk: 1, area: "north", floor: 2, agentId: "a" } } });',
    'holds<Same<typeof provider.deleteMemberOperation.path, "/desk-{desk}/{area}:{floor}/agents/{agentId}.json">>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ desk: 1, area: "north", floor: 2, "agentId.json": "a" });',
    'await client.DELETE("/desk-{desk}/{area}:{floor}/agents/{agentId}", { params: { path: { desk: 1, area: "north", floor: 2, agentId: "a" } } });',
  ],
};

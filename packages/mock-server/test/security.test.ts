import { request } from "node:http";
import { expect, test } from "vitest";
import { playOperation } from "./play-operation.ts";

const securitySchemes = {
  apiKey: { type: "apiKey", in: "query", name: "api_key" },
  bracketKey: { type: "apiKey", in: "query", name: "auth[key]" },
  session: { type: "apiKey", in: "cookie", name: "sid" },
  basic: { type: "http", scheme: "basic" },
  blank: { type: "http", scheme: "Basic", "x-password": "" },
  fixed: { type: "http", scheme: "basic", "x-password": "api_token" },
  genie: { type: "http", scheme: "GenieKey" },
  token: { type: "apiKey", in: "header", name: "Authorization", "x-prefix": "Token token=" },
  plain: { type: "apiKey", in: "header", name: "X-Key" },
};
const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
const made = { path: "/x/{id}", parameters, components: { securitySchemes } };
const basic = (pair: string) => ({
  authorization: `Basic ${Buffer.from(pair).toString("base64")}`,
});

type Row = [security: object[], query: string, headers: Record<string, string>, problem?: string];
const key = [{ apiKey: [] }];
const rows: Row[] = [
  [key, "?api_key=test-acme-apiKey", {}],
  [key, "?api_key=test%2Dacme%2DapiKey", {}],
  [key, "?api_key=test-acme-apikey", {}, "apiKey (query parameter api_key): wrong"],
  [key, "", {}, "apiKey (query parameter api_key): missing"],
  [key, "?API_KEY=test-acme-apiKey", {}, "apiKey (query parameter api_key): missing"],
  [
    key,
    "?api_key=test-acme-apiKey&api_key=x",
    {},
    "apiKey (query parameter api_key): must be sent once, found 2 times",
  ],
  [key, "", { api_key: "test-acme-apiKey" }, "apiKey (query parameter api_key): missing"],
  [[{ bracketKey: [] }], "?auth%5Bkey%5D=test-acme-bracketKey", {}],
  [[{ session: [] }], "", { cookie: "sid=test-acme-session" }],
  [[{ session: [] }], "", { cookie: "a=b; sid=test-acme-session; c=d=e" }],
  [[{ session: [] }], "", { cookie: "SID=test-acme-session" }, "session (cookie sid): missing"],
  [[{ session: [] }], "", { cookie: "sid=test-acme-session=" }, "session (cookie sid): wrong"],
  [[{ session: [] }], "", { cookie: "xsid=test-acme-session" }, "session (cookie sid): missing"],
  [[{ session: [] }], "?sid=test-acme-session", {}, "session (cookie sid): missing"],
  [[{ basic: [] }], "", basic("test-acme-username:test-acme-password")],
  [
    [{ basic: [] }],
    "",
    basic("test-acme-username"),
    "username and password (header Authorization): wrong",
  ],
  [[{ blank: [] }], "", basic("test-acme-blank:")],
  [[{ blank: [] }], "", basic("test-acme-blank"), "blank (header Authorization): wrong"],
  [[{ blank: [] }], "", basic(":test-acme-blank"), "blank (header Authorization): wrong"],
  [[{ fixed: [] }], "", basic("test-acme-fixed:api_token")],
  [[{ fixed: [] }], "", basic("test-acme-fixed:"), "fixed (header Authorization): wrong"],
  [[{ genie: [] }], "", { authorization: "GenieKey test-acme-genie" }],
  [[{ genie: [] }], "", { authorization: "geniekey test-acme-genie" }],
  [
    [{ genie: [] }],
    "",
    { authorization: "Bearer test-acme-genie" },
    "genie (header Authorization): wrong",
  ],
  [
    [{ genie: [] }],
    "",
    { authorization: "GenieKeytest-acme-genie" },
    "genie (header Authorization): wrong",
  ],
  [
    [{ genie: [] }],
    "",
    { authorization: "test-acme-genie" },
    "genie (header Authorization): wrong",
  ],
  [[{ token: [] }], "", { authorization: "Token token=test-acme-token" }],
  [
    [{ token: [] }],
    "",
    { authorization: "Token test-acme-token" },
    "token (header Authorization): wrong",
  ],
  [
    [{ token: [] }],
    "",
    { authorization: "test-acme-token" },
    "token (header Authorization): wrong",
  ],
  [[{ apiKey: [], plain: [] }], "?api_key=test-acme-apiKey", { "x-key": "test-acme-plain" }],
  [[{ apiKey: [], plain: [] }], "?api_key=test-acme-apiKey", {}, "plain (header X-Key): missing"],
  [[{ plain: [] }, {}], "", {}],
  [[{ plain: [] }, {}], "", { "x-key": "test-acme-plain" }],
  [
    [{ plain: [] }, {}],
    "",
    { "x-key": "wrong" },
    "plain (header X-Key): wrong; or none expected, found header X-Key",
  ],
  [[{}], "", { "x-key": "not looked at" }],
  [[], "", {}],
];
test.for(rows)(
  "%j is met by %j with %j, but for: %s",
  async ([security, query, headers, problem]) => {
    // The operation's own security stands instead of the document's (OpenAPI 3.1, Operation Object).
    const { provider, send } = await playOperation({
      ...made,
      security,
      root: { security: [{ nobody: [] }] },
    });
    provider.add({}, "7");
    const { status } = await send(`/x/7${query}`, { headers });
    expect(status).toBe(problem === undefined ? 204 : 401);
    expect(provider.requests[0]?.problems[0]).toBe(problem && `credentials: ${problem}`);
    expect(provider.members()).toEqual(problem === undefined ? [] : ["7"]);
  },
);

test("the options of each way are those of the client, and {} has none", async () => {
  const security = [{ basic: [] }, { blank: [], plain: [] }, {}];
  const { provider } = await playOperation({ ...made, security });
  expect(provider.credentials).toEqual([
    { username: "test-acme-username", password: "test-acme-password" },
    { blank: "test-acme-blank", plain: "test-acme-plain" },
    {},
  ]);
  expect(() => {
    provider.credentials = [{ plain: "x" }];
  }).toThrow(
    "The credentials of acme are username and password, or blank and plain, or none; found plain.",
  );
});

test("the document's security counts where the operation has none of its own", async () => {
  const { provider } = await playOperation({ ...made, root: { security: key }, security: null });
  expect(provider.credentials).toEqual([{ apiKey: "test-acme-apiKey" }]);
});

test("a key in the query is a credential there and an undocumented parameter elsewhere", async () => {
  const { provider, send } = await playOperation({ ...made, security: [{ plain: [] }] });
  await send("/x/7?api_key=a", { headers: { "x-key": "test-acme-plain" } });
  expect(provider.requests[0]?.problems).toEqual([
    "query parameter api_key: is not documented; expected no query parameter",
  ]);
});

test("a credential that stands in two lines is refused", async () => {
  const { provider, url } = await playOperation({ ...made, security: [{ plain: [] }] });
  const headers = { "x-key": ["test-acme-plain", "test-acme-plain"] };
  await new Promise((resolve, reject) => {
    const sent = request(`${url}/x/7`, { method: "DELETE", headers }, (response) => {
      response.resume().once("end", resolve);
    });
    sent.once("error", reject).end();
  });
  expect(provider.requests[0]?.problems).toEqual([
    "credentials: plain (header X-Key): must be sent once, found 2 times",
  ]);
});

test.each([
  ["digest", { type: "http", scheme: "Digest" }],
  ["SCRAM", { type: "http", scheme: "SCRAM-SHA-256" }],
  ["no scheme", { type: "http" }],
  ["a prefix in the query", { type: "apiKey", in: "query", name: "k", "x-prefix": "Token " }],
  ["OpenID Connect", { type: "openIdConnect" }],
  ["OAuth2 without client credentials", { type: "oauth2", flows: {} }],
] as [string, object][])(
  "a security scheme that can't be played is refused at once: %s",
  async (_, one) => {
    const components = { securitySchemes: { one } };
    await expect(playOperation({ ...made, components, security: [{ one: [] }] })).rejects.toThrow(
      "The security scheme one of acme is not supported. Expected an apiKey in header, query or cookie",
    );
  },
);

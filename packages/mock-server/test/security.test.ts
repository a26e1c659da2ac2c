import { request } from "node:http";
import { expect, test } from "vitest";
import { headers, organization, path, person, playAcme } from "./fixture.ts";
import { playOperation } from "./play-operation.ts";

const securitySchemes = {
  apiKey: { type: "apiKey", in: "query", name: "api_key" },
  session: { type: "apiKey", in: "cookie", name: "sid" },
  basic: { type: "http", scheme: "basic" },
  blank: { type: "http", scheme: "Basic", "x-password": "" },
  genie: { type: "http", scheme: "GenieKey" },
  token: { type: "apiKey", in: "header", name: "Authorization", "x-prefix": "Token token=" },
  plain: { type: "apiKey", in: "header", name: "X-Key" },
};
const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
const made = { path: "/x/{id}", parameters, components: { securitySchemes } };
const basic = (pair: string) => `Basic ${btoa(pair)}`;

/** What is sent, and the problem with it, or none. */
type Row = [query: string, headers: Record<string, string>, problem?: string | undefined];
const inQuery = "apiKey (query parameter api_key)";
/** An Authorization, and the options for which it is wrong. */
const authorization = (text: string, wrong?: string): Row => [
  "",
  { authorization: text },
  wrong && `${wrong} (header Authorization): wrong`,
];
const rows: [security: object[], Row[]][] = [
  [
    [{ apiKey: [] }],
    [
      ["?api_key=test%2Dacme%2DapiKey", {}],
      ["?api_key=test-acme-apikey", {}, `${inQuery}: wrong`],
      ["?API_KEY=test-acme-apiKey", {}, `${inQuery}: missing`],
      ["?api_key=test-acme-apiKey&api_key=x", {}, `${inQuery}: must be sent once, found 2 times`],
      ["", { api_key: "test-acme-apiKey" }, `${inQuery}: missing`],
    ],
  ],
  [
    [{ session: [] }],
    [
      ["", { cookie: "a=b; sid=test-acme-session; c=d=e" }],
      ["", { cookie: "SID=test-acme-session" }, "session (cookie sid): missing"],
      ["", { cookie: "sid=test-acme-session=" }, "session (cookie sid): wrong"],
      ["?sid=test-acme-session", {}, "session (cookie sid): missing"],
    ],
  ],
  [
    [{ basic: [] }],
    [
      authorization(basic("test-acme-username:test-acme-password")),
      authorization(basic("test-acme-username"), "username and password"),
    ],
  ],
  [
    [{ blank: [] }],
    [
      authorization(basic("test-acme-blank:")),
      authorization(basic("test-acme-blank"), "blank"),
      authorization(basic(":test-acme-blank"), "blank"),
    ],
  ],
  [
    [{ genie: [] }],
    [
      authorization("geniekey test-acme-genie"),
      authorization("Bearer test-acme-genie", "genie"),
      authorization("GenieKeytest-acme-genie", "genie"),
      authorization("test-acme-genie", "genie"),
    ],
  ],
  [
    [{ token: [] }],
    [
      authorization("Token token=test-acme-token"),
      authorization("Token test-acme-token", "token"),
      authorization("test-acme-token", "token"),
    ],
  ],
  [
    [{ apiKey: [], plain: [] }],
    [
      ["?api_key=test-acme-apiKey", { "x-key": "test-acme-plain" }],
      ["?api_key=test-acme-apiKey", {}, "plain (header X-Key): missing"],
      ["", {}, `${inQuery}: missing, plain (header X-Key): missing`],
    ],
  ],
  [
    [{ plain: [] }, {}],
    [
      ["", {}],
      ["", { "x-key": "test-acme-plain" }],
      [
        "",
        { "x-key": "wrong" },
        "plain (header X-Key): wrong; or none expected, found header X-Key",
      ],
    ],
  ],
  [[{}], [["", { "x-key": "any" }]]],
  [[], [["", {}]]],
];
test.for(rows)("security %j", async ([security, requests]) => {
  // The security of the operation overrides that of the document (OpenAPI 3.1, Operation Object).
  const root = { security: [{ nobody: [] }] };
  const { provider, send } = await playOperation({ ...made, security, root });
  for (const [query, sent, problem] of requests) {
    provider.clear();
    provider.add({}, "7");
    const { status } = await send(`/x/7${query}`, { headers: sent });
    const title = JSON.stringify([query, sent]);
    expect(provider.requests[0]?.problems[0], title).toBe(problem && `credentials: ${problem}`);
    expect(status, title).toBe(problem === undefined ? 204 : 401);
    expect(provider.members()).toEqual(problem === undefined ? [] : ["7"]);
  }
});

test("credentials have the names of the client's options, and {} has none", async () => {
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

test("the document's security counts if the operation has none", async () => {
  const root = { security: [{ apiKey: [] }] };
  const { provider } = await playOperation({ ...made, root, security: null });
  expect(provider.credentials).toEqual([{ apiKey: "test-acme-apiKey" }]);
});

test("a key in the query is an undocumented parameter where it is no credential", async () => {
  const { provider, send } = await playOperation({ ...made, security: [{ plain: [] }] });
  await send("/x/7?api_key=a", { headers: { "x-key": "test-acme-plain" } });
  expect(provider.requests[0]?.problems).toEqual([
    "query parameter api_key: is not documented; expected no query parameter",
  ]);
});

test("a credential in two headers is refused", async () => {
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

test("a refusal is the documented 401, else the documented 403, else empty", async () => {
  const described = (text: string) => ({
    description: "",
    content: { "text/plain": { example: text } },
  });
  const ok = { 204: { description: "" } };
  const wanted: [responses: object, answer: unknown[]][] = [
    [{ 401: described("Who?"), 403: described("No.") }, [401, "Who?"]],
    [{ 403: described("No.") }, [403, "No."]],
    [{ default: described("Else.") }, [401, "Else."]],
    [{}, [401, ""]],
  ];
  for (const [more, answer] of wanted) {
    const responses = { ...ok, ...more };
    const { send } = await playOperation({ ...made, responses, security: [{ plain: [] }] });
    const response = await send("/x/7");
    expect([response.status, await response.text()]).toEqual(answer);
  }
});

test("other credentials can be accepted in their place", async () => {
  const { mock, provider } = playAcme();
  const send = async (authorization: string) => {
    const init = { method: "DELETE", headers: { ...headers, authorization } };
    return (await mock.fetch(`http://localhost${path}`, init)).status;
  };
  provider.credentials = [{ apiKey: "rotated" }];
  expect(await send("Bearer test-acme-apiKey")).toBe(401);
  expect(provider.has(organization, person)).toBe(true);
  expect(await send("Bearer rotated")).toBe(200);
  provider.credentials = [];
  expect(await send("Bearer rotated")).toBe(401);
  expect(provider.requests.at(-1)?.problems).toEqual(["credentials: none is accepted"]);
});

test.each<[string, object]>([
  ["digest", { type: "http", scheme: "Digest" }],
  ["SCRAM", { type: "http", scheme: "SCRAM-SHA-256" }],
  ["no scheme", { type: "http" }],
  ["a prefix in the query", { type: "apiKey", in: "query", name: "k", "x-prefix": "Token " }],
  ["OpenID Connect", { type: "openIdConnect" }],
  ["OAuth2 without client credentials", { type: "oauth2", flows: {} }],
])("a security scheme that is not supported: %s", async (_, one) => {
  const components = { securitySchemes: { one } };
  await expect(playOperation({ ...made, components, security: [{ one: [] }] })).rejects.toThrow(
    "The security scheme one of acme is not supported. Expected an apiKey in header, query or cookie",
  );
});

import { expect, test } from "vitest";
import { headers, organization, path, person, playAcme } from "./fixture.ts";
import { playOperation } from "./play-operation.ts";

const del = (target: string, init: RequestInit = {}) =>
  new Request(`http://localhost${target}`, { method: "DELETE", headers, ...init });

test("a member is removed once; the second removal is answered as x-removal.absent says", async () => {
  const { mock, provider } = playAcme();
  const first = await mock.fetch(del(path));
  expect(first.status).toBe(200);
  expect(first.headers.get("x-acme-reset")).toBe("7");
  expect(await first.json()).toMatchObject({
    status: "success",
    code: expect.stringMatching(/^[A-Z]{3}$/),
  });
  expect(provider.members(organization)).toEqual([]);

  const second = await mock.fetch(del(path));
  expect(second.status).toBe(403);
  expect((await second.json()).error.message).toBe("Gone - no such member");
  expect(provider.requests.map(({ problems }) => problems)).toEqual([[], []]);
});

test("each answer has another request id where the spec gives no example of one", async () => {
  const { mock } = playAcme();
  const ids = [];
  for (let count = 0; count < 2; count++)
    ids.push((await mock.fetch(del(path))).headers.get("x-request-id"));
  mock.provider("acme").add(organization, person);
  ids.push((await mock.fetch(del(path))).headers.get("x-request-id"));
  expect(ids).toEqual([
    expect.stringMatching(/^[0-9a-f-]{36}$/),
    null,
    expect.stringMatching(/^[0-9a-f-]{36}$/),
  ]);
  expect(ids[0]).not.toBe(ids[2]);
});

test("members are kept by organization, and UUIDs compare in any case", () => {
  const { provider } = playAcme();
  provider.add({ team: 8 }, person.toUpperCase());
  expect(provider.list()).toEqual([
    { organization: { team: "7" }, member: person },
    { organization: { team: "8" }, member: person },
  ]);
  expect(provider.has({ team: "8" }, person)).toBe(true);
  expect(provider.has({ team: 9 }, person)).toBe(false);
});

test.each([
  [
    "team is no integer",
    path.replace("/7/", "/abc/"),
    {},
    [`path parameter team: must be integer, found "abc"`],
  ],
  [
    "team is below its minimum",
    path.replace("/7/", "/0/"),
    {},
    ["path parameter team: must be >= 1, found 0"],
  ],
  [
    "person is no UUID",
    "/acme/teams/7/people/a%2Fb",
    {},
    [`path parameter person: must match format "uuid", found "a/b"`],
  ],
  [
    "an urn",
    `/acme/teams/7/people/urn:uuid:${person}`,
    {},
    [expect.stringContaining('must match format "uuid"')],
  ],
  [
    "the constant header is missing",
    path,
    { headers: { authorization: headers.authorization } },
    [`header X-Acme-Version: must be "2", but it is missing`],
  ],
  [
    "the constant header is wrong",
    path,
    { headers: { ...headers, "x-acme-version": "1" } },
    [`header X-Acme-Version: must be "2", found "1"`],
  ],
  [
    "an undocumented query parameter",
    `${path}?force=1`,
    {},
    ["query parameter force: is not documented; expected silent"],
  ],
  [
    "a repeated query parameter",
    `${path}?silent=true&silent=true`,
    {},
    ["query parameter silent: must be sent once, found 2 times"],
  ],
  [
    "a query parameter of another type",
    `${path}?silent=yes`,
    {},
    [`query parameter silent: must be boolean, found "yes"`],
  ],
  [
    "a body",
    path,
    { body: "{}" },
    ["body: must be empty, found 2 characters of text/plain;charset=UTF-8"],
  ],
  [
    "several at once",
    "/acme/teams/x/people/y?z",
    { headers: { authorization: headers.authorization } },
    [
      expect.stringMatching(/^path parameter team/),
      expect.stringMatching(/^path parameter person/),
      expect.stringMatching(/^header X-Acme-Version/),
      expect.stringMatching(/^query parameter z/),
    ],
  ],
] as [string, string, RequestInit, unknown[]][])(
  "a request with a mistake is told so: %s",
  async (_, target, init, problems) => {
    const { mock, provider } = playAcme();
    const response = await mock.fetch(del(target, init));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ mock: true, problems });
    expect(provider.requests[0]?.problems).toEqual(problems);
    expect(provider.members(organization)).toEqual([person]);
  },
);

test.each([
  ["a boolean in the query", `${path}?silent=true`, {}],
  ["encoded letters", path.replace("9f8b", "%39f8b"), {}],
  ["another origin", path, {}],
] as [string, string, RequestInit][])(
  "a request as documented is accepted: %s",
  async (_, target, init) => {
    const { mock, provider } = playAcme();
    expect((await mock.fetch(del(target, init))).status).toBe(200);
    expect(provider.requests[0]?.problems).toEqual([]);
  },
);

const basic = (text: string) => `Basic ${btoa(text)}`;
test.each([
  ["bearer", { authorization: "bearer test-acme-apiKey" }, 200, undefined],
  [
    "two headers",
    { "x-key-id": "test-acme-keyId", "x-key-secret": "test-acme-keySecret" },
    200,
    undefined,
  ],
  ["basic", { authorization: basic("test-acme-username:test-acme-password") }, 200, undefined],
  ["access token", { authorization: "Bearer test-acme-accessToken" }, 200, undefined],
  ["nothing", {}, 401, "apiKey (header Authorization): missing"],
  [
    "one header of two",
    { "x-key-id": "test-acme-keyId" },
    401,
    "keySecret (header X-Key-Secret): missing",
  ],
  [
    "a wrong bearer",
    { authorization: "Bearer wrong" },
    401,
    "apiKey (header Authorization): wrong",
  ],
] as [string, Record<string, string>, number, string | undefined][])(
  "credentials: %s",
  async (_, sent, status, problem) => {
    const { mock, provider } = playAcme();
    const response = await mock.fetch(del(path, { headers: { "x-acme-version": "2", ...sent } }));
    expect(response.status).toBe(status);
    if (status === 401)
      expect(await response.json()).toEqual({
        error: expect.objectContaining({ message: "string" }),
      });
    expect(provider.requests[0]?.problems).toEqual(
      problem ? [expect.stringContaining(problem)] : [],
    );
    expect(provider.has(organization, person)).toBe(status === 401);
  },
);

test("other credentials can be accepted, and ones that fit no alternative are refused", async () => {
  const { mock, provider } = playAcme();
  provider.credentials = [{ apiKey: "rotated" }];
  expect((await mock.fetch(del(path))).status).toBe(401);
  const rotated = { ...headers, authorization: "Bearer rotated" };
  expect((await mock.fetch(del(path, { headers: rotated }))).status).toBe(200);
  expect(() => {
    provider.credentials = [{ keyId: "alone" }];
  }).toThrow(
    "The credentials of acme are apiKey, or keyId and keySecret, or clientId and clientSecret, or accessToken, or username and password; found keyId.",
  );
});

test.each([
  [
    "a path that is no route",
    "DELETE",
    "/acme/teams/7/people",
    "This mock server has no route DELETE /acme/teams/7/people; it has DELETE /acme/teams/{team}/people/{person} and POST /acme/oauth/token.",
  ],
  ["a trailing slash", "DELETE", `${path}/`, "has no route"],
  ["another method", "POST", path, "POST /acme/teams/7/people"],
  ["a path before it", "DELETE", `/v1${path}`, "DELETE /v1/acme/teams/7/people"],
  ["an empty member", "DELETE", "/acme/teams/7/people/", "has no route"],
  ["a dot segment", "DELETE", "/acme/teams/7/people/..", "has no route DELETE /acme/teams/7/"],
  ["another provider", "DELETE", "/other/x", "has no route DELETE /other/x"],
] as [string, string, string, string][])(
  "a request that is for no route gets a 501 that says which there are: %s",
  async (_, method, target, sentence) => {
    const { mock, provider } = playAcme();
    const response = await mock.fetch(`http://localhost${target}`, { method, headers });
    expect(response.status).toBe(501);
    const { problems } = await response.json();
    expect(problems[0]).toContain(sentence);
    expect(provider.requests.length).toBe(target.startsWith("/acme") ? 1 : 0);
  },
);

test.each([
  [
    "an unknown provider",
    () => playAcme().mock.provider("other" as "acme"),
    "This mock server does not play other; it plays acme.",
  ],
  [
    "another organization's shape",
    () => playAcme().provider.add({ orgId: 1 }, person),
    "An organization of acme is described by team; found orgId.",
  ],
  [
    "no organization",
    () => playAcme().provider.members(),
    "An organization of acme is described by team; found nothing.",
  ],
  [
    "a member who can't be",
    () => playAcme().provider.add(organization, "bob"),
    `acme can't have such a member: path parameter person: must match format "uuid", found "bob".`,
  ],
] as [string, () => unknown, string][])("a mistake in a test is told: %s", (_, act, sentence) => {
  expect(act).toThrow(sentence);
});

test("requests are recorded, and clear forgets them and what was queued", async () => {
  const { mock, provider } = playAcme();
  provider.fail({ type: "status", status: 500 });
  await mock.fetch(del(path));
  expect(provider.requests).toEqual([
    {
      method: "DELETE",
      path,
      headers: expect.arrayContaining([["x-acme-version", "2"]]),
      body: "",
      receivedAt: expect.any(Date),
      problems: [],
      organization: { team: "7" },
      member: person,
    },
  ]);
  provider.fail({ type: "status", status: 500 }, { times: Number.POSITIVE_INFINITY });
  provider.clear();
  expect(provider.requests).toEqual([]);
  expect((await mock.fetch(del(path))).status).toBe(200);
});

test("fetch has the type of the platform's fetch", async () => {
  const standIn: typeof fetch = playAcme().mock.fetch;
  const response = await standIn(new URL(`https://anywhere.example${path}`), {
    method: "DELETE",
    headers,
  });
  expect(response.status).toBe(200);
});

// OpenAPI 3.1 §4.8.9: a path says more than its operations, in whatever order.
test("the operation is found, whatever stands before it in its path", async () => {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const item = {
    ...{ summary: "Members", description: "All", servers: [], "x-owner": { operationId: "x" } },
    ...{ parameters, get: { operationId: "getMember", responses: {} } },
    delete: { operationId: "deleteMember", security: [{}], responses: { 204: {} } },
  };
  const { provider, send } = await playOperation({ root: { paths: { "/m/{id}": item } } });
  provider.add({}, "7");
  expect((await send("/m/7")).status).toBe(204);
  expect(provider.members()).toEqual([]);
});

import { expect, test } from "vitest";
import { headers, organization, path, person, playAcme } from "./fixture.ts";
import { type Made, playOperation } from "./play-operation.ts";

const del = (target: string, init: RequestInit = {}) =>
  new Request(`http://localhost${target}`, { method: "DELETE", headers, ...init });

test("a member is removed once; the second removal is answered by x-removal.absent", async () => {
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

test("each answer has another request id if the spec gives no example of it", async () => {
  const { mock, provider } = playAcme();
  const ids = new Set<string | null>();
  for (let count = 0; count < 2; count++) {
    provider.add(organization, person);
    ids.add((await mock.fetch(del(path))).headers.get("x-request-id"));
  }
  expect([...ids]).toEqual(Array(2).fill(expect.stringMatching(/^[0-9a-f-]{36}$/)));
});

const unversioned = { headers: { authorization: "Bearer test-acme-apiKey" } };
test.each<[string, target: string, init: RequestInit, problems: unknown[]]>([
  ["as documented", `${path}?silent=true`, {}, []],
  ["with encoded letters", path.replace("9f8b", "%39f8b"), {}, []],
  [
    "a path parameter below its minimum",
    path.replace("/7/", "/0/"),
    {},
    ["path parameter team: must be >= 1, found 0"],
  ],
  [
    "a path parameter of another format",
    "/acme/teams/7/people/a%2Fb",
    {},
    [`path parameter person: must match format "uuid", found "a/b"`],
  ],
  [
    "no constant header",
    path,
    unversioned,
    [`header X-Acme-Version: must be "2", but it is missing`],
  ],
  [
    "another value of the constant header",
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
    "a body",
    path,
    { body: "{}" },
    [expect.stringMatching(/^body: must be empty, found 2 char.*plain/)],
  ],
  [
    "several problems",
    "/acme/teams/x/people/y?z",
    unversioned,
    [
      expect.stringMatching(/^path parameter team: must be integer, found "x"$/),
      expect.stringMatching(/^path parameter person/),
      expect.stringMatching(/^header X-Acme-Version/),
      expect.stringMatching(/^query parameter z/),
    ],
  ],
])("a request is validated: %s", async (_, target, init, problems) => {
  const { mock, provider } = playAcme();
  const response = await mock.fetch(del(target, init));
  expect(provider.requests[0]?.problems).toEqual(problems);
  expect(response.status).toBe(problems.length > 0 ? 400 : 200);
  if (problems.length > 0) expect(await response.json()).toEqual({ mock: true, problems });
  expect(provider.members(organization)).toEqual(problems.length > 0 ? [person] : []);
});

test.each<[string, method: string, target: string, sentence: string]>([
  [
    "an unknown path",
    "DELETE",
    "/acme/teams/7/people",
    "This mock server has no route DELETE /acme/teams/7/people; it has DELETE /acme/teams/{team}/people/{person} and POST /acme/oauth/token.",
  ],
  ["another method", "POST", path, "has no route POST /acme/teams/7/people"],
  ["another prefix", "DELETE", `/v1${path}`, "has no route DELETE /v1/acme/teams/7/people"],
  ["a dot segment", "DELETE", "/acme/teams/7/people/..", "has no route DELETE /acme/teams/7/;"],
  ["another provider", "DELETE", "/other/x", "has no route DELETE /other/x; it has DELETE /acme/"],
])("a request without a route is answered with 501: %s", async (_, method, target, sentence) => {
  const { mock, provider } = playAcme();
  const response = await mock.fetch(`http://localhost${target}`, { method, headers });
  expect(response.status).toBe(501);
  expect(await response.json()).toEqual({
    mock: true,
    problems: [expect.stringContaining(sentence)],
  });
  expect(provider.requests.length).toBe(target.startsWith("/acme") ? 1 : 0);
});

const ids = {
  path: "/x/{id}",
  parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
};
test.each<[string, Partial<Made>, target: string]>([
  ["no slash at the end", { ...ids, path: "/x/{id}/" }, "/x/7"],
  ["a slash at the end", ids, "/x/7/"],
  ["another end of the segment", { ...ids, path: "/x/{id}.json" }, "/x/7.xml"],
  ["a dot is a dot", { ...ids, path: "/x/{id}.json" }, "/x/7/json"],
  ["an empty segment", ids, "/x/"],
  ["a slash in the parameter", ids, "/x/7/8"],
])("a template is matched exactly: %s", async (_, made, target) => {
  const { provider, send } = await playOperation(made);
  provider.add({}, "7");
  expect((await send(target)).status).toBe(501);
  expect(provider.members()).toEqual(["7"]);
});

test("requests are recorded, and clear forgets them and the queue", async () => {
  const { mock, provider } = playAcme();
  provider.fail({ type: "status", status: 500 });
  await mock.fetch(del(path));
  expect(provider.requests).toEqual([
    {
      ...{ method: "DELETE", path, body: "", problems: [] },
      headers: expect.arrayContaining([["x-acme-version", "2"]]),
      receivedAt: expect.any(Date),
      organization: { team: "7" },
      member: person,
    },
  ]);
  provider.fail({ type: "status", status: 500 }, { times: Number.POSITIVE_INFINITY });
  provider.clear();
  expect(provider.requests).toEqual([]);
  expect((await mock.fetch(del(path))).status).toBe(200);
});

test("fetch has the type of the platform's fetch, and ignores the origin", async () => {
  const standIn: typeof fetch = playAcme().mock.fetch;
  const url = new URL(`https://anywhere.example${path}`);
  expect((await standIn(url, { method: "DELETE", headers })).status).toBe(200);
});

test("an unknown provider is refused", () => {
  expect(() => playAcme().mock.provider("other" as "acme")).toThrow(
    "This mock server does not play other; it plays acme. Add it to `specs`.",
  );
});

// OpenAPI 3.1 §4.8.9: a Path Item has more fields than its operations, in any order.
test("the operation is found after other fields of its path", async () => {
  const item = {
    ...{ summary: "Members", description: "All", servers: [], "x-owner": { operationId: "x" } },
    ...{ parameters: ids.parameters, get: { operationId: "getMember", responses: {} } },
    delete: { operationId: "deleteMember", security: [{}], responses: { 204: {} } },
  };
  const { provider, send } = await playOperation({ root: { paths: { "/m/{id}": item } } });
  provider.add({}, "7");
  expect((await send("/m/7")).status).toBe(204);
  expect(provider.members()).toEqual([]);
});

import { expect, onTestFinished, test } from "vitest";
import { headers as credentials, organization, path, person, playAcme } from "./fixture.ts";

const page = "https://app.example";
const preflight = { origin: page, "access-control-request-method": "DELETE" };
const asked = { "access-control-request-headers": "authorization,x-acme-version" };
const maximumAge = { "access-control-max-age": "600" };
const permission = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "DELETE",
  ...maximumAge,
};
const readable = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** The headers of an answer that are about CORS. */
function corsOf({ headers }: Response): object {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));
}

async function play() {
  const { mock, provider } = playAcme();
  provider.add(organization, person);
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const overSocket = (where: string, init: RequestInit) => fetch(server.url + where, init);
  const handedIn = (where: string, init: RequestInit) =>
    mock.fetch(`http://localhost${where}`, init);
  return { provider, ways: [overSocket, handedIn] };
}

test.each<[string, string, Record<string, string>, number, object]>([
  [
    "a preflight",
    path,
    { ...preflight, ...asked },
    204,
    { ...permission, "access-control-allow-headers": asked["access-control-request-headers"] },
  ],
  ["one that asks for no headers", path, preflight, 204, permission],
  [
    "one at the token URL",
    "/acme/oauth/token",
    { ...preflight, "access-control-request-method": "POST" },
    204,
    { ...permission, "access-control-allow-methods": "POST" },
  ],
  // What is wrong there is said by the answer to the request, which the page can read then.
  ["one where there is no route", "/acme/nowhere", preflight, 204, permission],
])("%s is answered, and is no request", async (_, where, headers, status, cors) => {
  const { provider, ways } = await play();
  for (const send of ways) {
    const response = await send(where, { method: "OPTIONS", headers });
    expect([response.status, await response.text(), corsOf(response)]).toEqual([status, "", cors]);
  }
  expect([provider.requests, provider.tokenRequests]).toEqual([[], []]);
});

test.each<[string, Record<string, string>, object]>([
  ["without an origin", { "access-control-request-method": "DELETE" }, {}],
  ["that asks for no method", { origin: page }, readable],
])("an OPTIONS %s is a request, for no route", async (_, headers, cors) => {
  const { provider, ways } = await play();
  for (const send of ways) {
    const response = await send(path, { method: "OPTIONS", headers });
    expect([response.status, corsOf(response)]).toEqual([501, cors]);
  }
  expect(provider.requests.map(({ method }) => method)).toEqual(["OPTIONS", "OPTIONS"]);
});

test("whatever is answered to a page can be read there, with its headers", async () => {
  const { provider, ways } = await play();
  for (const send of ways) {
    provider.clear();
    provider.add(organization, person);
    const call = async (where: string, init: RequestInit = {}): Promise<Response> =>
      send(where, { method: "DELETE", ...init, headers: { origin: page, ...init.headers } });
    provider.fail({ type: "rate-limit", retryAfter: 3 });
    const answers = [
      await call(path, { headers: credentials }),
      await call(path, { headers: credentials }),
      await call(path),
      await call("/acme/nowhere"),
      await call("/acme/oauth/token", { method: "POST" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([429, 200, 401, 501, 400]);
    for (const answer of answers) expect(corsOf(answer)).toEqual(readable);
    expect(answers[0]?.headers.get("retry-after")).toBe("3");
    // A program that is no page is told nothing of it.
    expect(corsOf(await send(path, { method: "DELETE" }))).toEqual({});
  }
});

test("what a test says of CORS itself stands", async () => {
  const { provider, ways } = await play();
  for (const send of ways) {
    const own = { "Access-Control-Allow-Origin": "https://other.example" };
    provider.respond({ status: 200, headers: own });
    const answer = await send(path, { method: "DELETE", headers: { origin: page } });
    expect(corsOf(answer)).toEqual({
      ...readable,
      "access-control-allow-origin": "https://other.example",
    });
  }
});

test("a fault waits for the request behind the preflight", async () => {
  const { provider, ways } = await play();
  for (const send of ways) {
    provider.fail({ type: "cut" });
    const { status } = await send(path, { method: "OPTIONS", headers: preflight });
    expect(status).toBe(204);
    await expect(send(path, { method: "DELETE", headers: { origin: page } })).rejects.toThrow();
  }
  expect(provider.requests).toHaveLength(2);
});

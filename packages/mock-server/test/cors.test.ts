import { expect, onTestFinished, test } from "vitest";
import { headers as credentials, organization, path, person, playAcme } from "./fixture.ts";

const page = "https://app.example";
const preflight = { origin: page, "access-control-request-method": "DELETE" };
const names = "authorization,x-acme-version";
const permission = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "DELETE",
  "access-control-max-age": "600",
};
const readable = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };

/** The headers of an answer that are about CORS. */
function corsOf({ headers }: Response): object {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));
}

async function play() {
  const { mock, provider } = playAcme();
  const server = await mock.listen();
  onTestFinished(() => server.close());
  type Send = (target: string, method: string, headers: object) => Promise<Response>;
  const overSocket: Send = (target, method, headers) =>
    fetch(server.url + target, { method, headers: { ...headers } });
  const throughFetch: Send = (target, method, headers) =>
    mock.fetch(`http://localhost${target}`, { method, headers: { ...headers } });
  return { provider, sends: [overSocket, throughFetch] };
}

test.each<[string, target: string, headers: object, cors: object]>([
  [
    "at the operation",
    path,
    { ...preflight, "access-control-request-headers": names },
    { ...permission, "access-control-allow-headers": names },
  ],
  ["without headers", path, preflight, permission],
  // The page can read the answer to the request itself, which says what is wrong.
  ["at an unknown path", "/acme/nowhere", preflight, permission],
])("a preflight is allowed and not recorded: %s", async (_, target, headers, cors) => {
  const { provider, sends } = await play();
  for (const send of sends) {
    const response = await send(target, "OPTIONS", headers);
    expect([response.status, await response.text(), corsOf(response)]).toEqual([204, "", cors]);
  }
  expect([provider.requests, provider.tokenRequests]).toEqual([[], []]);
});

test.each<[string, headers: object, cors: object]>([
  ["without an origin", { "access-control-request-method": "DELETE" }, {}],
  ["without a method", { origin: page }, readable],
])("an OPTIONS %s is no preflight, and has no route", async (_, headers, cors) => {
  const { provider, sends } = await play();
  for (const send of sends) {
    const response = await send(path, "OPTIONS", headers);
    expect([response.status, corsOf(response)]).toEqual([501, cors]);
  }
  expect(provider.requests.map(({ method }) => method)).toEqual(["OPTIONS", "OPTIONS"]);
});

test("a page can read every answer with its headers", async () => {
  const { provider, sends } = await play();
  const origin = { origin: page };
  for (const send of sends) {
    provider.add(organization, person);
    provider.fail({ type: "rate-limit", retryAfter: 3 });
    const answers = [
      await send(path, "DELETE", { ...origin, ...credentials }),
      await send(path, "DELETE", { ...origin, ...credentials }),
      await send(path, "DELETE", origin),
      await send("/acme/nowhere", "DELETE", origin),
      await send("/acme/oauth/token", "POST", origin),
    ];
    expect(answers.map(({ status }) => status)).toEqual([429, 200, 401, 501, 400]);
    for (const answer of answers) expect(corsOf(answer)).toEqual(readable);
    expect(answers[0]?.headers.get("retry-after")).toBe("3");
    // A program without an origin gets no such headers.
    expect(corsOf(await send(path, "DELETE", {}))).toEqual({});
  }
});

test("a fault waits for the request after the preflight, and a test's own CORS headers stay", async () => {
  const { provider, sends } = await play();
  const own = { "Access-Control-Allow-Origin": "https://other.example" };
  for (const send of sends) {
    provider.respond({ status: 200, headers: own });
    expect((await send(path, "OPTIONS", preflight)).status).toBe(204);
    const answer = await send(path, "DELETE", { origin: page });
    expect(corsOf(answer)).toEqual({
      ...readable,
      "access-control-allow-origin": "https://other.example",
    });
  }
  expect(provider.requests).toHaveLength(2);
});

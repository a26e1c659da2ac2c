import { expect, test } from "vitest";
import type { Credentials, Fault, MockProvider, MockServer, Selection } from "../src/index.ts";
import { organization, path, person, playAcme } from "./fixture.ts";
import { playOperation } from "./play-operation.ts";

const client = {
  grant_type: "client_credentials",
  client_id: "test-acme-clientId",
  client_secret: "test-acme-clientSecret",
};
const { grant_type, client_id, client_secret } = client;
const form = (fields: Iterable<[string, string]>, authorization?: string): RequestInit => ({
  headers: authorization === undefined ? {} : { authorization },
  body: new URLSearchParams([...fields]),
});
const fields = (more: Record<string, string> = {}) => Object.entries({ ...client, ...more });
const json = (body: unknown): RequestInit => ({
  headers: { "content-type": "application/json; charset=utf-8" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const basic = (text: string) => `Basic ${btoa(text)}`;
const post = (mock: MockServer<"acme">, init: RequestInit) =>
  mock.fetch("http://localhost/acme/oauth/token", { method: "POST", ...init });
const remove = async (mock: MockServer<"acme">, token: string) => {
  const headers = { authorization: `Bearer ${token}`, "x-acme-version": "2" };
  return (await mock.fetch(`http://localhost${path}`, { method: "DELETE", headers })).status;
};

test.each<[string, RequestInit]>([
  ["a form", form(fields())],
  ["JSON", json(client)],
  ["HTTP Basic", form([["grant_type", grant_type]], basic(`${client_id}:${client_secret}`))],
  ["with a scope", form(fields({ scope: "remove" }))],
])("a client gets a token that is accepted: %s", async (_, init) => {
  const { mock, provider } = playAcme();
  const response = await post(mock, init);
  expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const { access_token: token, ...rest } = await response.json();
  expect(rest).toEqual({ token_type: "Bearer", expires_in: 3600 });
  const { exchanges, tokenRequests, requests } = provider;
  expect([exchanges, tokenRequests.length, requests.length]).toEqual([1, 1, 0]);
  expect(tokenRequests[0]?.problems).toEqual([]);
  expect(await remove(mock, token)).toBe(200);
  provider.clear();
  expect([provider.exchanges, provider.tokenRequests]).toEqual([0, []]);
});

test.each<[string, RequestInit, status: number, error: string, challenge?: string | null]>([
  ["a wrong secret", form(fields({ client_secret: "no" })), 401, "invalid_client"],
  ["no client", form([["grant_type", grant_type]]), 401, "invalid_client"],
  [
    "a wrong secret in Basic",
    form([["grant_type", grant_type]], basic(`${client_id}:no`)),
    ...([401, "invalid_client", 'Basic realm="token"'] as const),
  ],
  ["secrets in two places", form(fields(), basic("a:b")), 400, "invalid_request"],
  ["no grant type", form(Object.entries({ client_id, client_secret })), 400, "invalid_request"],
  ["another grant type", form(fields({ grant_type: "password" })), 400, "unsupported_grant_type"],
  ["an unknown scope", form(fields({ scope: "remove everything" })), 400, "invalid_scope"],
  ["a repeated field", form([...fields(), ["client_id", "x"]]), 400, "invalid_request"],
  ["another media type", { body: "x" }, 400, "invalid_request"],
  ["malformed JSON", json("{"), 400, "invalid_request"],
  ["a JSON array", json([1]), 400, "invalid_request"],
])("errors are those of RFC 6749 §5.2: %s", async (_, init, status, error, challenge = null) => {
  const { mock, provider } = playAcme();
  const response = await post(mock, init);
  expect([response.status, response.headers.get("www-authenticate")]).toEqual([status, challenge]);
  const body = await response.json();
  expect(body).toEqual({ error, error_description: expect.any(String) });
  expect(provider.tokenRequests[0]?.problems).toEqual([body.error_description]);
  expect(provider.exchanges).toBe(0);
});

const others: Credentials[] = [{ clientId: "other", clientSecret: "x" }];
test.each<[string, object, change: (provider: MockProvider) => void, status: number]>([
  ["revoked", {}, (provider) => provider.revokeTokens(), 401],
  [
    "of a client that is no longer accepted",
    {},
    (provider) => Object.assign(provider, { credentials: others }),
    401,
  ],
  ["without the scope", { scope: "read" }, () => {}, 403],
])("a token is refused: %s", async (_, more, change, status) => {
  const { mock, provider } = playAcme();
  const { access_token: token } = await (await post(mock, form(fields({ ...more })))).json();
  change(provider);
  expect(await remove(mock, token)).toBe(status);
  expect(provider.has(organization, person)).toBe(true);
  expect(provider.requests[0]?.problems[0]).not.toContain(token);
});

test("a token is refused after its lifetime", async () => {
  const { mock, provider } = playAcme();
  provider.tokenLifetime = 0;
  const { access_token: token, expires_in: lifetime } = await (
    await post(mock, form(fields()))
  ).json();
  expect(lifetime).toBe(0);
  expect(await remove(mock, token)).toBe(401);
});

// The faults themselves are those of faults.test.ts. Only what they know of the token URL differs.
const limit: Fault = { type: "rate-limit", retryAfter: 3, reset: 5 };
test.each<[Fault, status: number, text: unknown, exchanges: number]>([
  [{ type: "status", status: 401 }, 401, "", 0],
  [{ type: "status", status: 503, effect: "after" }, 503, "", 1],
  [{ type: "broken-json" }, 200, expect.stringMatching(/^\{"access_token[^}]*$/), 0],
  [{ type: "oversized", bytes: 999, effect: "after" }, 200, expect.stringMatching(/\} +$/), 1],
  [limit, 429, "", 0],
])("a fault at the token URL: %j", async (fault, status, text, exchanges) => {
  const { mock, provider } = playAcme();
  provider.failToken(fault);
  const response = await post(mock, form(fields()));
  expect([response.status, await response.text()]).toEqual([status, text]);
  const waits = ["retry-after", "x-acme-reset"].map((name) => response.headers.get(name));
  expect(waits).toEqual(fault === limit ? ["3", "5"] : [null, null]);
  expect(provider.exchanges).toBe(exchanges);
  expect((await post(mock, form(fields()))).status, "the next request").toBe(200);
});

test("a function chooses a fault by what was posted", async () => {
  const { mock, provider } = playAcme();
  const fault: Fault = { type: "status", status: 500 };
  const choose = ({ body }: { body: string }) => (body.includes("slow") ? fault : undefined);
  provider.failToken(choose, { times: Number.POSITIVE_INFINITY });
  const statuses = [];
  for (const id of ["slow", "other", "slow"])
    statuses.push((await post(mock, form(fields({ client_id: id })))).status);
  expect(statuses).toEqual([500, 401, 500]);
  expect(provider.tokenRequests[0]).not.toHaveProperty("member");
});

test("a selection by member is refused at the token URL", () => {
  const { provider } = playAcme();
  const selection = { member: person } as Selection;
  expect(() => provider.failToken({ type: "cut" }, selection)).toThrow(
    "A token request names no member",
  );
});

test("a provider without OAuth2 has no token URL", async () => {
  const parameters = [{ name: "id", in: "path", required: true, schema: {} }];
  const { provider, send } = await playOperation({ path: "/x/{id}", parameters });
  expect(provider.tokenUrl()).toBeUndefined();
  expect(() => provider.failToken({ type: "cut" })).toThrow(
    "acme has no token URL: its spec has no OAuth2 client credentials. Use `fail`.",
  );
  expect((await send("/oauth/token", { method: "POST" })).status).toBe(501);
});

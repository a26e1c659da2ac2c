import { expect, test } from "vitest";
import { organization, path, person, playAcme } from "./fixture.ts";

const tokenUrl = "http://localhost/acme/oauth/token";
const client = {
  grant_type: "client_credentials",
  client_id: "test-acme-clientId",
  client_secret: "test-acme-clientSecret",
};
const form = (
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): RequestInit => ({
  method: "POST",
  headers,
  body: new URLSearchParams(fields),
});
const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json; charset=utf-8" },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });

test.each([
  ["form-encoded", form(client)],
  ["JSON", json(client)],
  [
    "HTTP Basic",
    form({ grant_type: "client_credentials" }, basic("test-acme-clientId:test-acme-clientSecret")),
  ],
  ["with the scope", form({ ...client, scope: "remove" })],
] as [string, RequestInit][])("a client gets a token that is accepted: %s", async (_, init) => {
  const { mock, provider } = playAcme();
  const response = await mock.fetch(tokenUrl, init);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const { access_token: token, ...rest } = await response.json();
  expect(rest).toEqual({ token_type: "Bearer", expires_in: 3600 });
  expect([provider.exchanges, provider.tokenRequests.length, provider.requests.length]).toEqual([
    1, 1, 0,
  ]);
  const headers = { authorization: `Bearer ${token}`, "x-acme-version": "2" };
  expect((await mock.fetch(`http://localhost${path}`, { method: "DELETE", headers })).status).toBe(
    200,
  );
});

test.each([
  ["a wrong secret", form({ ...client, client_secret: "no" }), 401, "invalid_client", null],
  ["no client", form({ grant_type: "client_credentials" }), 401, "invalid_client", null],
  [
    "a wrong Basic secret",
    form({ grant_type: "client_credentials" }, basic("test-acme-clientId:no")),
    401,
    "invalid_client",
    'Basic realm="token"',
  ],
  ["secrets in two places", form(client, basic("a:b")), 400, "invalid_request", null],
  ["no grant type", form({ client_id: "a", client_secret: "b" }), 400, "invalid_request", null],
  [
    "another grant type",
    form({ ...client, grant_type: "password" }),
    400,
    "unsupported_grant_type",
    null,
  ],
  ["an unknown scope", form({ ...client, scope: "remove everything" }), 400, "invalid_scope", null],
  [
    "a repeated field",
    { ...form(client), body: new URLSearchParams([...Object.entries(client), ["client_id", "x"]]) },
    400,
    "invalid_request",
    null,
  ],
  ["another media type", { method: "POST", body: "x" }, 400, "invalid_request", null],
  ["broken JSON", json("{"), 400, "invalid_request", null],
  ["a JSON array", json([1]), 400, "invalid_request", null],
] as [string, RequestInit, number, string, string | null][])(
  "errors are those of RFC 6749 §5.2: %s",
  async (_, init, status, error, challenge) => {
    const { mock, provider } = playAcme();
    const response = await mock.fetch(tokenUrl, init);
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([
      status,
      challenge,
    ]);
    const body = await response.json();
    expect(body).toEqual({ error, error_description: expect.any(String) });
    expect(provider.tokenRequests[0]?.problems).toEqual([body.error_description]);
    expect(provider.exchanges).toBe(0);
  },
);

test.each([
  ["expired", { lifetime: 0 }, 401],
  ["revoked", { revoke: true }, 401],
  [
    "of a client that is no longer accepted",
    { credentials: [{ clientId: "other", clientSecret: "x" }] },
    401,
  ],
  ["without the scope", { scope: "read" }, 403],
] as [
  string,
  { lifetime?: number; revoke?: true; credentials?: Record<string, string>[]; scope?: string },
  number,
][])("a token is refused: %s", async (_, { lifetime, revoke, credentials, scope }, status) => {
  const { mock, provider } = playAcme();
  if (lifetime !== undefined) provider.tokenLifetime = lifetime;
  const response = await mock.fetch(tokenUrl, form({ ...client, ...(scope && { scope }) }));
  const { access_token: token, expires_in: expiresIn } = await response.json();
  expect(expiresIn).toBe(lifetime ?? 3600);
  if (revoke) provider.revokeTokens();
  if (credentials) provider.credentials = credentials;
  const headers = { authorization: `Bearer ${token}`, "x-acme-version": "2" };
  expect((await mock.fetch(`http://localhost${path}`, { method: "DELETE", headers })).status).toBe(
    status,
  );
  expect(provider.has(organization, person)).toBe(true);
  expect(provider.requests[0]?.problems[0]).not.toContain(token);
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)(
  "a fault at the token URL: a 503 %s the token was issued",
  async (effect, exchanges) => {
    const { mock, provider } = playAcme();
    provider.failToken({ type: "status", status: 503, effect });
    expect((await mock.fetch(tokenUrl, form(client))).status).toBe(503);
    expect(provider.exchanges).toBe(exchanges);
    expect((await mock.fetch(tokenUrl, form(client))).status).toBe(200);
  },
);

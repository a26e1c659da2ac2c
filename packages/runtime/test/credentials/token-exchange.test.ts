import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  clientSecret,
  createFoldingDesk,
  desk,
  person,
  personUrl,
  tokenUrl,
} from "../support/folding-desk.ts";
import { type Failure, json, pending, recorder, thrownBy, turn } from "../support/recorder.ts";

test("the exchange is RFC 6749's, and its token goes into the call", async () => {
  const { fetch, requests } = recorder(async (request) =>
    request.method === "POST"
      ? json(200, { access_token: "token", token_type: "bearer" })
      : new Response(null, { status: 204 }),
  );
  const headers = { "x-trace": "1" };
  await createFoldingDesk({ fetch, headers }).deleteMember(person);
  const [exchange, call] = requests as [Request, Request];
  expect([exchange.method, exchange.url, exchange.redirect]).toEqual(["POST", tokenUrl, "manual"]);
  expect(await exchange.text()).toBe(
    "grant_type=client_credentials&client_id=desk-client&client_secret=s3cret%26of+the%3Ddesk&scope=members%3Aremove+members%3Aread",
  );
  expect(Object.fromEntries(exchange.headers)).toEqual({
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
    "user-agent": "offboard-folding-desk/1.2.3",
  });
  expect([call.url, call.headers.get("authorization")]).toEqual([personUrl, "Bearer token"]);
  expect(requests).toHaveLength(2);
});

test("a token is kept, and one exchange serves many calls at once", async () => {
  const { fetch, exchanges, calls } = desk();
  const client = createFoldingDesk({ fetch });
  await Promise.all(Array.from({ length: 50 }, () => client.deleteMember(person)));
  await client.deleteMember(person);
  expect(exchanges).toHaveLength(1);
  expect([calls.length, new Set(calls)]).toEqual([51, new Set(["Bearer token-1"])]);
});

test("two clients share no token", async () => {
  const { fetch, exchanges } = desk();
  for (let i = 0; i < 2; i++) await createFoldingDesk({ fetch }).deleteMember(person);
  expect(exchanges).toHaveLength(2);
});

test("a rotated secret gets a token of its own", async () => {
  const { fetch, exchanges, calls } = desk();
  let secret = "first";
  const client = createFoldingDesk({ fetch, clientId: "desk", clientSecret: async () => secret });
  await client.deleteMember(person);
  secret = "second";
  await client.deleteMember(person);
  expect(calls).toEqual(["Bearer token-1", "Bearer token-2"]);
  expect(exchanges.map((body) => new URLSearchParams(body).get("client_secret"))).toEqual([
    "first",
    "second",
  ]);
});

test("callers share an exchange that one of them leaves; the last one ends it", async () => {
  const signals: AbortSignal[] = [];
  const { fetch } = recorder(async (request) => {
    if (request.method !== "POST") return new Response(null, { status: 204 });
    signals.push(request.signal);
    return sleep(20, json(200, { access_token: "token" }));
  });
  const client = createFoldingDesk({ fetch });
  const [first, second] = [new AbortController(), new AbortController()];
  const calls = [first, second].map(({ signal }) => client.deleteMember(person, { signal }));
  await sleep(5);
  first.abort("left");
  await expect(calls[0]).rejects.toBe("left");
  expect((await calls[1])?.response.status).toBe(204);
  const alone = new AbortController();
  const lonely = createFoldingDesk({ fetch }).deleteMember(person, { signal: alone.signal });
  await sleep(5);
  alone.abort("left");
  await expect(lonely).rejects.toBe("left");
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
});

test("a caller that left while its secret was fetched begins no exchange", async () => {
  const { fetch, exchanges } = desk();
  const secret = pending<string>();
  const client = createFoldingDesk({ fetch, clientSecret: () => secret.promise });
  const controller = new AbortController();
  const call = client.deleteMember(person, { signal: controller.signal });
  await turn();
  controller.abort("left");
  await expect(call).rejects.toBe("left");
  secret.resolve("s3cret");
  await turn();
  expect(exchanges).toEqual([]);
});

test.each([
  "http://login.example",
  "/token",
  `https://u:${clientSecret}@login.example`,
  "https://login.example/?x=1",
  "",
  5,
])("the token URL %o is refused at once", (url) => {
  const error: Failure = thrownBy(() => createFoldingDesk({ tokenUrl: url }));
  expect(error.message).toContain('"tokenUrl" must be an https:// URL');
  expect(error.message).not.toContain(clientSecret);
});

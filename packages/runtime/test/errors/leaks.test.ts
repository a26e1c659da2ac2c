import { inspect } from "node:util";
import { expect, test } from "vitest";
import { clientSecret, createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member, secret } from "../support/paper-crane.ts";
import { failureOf, json, recorder, thrownBy } from "../support/recorder.ts";
import { closedPort } from "../support/sockets.ts";

const bodySecret = "body-of-the-answer";
const given = { ...member, reason: "reason-of-the-leaver", "x-actor": "actor-of-the-removal" };
const secrets =
  /sk_live|s3cret|ada-lovelace|body-of-the-answer|of-the-leaver|of-the-removal|0190b9a4|header-of/;

/** Everything that a log could make of a value. */
function logsOf(value: unknown): string[] {
  const { message = "", stack = "", cause } = value as Partial<Error>;
  const json = JSON.stringify(value) ?? "null";
  const depth = Number.POSITIVE_INFINITY;
  const own = Object.entries(value as object);
  return [
    ...[String(value), json, inspect(value, { depth }), inspect([value])],
    ...[message, stack, inspect(cause, { depth }), JSON.stringify(cause) ?? ""],
    ...[inspect(own, { depth }), JSON.stringify(own), JSON.stringify({ ...(value as object) })],
    ...[`${value}`, inspect(value, { showProxy: true, getters: true, sorted: true })],
  ];
}

function expectNoSecret(value: unknown): void {
  for (const log of logsOf(value)) expect(log).not.toMatch(secrets);
}

const answers: [answer: () => Response | Promise<Response>, name: string][] = [
  ...[200, 302, 400, 401, 403, 404, 410, 429, 500].map((status): [() => Response, string] => [
    () => json(status, { error: bodySecret, status: "error" }, { location: `/${given.memberId}` }),
    "ApiError",
  ]),
  [() => new Response(bodySecret, { status: 200 }), "ApiError"],
  [() => new Response(bodySecret, { status: 502 }), "ApiError"],
  [() => Response.error(), "ApiError"],
  [() => Promise.reject(new TypeError(secret, { cause: new Error(secret) })), "ConnectionError"],
  [() => Promise.reject(Object.assign(new Error(), { code: secret })), "ConnectionError"],
  [() => new Promise(() => {}), "TimeoutError"],
];

test.each(answers)("the error of %s, a %s, shows nothing", async (answer, name) => {
  const headers = { "x-trace": "header-of-the-caller" };
  const { fetch } = recorder(answer);
  for (const credentials of [{}, { accessToken: secret }, { keyId: secret, keySecret: secret }]) {
    const client = createPaperCrane({ fetch, headers, timeout: 10, ...credentials });
    const error = await failureOf(client.deleteMember(given));
    expect(error.name).toBe(name);
    expectNoSecret(error);
    client.use({ onRequest: () => Promise.reject(new Error(secret)) });
    expectNoSecret(await failureOf(client.deleteMember(given)));
  }
});

test("a refused use shows nothing", async () => {
  const client = createPaperCrane({ fetch: recorder().fetch });
  const memberId = "ada-lovelace/..";
  expectNoSecret(await failureOf(client.deleteMember({ ...given, memberId })));
  const headers = { "x-trace": "header-of\n\u0000" };
  expectNoSecret(await failureOf(client.deleteMember(given, { headers })));
  expectNoSecret(thrownBy(() => createPaperCrane({ apiKey: `${secret}\n` })));
  expectNoSecret(thrownBy(() => createPaperCrane({ baseUrl: `https://${secret}@x` })));
  expectNoSecret(thrownBy(() => createFoldingDesk({ tokenUrl: `http://x/${clientSecret}` })));
});

test("a connection that is refused shows nothing", async () => {
  const baseUrl = `http://127.0.0.1:${await closedPort()}`;
  const error = await failureOf(createPaperCrane({ baseUrl }).deleteMember(given));
  expectNoSecret(error);
  expect(logsOf(error).join()).not.toContain("127.0.0.1");
});

test("a failed exchange shows nothing", async () => {
  const { fetch } = recorder(() => json(400, { error: clientSecret, hint: clientSecret }));
  expectNoSecret(await failureOf(createFoldingDesk({ fetch }).deleteMember(person)));
});

test("a client shows nothing, before and after its calls", async () => {
  const { fetch } = recorder(() => json(200, { access_token: "s3cret-token" }));
  const clients = [
    createPaperCrane({ fetch, headers: { "x-trace": "header-of-the-caller" } }),
    createPaperCrane({ fetch, accessToken: secret }),
    createFoldingDesk({ fetch }),
  ];
  await clients[0]?.deleteMember(member as never).catch(() => {});
  await clients[2]?.deleteMember(person as never);
  for (const client of clients) expectNoSecret(client);
  for (const client of clients) expectNoSecret(client.deleteMember);
});

test("what an error holds back is still there to be asked for", async () => {
  const { fetch } = recorder(() => json(403, { error: { message: bodySecret } }));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect(error.body).toEqual({ error: { message: bodySecret } });
  expect(error.response?.status).toBe(403);
});

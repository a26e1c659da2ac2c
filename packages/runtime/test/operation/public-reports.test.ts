// What went wrong in other clients, by the public reports of it, and what becomes of it here.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { formBody, jsonBody } from "../../src/index.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, json, recorder } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";
import { listen } from "../support/sockets.ts";

const text = { type: "string" } as const;
const program = fileURLToPath(new URL("report-program.ts", import.meta.url));
const withBody = {
  method: "POST",
  parameters: { user: { in: "body", ...text } },
  body: jsonBody("application/json", ({ user }) => ({ user })),
} as const;

test("fern-api/fern#5636, stainless: a 409 that asks for another attempt gets none", async () => {
  const headers = { "x-should-retry": "true", "retry-after": "0" };
  const { fetch, requests } = recorder(() => json(409, {}, headers));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect([error.status, error.outcome, requests.length]).toEqual([409, "refused", 1]);
});

// A body that came by a stream alone can't be sent again, and that hid the answer; ours has its text.
test.each([
  ["nodejs/undici#4910", 401],
  ["nodejs/undici#2898", 421],
])("%s: a %d to a request with a body is the provider's answer", async (_, status) => {
  const bodies: string[] = [];
  const server = await listen(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    response.writeHead(status).end();
  });
  const { client } = smallProvider(withBody, {}, { fetch, baseUrl: server.url });
  const error = await failureOf(client.deleteMember({ user: "ada" }));
  expect([error.name, error.status, error.outcome]).toEqual(["ApiError", status, "refused"]);
  expect(new Set(bodies)).toEqual(new Set(['{"user":"ada"}']));
});

test("svix/svix-webhooks#2401: a header that middleware makes is the same at each attempt", async () => {
  const answers = [429, 503, 204];
  const { fetch, requests } = recorder(
    () => new Response(null, { status: answers.shift() ?? 500, headers: { "retry-after": "0" } }),
  );
  const client = createPaperCrane({ fetch });
  let count = 0;
  client.use({
    onRequest: ({ request }) => request.headers.set("idempotency-key", `key-${++count}`),
  });
  await client.deleteMember(member);
  const keys = requests.map(({ headers }) => headers.get("idempotency-key"));
  expect(keys).toEqual(["key-1", "key-1", "key-1"]);
});

const address = "jane+acme@acme.example";

describe("okta/okta-sdk-java#839: a + in an address is no blank to who decodes", () => {
  test("a path and a query", async () => {
    const { client, sent } = smallProvider({
      path: "/users/{user}",
      parameters: { user: { in: "path", ...text }, login: { in: "query", ...text } },
    });
    await client.deleteMember({ user: address, login: address });
    const { pathname, searchParams } = new URL(sent.requests[0]?.url ?? "");
    // Some servers read a + in a path as a blank too.
    expect(pathname).toBe("/users/jane%2Bacme%40acme.example");
    expect(searchParams.get("login")).toBe(address);
  });

  test("a form", async () => {
    const body = formBody(({ user }) => ({ user }));
    const { client, sent } = smallProvider({ ...withBody, body });
    await client.deleteMember({ user: address });
    expect((await sent.requests[0]?.formData())?.get("user")).toBe(address);
  });
});

test("axios/axios#2387: the stack of an error leads to who called", async () => {
  const client = createPaperCrane({ fetch: recorder(() => json(403, {})).fetch });
  async function removeTheLeaver(): Promise<void> {
    await client.deleteMember(member);
  }
  expect((await failureOf(removeTheLeaver())).stack).toContain("removeTheLeaver");
});

/** What logs make of an error that list all it has: hidden properties too, but nobody calls a getter. */
const lists: [report: string, log: (error: Error) => string][] = [
  ["HarperFast/harper#1737", (error) => JSON.stringify(error, Object.getOwnPropertyNames(error))],
  ["request/promise-core#11", (error) => inspect(error, { showHidden: true, depth: 9 })],
];

test.each(lists)("%s: a log of all that an error has shows no body", async (_, log) => {
  const body = { message: "body-of-the-answer", name: "body-of-the-answer" };
  const { fetch } = recorder(() => json(403, body, { location: "/ada-lovelace" }));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect(log(error)).toContain("refused");
  expect(log(error)).not.toMatch(/body-of-the-answer|ada-lovelace/);
  expect([error.body, error.response?.status]).toEqual([body, 403]);
});

const api = { name: "ApiError", outcome: "refused", status: 403, stack: "ApiError" };
const invalid = { name: "InvalidRequestError", outcome: "not-sent", stack: "InvalidRequestError" };

test.each([
  ["piscinajs/piscina#1143: an error says its outcome where", "thread", [api]],
  [
    "nodejs/readable-stream#474: it does with a prototype that is",
    "frozen",
    [api, invalid, invalid],
  ],
])("%s %s", async (_, how, want) => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, how]);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(want);
});

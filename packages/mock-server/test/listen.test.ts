import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createMockServer } from "../src/index.ts";
import { acme, headers, organization, path, person, playAcme } from "./fixture.ts";

/** Acme at a port, and a way to send bytes that returns everything that comes back. */
async function listen() {
  const { mock, provider } = playAcme();
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const send = (lines: string[], body = ""): Promise<string> => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const [first = "", ...others] = lines;
    const head = [`${first} HTTP/1.1`, "Host: x", "Connection: close", ...others];
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
    return text(socket);
  };
  return { mock, provider, server, send };
}

test("several providers are played on one port, each under its slug", async () => {
  const mock = createMockServer({ specs: { acme: acme(), other: acme({ security: [] }) } });
  const server = await mock.listen();
  onTestFinished(() => server.close());
  const [provider, other] = [mock.provider("acme"), mock.provider("other")];
  other.add(organization, person);
  expect(server.baseUrl("other")).toBe(`${server.url}/other`);
  expect(server.tokenUrl("acme")).toBe(`${server.url}/acme/oauth/token`);
  const response = await fetch(`${server.baseUrl("other")}/teams/7/people/${person}`, {
    method: "DELETE",
    headers: { "x-acme-version": "2" },
  });
  expect(response.status).toBe(200);
  expect([provider.requests.length, other.requests.length]).toEqual([0, 1]);
  expect(() => server.baseUrl("third")).toThrow(
    "This mock server does not play third; it plays acme, other.",
  );
});

test("requests are recorded as they came over the socket", async () => {
  const { provider, send } = await listen();
  const own = ["X-ODD-Case: 1", "x-odd-case: 2", "Content-Length: 2"];
  const answer = await send([`DELETE ${path}?a=%20b`, ...own], "{}");
  expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
  const pairs = ["Host: x", "Connection: close", ...own].map((line) => line.split(": "));
  expect(provider.requests).toMatchObject([
    { method: "DELETE", path: `${path}?a=%20b`, body: "{}", headers: pairs },
  ]);
});

test.each([
  ["dot segments", "/acme/teams/7/people/..", "has no route DELETE /acme/teams/7/"],
  ["two slashes", "//acme/teams", "has no route DELETE //acme/teams"],
  ["an absolute target", "http://other.example/acme/x", "has no route DELETE /acme/x"],
])("a target is read as servers do: %s", async (_, target, sentence) => {
  const { send } = await listen();
  expect(await send([`DELETE ${target}`])).toContain(sentence);
});

test("a 204 has no body, no length and no media type on the wire", async () => {
  const { provider, send } = await listen();
  provider.respond({ status: 204, body: "" });
  expect(await send([`DELETE ${path}`])).toMatch(
    /^HTTP\/1\.1 204 No Content\r\nDate: [^\r]+\r\nConnection: close\r\n\r\n$/,
  );
});

test.each([
  { type: "hang" },
  { type: "hang", at: "body" },
  { type: "latency", milliseconds: 60_000 },
] as const)("close ends at once and leaves nothing open, even during %j", async (fault) => {
  const { provider, server } = await listen();
  provider.fail(fault);
  const lost = fetch(server.url + path, { method: "DELETE", headers }).then((response) =>
    response.text(),
  );
  lost.catch(() => {});
  while (provider.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeLessThan(10_000);
  await expect(lost).rejects.toThrow(TypeError);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const open = process.getActiveResourcesInfo();
  expect(open.filter((name) => /TCPServer|TCPSocket/.test(name))).toEqual([]);
});

test("a port that is taken is an error", async () => {
  const { mock, server } = await listen();
  const port = Number(new URL(server.url).port);
  await expect(mock.listen({ port })).rejects.toThrow("EADDRINUSE");
});

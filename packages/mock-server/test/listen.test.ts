import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { createMockServer } from "../src/index.ts";
import { acme, headers, organization, path, person, playAcme } from "./fixture.ts";

/** Sends bytes and resolves with everything that comes back. */
async function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

test("several providers are played on one port, each under its slug", async () => {
  const mock = createMockServer({ specs: { acme: acme(), other: acme({ security: [] }) } });
  const server = await mock.listen();
  mock.provider("other").add(organization, person);
  expect(server.baseUrl("other")).toBe(`${server.url}/other`);
  expect(server.tokenUrl("acme")).toBe(`${server.url}/acme/oauth/token`);
  const response = await fetch(`${server.baseUrl("other")}/teams/7/people/${person}`, {
    method: "DELETE",
    headers: { "x-acme-version": "2" },
  });
  expect(response.status).toBe(200);
  expect([mock.provider("acme").requests.length, mock.provider("other").requests.length]).toEqual([
    0, 1,
  ]);
  expect(() => server.baseUrl("third")).toThrow(
    "This mock server does not play third; it plays acme, other.",
  );
  await server.close();
});

test("requests are recorded as they came over the socket", async () => {
  const { mock, provider } = playAcme();
  const server = await mock.listen();
  const answer = await raw(
    server.url,
    `DELETE ${path}?a=%20b HTTP/1.1\r\nHost: x\r\nX-ODD-Case: 1\r\nx-odd-case: 2\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
  expect(provider.requests[0]).toMatchObject({
    method: "DELETE",
    path: `${path}?a=%20b`,
    body: "{}",
    headers: [
      ["Host", "x"],
      ["X-ODD-Case", "1"],
      ["x-odd-case", "2"],
      ["Content-Length", "2"],
      ["Connection", "close"],
    ],
  });
  await server.close();
});

test.each([
  ["dot segments", "/acme/teams/7/people/..", "has no route DELETE /acme/teams/7/"],
  ["two slashes", "//acme/teams", "has no route DELETE //acme/teams"],
  ["an absolute target", "http://other.example/acme/x", "has no route DELETE /acme/x"],
])("a target is read as a server does: %s", async (_, target, sentence) => {
  const { mock } = playAcme();
  const server = await mock.listen();
  expect(
    await raw(server.url, `DELETE ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
  ).toContain(sentence);
  await server.close();
});

test("a 204 has no body, no length and no media type on the wire", async () => {
  const { mock, provider } = playAcme();
  provider.respond({ status: 204, body: "" });
  const server = await mock.listen();
  const answer = await raw(
    server.url,
    `DELETE ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(
    /^HTTP\/1\.1 204 No Content\r\nDate: [^\r]+\r\nConnection: close\r\n\r\n$/,
  );
  await server.close();
});

test.each([
  { type: "hang" },
  { type: "hang", at: "body" },
  { type: "latency", milliseconds: 60_000 },
] as const)("close ends at once and leaves nothing, also during $type $at", async (fault) => {
  const { mock, provider } = playAcme();
  const server = await mock.listen();
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
  expect(
    process.getActiveResourcesInfo().filter((name) => /TCPServer|TCPSocket/.test(name)),
  ).toEqual([]);
});

test("a port that is taken is an error", async () => {
  const { mock } = playAcme();
  const server = await mock.listen();
  await expect(mock.listen({ port: Number(new URL(server.url).port) })).rejects.toThrow(
    "EADDRINUSE",
  );
  await server.close();
});

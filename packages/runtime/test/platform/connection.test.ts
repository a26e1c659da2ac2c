import type { Socket } from "node:net";
import { expect, test } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import { expectLost } from "../support/expect-connection-error.ts";
import { createPaperCrane, member, path, secret } from "../support/paper-crane.ts";
import { failureOf } from "../support/recorder.ts";
import { closedPort, listenRaw, listenSecurely } from "../support/sockets.ts";

test("a refused connection was not sent", async () => {
  const events: AttemptEvent[] = [];
  const client = createPaperCrane({
    retry: false,
    baseUrl: `http://127.0.0.1:${await closedPort()}`,
    onAttempt: (event) => events.push(event),
  });
  expectLost(await failureOf(client.deleteMember(member)), "not-sent", /^ECONNREFUSED$/);
  const call = client.DELETE(path, { params: { path: member } });
  expectLost(await failureOf(call), "not-sent", /^ECONNREFUSED$/);
  expect(events.map(({ outcome, status }) => [outcome, status])).toEqual([
    ["not-sent", undefined],
    ["not-sent", undefined],
  ]);
});

test("a refused certificate was not sent", async () => {
  let answered = 0;
  const server = await listenSecurely((_, response) => {
    answered++;
    response.writeHead(204).end();
  });
  const client = createPaperCrane({ baseUrl: server.url, retry: false });
  const error = await failureOf(client.deleteMember(member));
  expectLost(error, "not-sent", /^DEPTH_ZERO_SELF_SIGNED_CERT$/);
  expect(answered).toBe(0);
});

const json = "content-type: application/json\r\n";
const say =
  (text: string, end: "destroy" | "end" | "resetAndDestroy" = "end") =>
  (socket: Socket): unknown =>
    socket.write(text, () => setTimeout(() => socket[end](), 5));

const broken: [how: string, talk: (socket: Socket) => unknown, code: RegExp][] = [
  ["ends the connection", say("", "end"), /^(UND_ERR_SOCKET|ECONNRESET)$/],
  ["resets it", say("", "resetAndDestroy"), /^(UND_ERR_SOCKET|ECONNRESET)$/],
  ["ends it in the headers", say(`HTTP/1.1 204 Gone\r\n${json}`), /^(UND_ERR_SOCKET|HPE_\w+)$/],
  ["resets it in the headers", say("HTTP/1.1 20", "resetAndDestroy"), /^(ECONNRESET|HPE_\w+)$/],
  [
    "ends it in the body",
    say(`HTTP/1.1 200 OK\r\n${json}content-length: 9\r\n\r\n{`),
    /^UND_ERR_SOCKET$/,
  ],
  [
    "resets it in the body",
    say(`HTTP/1.1 200 OK\r\n${json}content-length: 9\r\n\r\n{`, "resetAndDestroy"),
    /^(UND_ERR_SOCKET|ECONNRESET)$/,
  ],
  [
    "ends it in a chunk",
    say(`HTTP/1.1 200 OK\r\n${json}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n`),
    /^(UND_ERR_SOCKET|HPE_\w+)$/,
  ],
  ["sends garbage", say(`${secret} lovelace 127.0.0.1\r\n\r\n`), /^(HPE_\w+|no code)$/],
  [
    "packs the body with a broken gzip",
    say(`HTTP/1.1 200 OK\r\n${json}content-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`),
    /^(Z_DATA_ERROR|UND_ERR_SOCKET)$/,
  ],
];

test.each(broken)("a server that %s: unknown", async (_, talk, code) => {
  const server = await listenRaw(talk);
  const client = createPaperCrane({ baseUrl: server.url });
  expectLost(await failureOf(client.deleteMember(member)), "unknown", code);
  client.use({ onResponse: () => new Response(null, { status: 204 }) });
  expectLost(await failureOf(client.deleteMember(member)), "unknown", code);
});

test("a status beyond 599 is unknown", async () => {
  const server = await listenRaw(say("HTTP/1.1 999 No\r\ncontent-length: 0\r\n\r\n"));
  const error = await failureOf(createPaperCrane({ baseUrl: server.url }).deleteMember(member));
  expect({ ...error }).toMatchObject({ name: "ApiError", status: 999, outcome: "unknown" });
});

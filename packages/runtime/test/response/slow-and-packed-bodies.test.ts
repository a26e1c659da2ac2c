import type { ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { constants, createBrotliCompress, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf } from "../support/recorder.ts";
import { listen, until } from "../support/sockets.ts";

const mebibyte = 2 ** 20;
const headers = { "content-type": "application/json" };

/** A body that grows by a byte every few milliseconds, until its socket closes. */
function trickle(response: ServerResponse, status: number): void {
  response.writeHead(status, headers);
  const write = () => response.destroyed || response.write(" ", () => setTimeout(write, 4));
  write();
}

test.each([
  [200, "unknown"],
  [403, "refused"],
  [500, "unknown"],
])("a %d that trickles ends in time, %s", async (status, outcome) => {
  const server = await listen((_, response) => trickle(response, status));
  const client = createPaperCrane({ baseUrl: server.url, timeout: 150 });
  const error = await failureOf(client.deleteMember(member));
  expect([error.name, error.outcome]).toEqual(["TimeoutError", outcome]);
  await until(() => server.sockets.size === 0, "the socket to close");
});

test("a token that trickles ends in time, and nothing was sent", async () => {
  const server = await listen((_, response) => trickle(response, 200));
  const client = createFoldingDesk({ baseUrl: server.url, tokenUrl: server.url, timeout: 150 });
  const error = await failureOf(client.deleteMember(person));
  expect([error.name, error.outcome]).toEqual(["TimeoutError", "not-sent"]);
  expect(server.requests.map(({ method }) => method)).toEqual(["POST"]);
  await until(() => server.sockets.size === 0, "the socket to close");
});

const zeros = Buffer.alloc(64 * mebibyte);
const sixteen = (part: Buffer): Buffer => Buffer.concat(Array<Buffer>(16).fill(part));
const members = sixteen(gzipSync(zeros));

async function brotli(): Promise<Buffer> {
  const stream = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  for (let part = 0; part < 16; part++) stream.write(zeros);
  return buffer(stream.end());
}

function deflate(): Buffer {
  // Flushed, and without an end, its blocks may follow each other (RFC 1951 §3.2.3).
  const one = deflateSync(zeros, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([one.subarray(0, 2), sixteen(one.subarray(2))]);
}

/** 1 GiB of zeros, packed. */
const bombs: [encoding: string, make: () => Buffer | Promise<Buffer>][] = [
  ["gzip", () => members],
  ["gzip, gzip", () => gzipSync(members)],
  ["deflate", deflate],
  ["br", brotli],
];

test.each(bombs)(
  "1 GiB packed by %s is not unpacked",
  { timeout: 30_000 },
  async (encoding, make) => {
    const bomb = await make();
    const server = await listen(({ url }, response) => {
      const status = url?.startsWith("/token") ? 200 : Number(url?.split("/").at(-1));
      // Without an end: what is left of it must not be waited for either.
      response.writeHead(status, { ...headers, "content-encoding": encoding }).write(bomb);
    });
    const before = process.resourceUsage().maxRSS;
    const client = createPaperCrane({ baseUrl: server.url });
    for (const [status, outcome] of [
      [200, "unknown"],
      [403, "refused"],
      [500, "unknown"],
    ] as const) {
      const error = await failureOf(client.deleteMember({ teamId: 7, memberId: `${status}` }));
      expect([error.name, error.status, error.outcome]).toEqual(["ApiError", status, outcome]);
      // It was unpacked that far, and no further.
      expect(error.body).toMatch(/^\0{1000000,1048576}$/);
    }
    const tokenUrl = `${server.url}/token`;
    const error = await failureOf(createFoldingDesk({ tokenUrl }).deleteMember(person));
    expect([error.name, error.outcome]).toEqual(["InvalidRequestError", "not-sent"]);
    await until(() => server.sockets.size === 0, "the sockets to close");
    // In KiB. The most that it ever was.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(256 * 1024);
  },
);

const token = JSON.stringify({ access_token: "a" });

/** What a removal comes to, whose token comes in such a text. */
async function removeWith(text: string): Promise<string> {
  const server = await listen(({ method }, response) => {
    response.writeHead(200, headers).end(method === "POST" ? text : "{}");
  });
  const client = createFoldingDesk({ baseUrl: server.url, tokenUrl: server.url });
  return client.deleteMember(person).then(
    () => "removed",
    ({ name, outcome }) => `${name} ${outcome}`,
  );
}

test("a token is read of up to 1 MiB", async () => {
  expect(await removeWith(token.padEnd(mebibyte))).toBe("removed");
  expect(await removeWith(token.padStart(mebibyte))).toBe("removed");
  expect(await removeWith(token.padStart(mebibyte + 1))).toBe("InvalidRequestError not-sent");
  // Not even where what was read is JSON by chance.
  expect(await removeWith(token.padEnd(2 * mebibyte))).toBe("InvalidRequestError not-sent");
});

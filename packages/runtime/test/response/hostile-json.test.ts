import { Readable } from "node:stream";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member, path } from "../support/paper-crane.ts";
import { failureOf, recorder, summaryOf } from "../support/recorder.ts";
import { listen, listenRaw } from "../support/sockets.ts";

const type = { "content-type": "application/json" };
const answer = (status: number, body: string) => () =>
  new Response(body, { status, headers: type });

const depth = 250_000;
const nested: [what: string, body: string][] = [
  ["arrays", "[".repeat(depth) + "]".repeat(depth)],
  ["objects", `${'{"a":'.repeat(depth / 2)}1${"}".repeat(depth / 2)}`],
  ["arrays without an end", "[".repeat(1_000_000)],
  ["a status", `{"status":${"[".repeat(depth)}${"]".repeat(depth)}}`],
  ["a code", `{"code":${"[".repeat(depth)}${"]".repeat(depth)}}`],
];

test.each(nested)("deep JSON crashes nothing: %s", async (what, body) => {
  const cases = [
    [200, what.endsWith("end") ? "unknown" : "removed"],
    [400, "refused"],
    [404, "refused"],
    [409, "refused"],
    [500, "unknown"],
  ] as const;
  for (const [status, outcome] of cases) {
    const server = await listen((_, response) => response.writeHead(status, type).end(body));
    const client = createPaperCrane({ baseUrl: server.url });
    const call = client.deleteMember(member);
    if (outcome === "removed") expect((await call).response.status).toBe(200);
    else {
      const error = await failureOf(call);
      expect(summaryOf(error)).toMatchObject({ name: "ApiError", status, outcome });
      expect(error.absent).toBe(false);
      // Nor does a log of it.
      expect(inspect(error) + JSON.stringify(error) + error).not.toContain("[[[");
    }
  }
});

// What has no text of its own must not be asked for it.
const textless: [what: string, value: string][] = [
  ["an object without a text", '{"toString":1,"valueOf":1}'],
  ["an array that is too deep for one", "[".repeat(depth) + "]".repeat(depth)],
];

const granted = (body: string) => {
  const { fetch, requests } = recorder(({ method }) =>
    method === "POST" ? answer(200, body)() : new Response(null, { status: 204 }),
  );
  return { requests, call: createFoldingDesk({ fetch, retry: false }).deleteMember(person) };
};

async function expectUnusable(body: string): Promise<void> {
  const { requests, call } = granted(body);
  const error = await failureOf(call);
  expect([error.name, error.outcome]).toEqual(["InvalidRequestError", "not-sent"]);
  expect(error.message).toContain("without a usable bearer token");
  expect(requests.map(({ method }) => method)).toEqual(["POST"]);
}

test.each([
  ...textless.map(([, value]) => `{"access_token":${value}}`),
  ...textless.map(([, value]) => `{"error":${value}}`),
  '{"__proto__":{"access_token":"a"}}',
  "[".repeat(depth) + "]".repeat(depth),
])("no token is found in %.40j", expectUnusable);

test.each(textless)("%s is no type of a token", async (_, value) => {
  await expectUnusable(`{"access_token":"a","token_type":${value}}`);
});

test("an array of one text is no type of a token", async () => {
  await expectUnusable('{"access_token":"a","token_type":["bearer"]}');
});

test.each(textless)("%s is no time that a token lasts", async (_, value) => {
  const { call } = granted(`{"access_token":"a","expires_in":${value}}`);
  expect((await call).response.status).toBe(204);
});

test.each(textless)("%s is no message", async (_, value) => {
  const { fetch } = recorder(answer(403, `{"error":{"message":${value}}}`));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "ApiError", status: 403, outcome: "refused" });
  expect(error.absent).toBe(false);
});

const polluting = `{"__proto__":{"polluted":1,"code":40404,"gone":1,"status":"error"},
  "constructor":{"prototype":{"polluted":1}},"a":{"__proto__":{"polluted":1}}}`;

test.each([200, 400, 404, 409])(
  "__proto__ in the answer of a %d pollutes nothing",
  async (status) => {
    const client = createPaperCrane({ fetch: recorder(answer(status, polluting)).fetch });
    const call = client.deleteMember(member);
    const { data, body, absent } = await call.then(
      (result) => ({ ...result, body: undefined, absent: false }),
      (error) => ({ data: undefined, body: error.body, absent: error.absent }),
    );
    expect([absent, data ?? body]).toEqual([false, JSON.parse(polluting)]);
    await client.DELETE(path, { params: { path: member } });
    for (const value of [{}, [], "", () => {}, new Error()])
      expect(value).not.toHaveProperty("polluted");
    expect(Object.keys(data ?? body)).toEqual(["__proto__", "constructor", "a"]);
  },
);

test.each([1, 2, 3, 5])(
  "characters that are cut into chunks of %d bytes are whole",
  async (size) => {
    const body = '\ufeff{"status":"é中😀\u0301"}';
    const server = await listenRaw((socket) => {
      socket.write(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
      );
      const bytes = Buffer.from(body);
      for (let at = 0; at < bytes.length; at += size) {
        const chunk = bytes.subarray(at, at + size);
        socket.write(`${chunk.length}\r\n`);
        socket.write(chunk);
        socket.write("\r\n");
      }
      socket.write("0\r\n\r\n");
    });
    const { data } = await createPaperCrane({ baseUrl: server.url }).deleteMember(member);
    expect(data).toEqual({ status: "é中😀\u0301" });
  },
);

test("empty chunks between others change nothing", async () => {
  const parts = ["", "{", "", "", '"id":', "", '"ada"}', ""].map((part) => Buffer.from(part));
  const { fetch } = recorder(
    () => new Response(Readable.toWeb(Readable.from(parts)) as BodyInit, { headers: type }),
  );
  expect((await createPaperCrane({ fetch }).deleteMember(member)).data).toEqual({ id: "ada" });
});

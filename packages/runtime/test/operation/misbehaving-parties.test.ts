import { expect, test } from "vitest";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, summaryOf, turn } from "../support/recorder.ts";
import { listen, listenRaw } from "../support/sockets.ts";

// What a server, a middleware or a caller's own `fetch` may do, and a well-behaved one never does.

test.each(["Usunięto", "成功", "O\u0001K"])(
  "a reason phrase that nobody can send again does not hide the answer: %j",
  async (phrase) => {
    let status = 204;
    const provider = await listenRaw((socket) => {
      socket.end(`HTTP/1.1 ${status} ${phrase}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    });
    const client = createPaperCrane({ baseUrl: provider.url });
    expect((await client.deleteMember(member)).response.status).toBe(204);
    status = 403;
    const error = await failureOf(client.deleteMember(member));
    expect(summaryOf(error)).toMatchObject({ name: "ApiError", status: 403, outcome: "refused" });
  },
);

test("a redirect that a caller's own fetch followed is unknown, also where its body stalls", async () => {
  const provider = await listen((request, response) => {
    if (request.method === "DELETE") response.writeHead(303, { location: "/slow" }).end();
    else response.writeHead(404).write("never whole");
  });
  const client = createPaperCrane({
    baseUrl: provider.url,
    timeout: 300,
    fetch: ({ url, method, headers, signal }) => fetch(url, { method, headers, signal }),
  });
  const error = await failureOf(client.deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
});

test("an exchange that everybody has left rejects nobody", async () => {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", listener);
  const controller = new AbortController();
  const desk = createFoldingDesk({
    fetch: async () => {
      controller.abort("left");
      throw new Error("net");
    },
  });
  await expect(desk.deleteMember(person, { signal: controller.signal })).rejects.toBe("left");
  for (let turns = 0; turns < 3; turns++) await turn();
  process.off("unhandledRejection", listener);
  expect(unhandled).toEqual([]);
});

test("nothing is sent after the call was reported as not sent", async () => {
  let sent = 0;
  const client = createPaperCrane({
    fetch: async () => {
      sent++;
      return new Response(null, { status: 204 });
    },
  });
  let later: (() => Promise<unknown>) | undefined;
  client.use({
    onRequest: ({ request, options }) => {
      later = () => options.fetch(request);
      return new Response(null, { status: 204 });
    },
  });
  const error = await failureOf(client.deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
  expect(summaryOf(await failureOf((later as () => Promise<unknown>)()))).toMatchObject({
    outcome: "not-sent",
  });
  expect(sent).toBe(0);
});

const thrown: [what: string, reason: unknown][] = [
  ["a code that is a symbol", { code: Symbol("secret") }],
  [
    "a code that throws",
    {
      get code() {
        throw new Error("secret");
      },
    },
  ],
];
test.each(thrown)("a fetch that throws %s ends in an error of ours", async (_, reason) => {
  const client = createPaperCrane({ fetch: () => Promise.reject(reason) });
  const error = await failureOf(client.deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "ConnectionError", outcome: "unknown" });
  expect(error.message).not.toContain("secret");
});

test("a middleware that throws what has no name ends in an error of ours", async () => {
  const client = createPaperCrane({ fetch: () => Promise.reject(new Error("not reached")) });
  client.use({ onRequest: () => Promise.reject({ name: Symbol("secret") }) });
  const error = await failureOf(client.deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "InvalidRequestError", outcome: "not-sent" });
});

test("a body of empty chunks ends", async () => {
  const body = () => new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(0)) });
  const client = createPaperCrane({ fetch: async () => new Response(body(), { status: 200 }) });
  const error = await failureOf(client.deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ name: "ApiError", status: 200, outcome: "unknown" });
});

test("a credential that fails counts the attempt that asked for it", async () => {
  const attempts: number[] = [];
  const client = createPaperCrane({
    apiKey: () => Promise.reject(new Error("vault")),
    onAttempt: ({ attempt }) => attempts.push(attempt),
  });
  const error = await failureOf(client.deleteMember(member));
  expect(summaryOf(error)).toMatchObject({ outcome: "not-sent", attempts: 1 });
  expect(attempts).toEqual([1]);
});

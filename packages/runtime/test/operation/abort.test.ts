import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import { createPaperCrane, member, type PaperCrane, path } from "../support/paper-crane.ts";
import { failureOf, pending, reasonOf, recorder, turn } from "../support/recorder.ts";
import { listen, listenRaw, until } from "../support/sockets.ts";

type Remove = (client: PaperCrane, signal: AbortSignal) => Promise<unknown>;
const removes: Remove[] = [
  (client, signal) => client.deleteMember(member, { signal }),
  (client, signal) => client.DELETE(path, { params: { path: member }, signal }),
];

test("an abort while the credential is fetched sends nothing, even later", async () => {
  const { fetch, requests } = recorder();
  const credential = pending<string>();
  const events: AttemptEvent[] = [];
  const controller = new AbortController();
  const client = createPaperCrane({
    fetch,
    apiKey: () => credential.promise,
    onAttempt: (event) => events.push(event),
  });
  const call = reasonOf(client.deleteMember(member, { signal: controller.signal }));
  await turn();
  controller.abort("left");
  expect(await call).toBe("left");
  credential.resolve("key");
  await turn();
  expect(requests).toEqual([]);
  expect(events).toMatchObject([{ outcome: "not-sent", status: undefined }]);
});

test("an abort while a middleware thinks sends nothing, even later", async () => {
  const { fetch, requests } = recorder();
  const thought = pending<undefined>();
  const client = createPaperCrane({ fetch });
  client.use({ onRequest: () => thought.promise });
  const controller = new AbortController();
  const call = reasonOf(client.deleteMember(member, { signal: controller.signal }));
  await turn();
  controller.abort("left");
  expect(await call).toBe("left");
  thought.resolve(undefined);
  await turn();
  expect(requests).toEqual([]);
});

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";

test.each(["", head])(
  "an abort after the server sent %j closes the socket at once",
  async (sent) => {
    for (const remove of removes) {
      const arrived = pending<void>();
      const server = await listenRaw((socket) => socket.write(sent, () => arrived.resolve()));
      const events: AttemptEvent[] = [];
      const client = createPaperCrane({
        baseUrl: server.url,
        onAttempt: (one) => events.push(one),
      });
      const controller = new AbortController();
      const call = reasonOf(remove(client, controller.signal));
      await arrived.promise;
      // Long enough for the head to be read.
      await sleep(30);
      controller.abort("left");
      expect(await call).toBe("left");
      await until(() => server.sockets.size === 0, "the socket to close");
      expect(events).toMatchObject([{ outcome: "unknown", status: sent ? 200 : undefined }]);
    }
  },
);

test("an abort after the removal changes nothing", async () => {
  const server = await listen((_, response) => response.writeHead(204).end());
  const controller = new AbortController();
  const { signal } = controller;
  await createPaperCrane({ baseUrl: server.url }).deleteMember(member, { signal });
  controller.abort();
  await turn();
});

test("a call whose signal is not aborted fails by itself", async () => {
  const { signal } = new AbortController();
  const { fetch } = recorder(() => new Response(null, { status: 500 }));
  const error = await failureOf(createPaperCrane({ fetch }).deleteMember(member, { signal }));
  expect(error.name).toBe("ApiError");
});

test("many calls at a time are one listener on their signal, and each of them is left by it", async () => {
  const { fetch } = recorder(() => new Promise<never>(() => {}));
  const client = createPaperCrane({ fetch });
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 40 }, () => reasonOf(client.deleteMember(member, { signal })));
  await turn();
  // Node 20 warns of a leak where there are more than ten.
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  controller.abort("left");
  expect(await Promise.all(calls)).toEqual(calls.map(() => "left"));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("a call that ends takes no listener from the others on its signal, nor from those after it", async () => {
  const answers = [pending<Response>(), pending<Response>(), pending<Response>()];
  let sent = 0;
  const { fetch } = recorder(() => answers[sent++]?.promise ?? Promise.reject());
  const client = createPaperCrane({ fetch });
  const controller = new AbortController();
  const { signal } = controller;
  const first = client.deleteMember(member, { signal });
  const second = client.deleteMember(member, { signal });
  await turn();
  answers[0]?.resolve(new Response(null, { status: 204 }));
  await first;
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  answers[1]?.resolve(new Response(null, { status: 204 }));
  await second;
  expect(getEventListeners(signal, "abort")).toEqual([]);
  const third = reasonOf(client.deleteMember(member, { signal }));
  await turn();
  controller.abort("left");
  expect(await third).toBe("left");
});

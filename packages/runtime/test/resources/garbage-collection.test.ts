import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { createFoldingDesk, person } from "../support/folding-desk.ts";
import { createPaperCrane, member } from "../support/paper-crane.ts";
import { failureOf, recorder, turn } from "../support/recorder.ts";
import { listenRaw, until } from "../support/sockets.ts";

setFlagsFromString("--expose-gc");
const program = fileURLToPath(new URL("garbage-program.ts", import.meta.url));
const collect: () => void = runInNewContext("gc");
const collectGarbage = async (): Promise<void> => {
  for (let times = 0; times < 3; times++) {
    collect();
    await turn();
  }
};

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n";

// Node's fetch holds the request that passes an abort on weakly: after a collection, nobody passes it on.
test.each([
  ["the first byte", "", false],
  ["a body", head, false],
  ["a body that has begun", `${head}{`, false],
  ["a body that middleware sees too", `${head}{`, true],
])(
  "after a garbage collection, a time-out in %s still closes the socket",
  async (_, sent, watched) => {
    const server = await listenRaw((socket) => socket.write(sent));
    const client = createPaperCrane({ baseUrl: server.url, timeout: 100 });
    if (watched) client.use({ onResponse: () => {} });
    const failure = failureOf(client.deleteMember(member));
    await sleep(50);
    await collectGarbage();
    expect({ ...(await failure) }).toMatchObject({ name: "TimeoutError", outcome: "unknown" });
    await until(() => server.sockets.size === 0, "the socket to close");
  },
);

test.each(["", head])("the same of the answer of a token URL, after %j", async (sent) => {
  const server = await listenRaw((socket) => socket.write(sent));
  const client = createFoldingDesk({ baseUrl: server.url, tokenUrl: server.url, timeout: 100 });
  const failure = failureOf(client.deleteMember(person));
  await sleep(50);
  await collectGarbage();
  expect({ ...(await failure) }).toMatchObject({ name: "TimeoutError", outcome: "not-sent" });
  await until(() => server.sockets.size === 0, "the socket to close");
});

test("the same in a program of its own, whose exchange nobody else holds", async () => {
  const server = await listenRaw(() => {});
  const child = spawn(process.execPath, ["--expose-gc", program, server.url]);
  onTestFinished(() => void child.kill());
  const [said] = await once(child.stdout, "data");
  expect(String(said)).toBe("TimeoutError not-sent\n");
  await until(() => server.sockets.size === 0, "the socket to close");
});

test("an answer that comes after the time-out is not read", async () => {
  let cancelled = false;
  const body = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1)),
    cancel: () => {
      cancelled = true;
    },
  });
  const { fetch } = recorder(() => sleep(20, new Response(body)));
  const error = await failureOf(createPaperCrane({ fetch, timeout: 5 }).deleteMember(member));
  expect(error.name).toBe("TimeoutError");
  await until(() => cancelled, "the body to be cancelled");
});

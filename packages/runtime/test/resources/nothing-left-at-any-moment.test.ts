import { expect, test } from "vitest";
import { createPaperCrane, type PaperCraneOptions } from "../support/paper-crane.ts";
import { reasonOf } from "../support/recorder.ts";
import { listen, listenRaw, until } from "../support/sockets.ts";
import { fickle } from "./fickle-server.ts";
import { expectNothingLeft, timers, untilQuiet } from "./leftovers.ts";

const headers = { connection: "close" };

const moments: [
  when: string,
  memberId: string,
  options: (reached: () => void) => PaperCraneOptions,
][] = [
  [
    "its credential is asked for",
    "204",
    (reached) => ({
      apiKey: () => {
        reached();
        return new Promise(() => {});
      },
    }),
  ],
  ["it waits between two attempts", "busy", (reached) => ({ onAttempt: reached })],
  [
    "its answer is read",
    "stall",
    (reached) => ({
      fetch: async (request) => {
        const response = await fetch(request);
        reached();
        return response;
      },
    }),
  ],
];

test.each(moments)("100 calls on one signal are left while %s", async (_, memberId, options) => {
  const server = await listen(fickle);
  const before = timers();
  let reached = 0;
  const client = createPaperCrane({ baseUrl: server.url, headers, ...options(() => reached++) });
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 100 }, () =>
    reasonOf(client.deleteMember({ teamId: 7, memberId }, { signal })),
  );
  await until(() => reached === 100, "all calls to get there");
  const reason = new Error("left");
  controller.abort(reason);
  expect((await Promise.all(calls)).every((one) => one === reason)).toBe(true);
  expectNothingLeft(signal, before);
  expect(reached).toBe(100);
  await untilQuiet(server.requests);
});

test("100 calls on one signal are left while they connect", async () => {
  // No TLS is spoken here. Node's fetch goes on with such a socket until its own time-out, of 10 s.
  const server = await listenRaw(() => {});
  const before = timers();
  const client = createPaperCrane({ baseUrl: server.url.replace("http:", "https:") });
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 100 }, () =>
    reasonOf(client.deleteMember({ teamId: 7, memberId: "ada" }, { signal })),
  );
  await until(() => server.sockets.size === 100, "all calls to get there");
  controller.abort("left");
  expect(await Promise.all(calls)).toEqual(Array(100).fill("left"));
  expectNothingLeft(signal, before);
});

import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { provider } from "../provider.ts";
import { allowed } from "./cors-proxy.ts";
import type { Host } from "./hosts/host.ts";
import type { CallResult } from "./task.ts";

/**
 * A platform that sends again by itself, and is refused then, says that it was refused: by that alone it would be
 * told that nothing was sent.
 */
export function describeRefusals(host: () => Host): void {
  describe("a connection that breaks after the request was read, and nobody listens any more: unknown", () => {
    test.each([{}, { ownFetch: true }] as const)("%j", async (more) => {
      const requests: string[] = [];
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => {});
        socket.on("data", (bytes) => {
          const head = String(bytes);
          const isPreflight = head.startsWith("OPTIONS");
          if (!isPreflight) requests.push(head);
          if (requests.length < 2) {
            socket.write(noContent(head));
            return;
          }
          server.close();
          for (const one of sockets) one.destroy();
        });
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as { port: number };
      const { slug, credentials, parameters } = provider;
      const options = { ...credentials, baseUrl: `http://127.0.0.1:${port}`, retry: false };
      const call = (): Promise<CallResult> =>
        host().run({ type: "call", slug, parameters, options, ...more });
      const first = await call();
      // The connection takes a moment to be free for the next request.
      await sleep(100);
      const second = await call();
      expect(requests).toHaveLength(2);
      expect([first.report?.outcome, second.report?.outcome]).toEqual(["removed", "unknown"]);
    });
  });
}

function noContent(head: string): string {
  const names = /^access-control-request-headers: *(.*?)\r$/im.exec(head)?.[1] ?? "";
  const headers = { ...allowed(names), "access-control-max-age": "600" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 204 No Content\r\n${lines.join("")}\r\n`;
}

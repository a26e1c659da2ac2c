import { createServer, type Socket } from "node:net";

/** A server that writes down the bytes that it gets. */
export interface RawServer {
  readonly url: string;
  readonly host: string;
  /** What came on each connection, in the order of the connections. */
  readonly received: string[];
  close(): Promise<void>;
}

/** Answers every request on a loopback port with the same text. */
export async function listenRaw(answer: string): Promise<RawServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const index = received.push("") - 1;
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      received[index] += bytes.toString("latin1");
      if (isComplete(received[index] ?? "")) socket.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `127.0.0.1:${address.port}`;
  return {
    ...{ host, received, url: `http://${host}` },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A head, and as much of a body as its Content-Length says. */
function isComplete(text: string): boolean {
  const [head, ...rest] = text.split("\r\n\r\n");
  if (rest.length === 0) return false;
  const length = /^content-length: (\d+)$/im.exec(head ?? "")?.[1] ?? 0;
  return rest.join("\r\n\r\n").length >= Number(length);
}

/** An HTTP/1.1 answer that ends its connection. */
export function rawAnswer(status: number, headers: readonly string[] = [], body = ""): string {
  const length = status === 204 ? [] : [`content-length: ${body.length}`];
  const lines = [`HTTP/1.1 ${status} Answer`, ...headers, ...length, "connection: close"];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** A request: its first line, its header lines sorted (their names in lower case), and its body. */
export interface RawRequest {
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Splits a request; nothing is decoded or left out. */
export function readRaw(text: string): RawRequest {
  const [head = "", ...body] = text.split("\r\n\r\n");
  const [line = "", ...headers] = head.split("\r\n");
  const sorted = headers.map((header) => header.replace(/^[^:]*/, (name) => name.toLowerCase()));
  return { line, headers: sorted.sort(), body: body.join("\r\n\r\n") };
}

/**
 * What Node 24's own `fetch` (undici) adds over HTTP/1.1 to every request that says `cache: "no-store"`, and nobody can
 * leave out. A character of the body is a byte.
 */
export function platformHeaders(host: string, method: string, body: string): string[] {
  // RFC 9110 §8.6: a method that gives a body a meaning says its length, even 0.
  const hasLength = body !== "" || method !== "DELETE";
  return [
    ...["accept-encoding: gzip, deflate", "accept-language: *", "connection: keep-alive"],
    ...["cache-control: no-cache", "pragma: no-cache"],
    ...[`host: ${host}`, "sec-fetch-mode: cors"],
    ...(hasLength ? [`content-length: ${body.length}`] : []),
  ];
}

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { ReceivedRequest } from "../http/received-request.ts";
import { firstHalf, isBodiless, type Reply } from "../http/reply.ts";
import { nextSpaces } from "../http/sleep.ts";

/** The connections on which the fault `stale` resets the next request. */
const stale = new WeakSet<Socket>();

/** Answers a request, both as plain data. */
export type Answering = (received: ReceivedRequest) => Promise<Reply>;

/** A server on a loopback port. */
export interface ListeningServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** How many connections are open now, idle ones included. */
  readonly connections: number;
  /** The base URL of a provider at this server. Throws if the server does not play the slug. */
  baseUrl(slug: string): string;
  /** The token URL of a provider at this server; `undefined` if it has none. */
  tokenUrl(slug: string): string | undefined;
  /** Closes the server and all connections at once, those that hang included. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects if the port is taken. */
export async function listen(
  answer: Answering,
  port: number,
): Promise<Pick<ListeningServer, "url" | "connections" | "close">> {
  // Imported only here, so that `fetch` also works on platforms without node:http.
  const { createServer } = await import("node:http");
  const server: Server = createServer((incoming, outgoing) => {
    serve(answer, incoming, outgoing).catch(() => outgoing.destroy());
  });
  // Only a fault may break a connection. A server that closes idle ones may do so while a client sends.
  server.keepAliveTimeout = 0;
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return sockets.size;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  answer: Answering,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const controller = new AbortController();
  outgoing.once("close", () => controller.abort(new Error("The client went away.")));
  const { signal } = controller;
  const { socket } = incoming;
  const reply = await answer(await receivedFrom(incoming, signal));
  const { ending, status, body } = reply;
  if (ending && "at" in ending && ending.at === "headers") {
    // A reset, which is what a client sees when a load balancer drops a connection, not the end of the stream.
    if (ending.type === "cut") socket.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, headersOf(reply));
  if (ending === undefined) outgoing.end(body);
  else if (ending.type === "endless") await pour(outgoing, ending.every, signal);
  else if (ending.type === "stale") {
    stale.add(socket);
    outgoing.end(body);
  } else outgoing.write(firstHalf(body), () => ending.type === "cut" && outgoing.destroy());
}

/** Writes spaces until the client goes away, no faster than it reads them. Always rejects. */
async function pour(
  outgoing: ServerResponse,
  every: number | undefined,
  signal: AbortSignal,
): Promise<never> {
  const { EventEmitter } = await import("node:events");
  outgoing.flushHeaders();
  for (;;) {
    const isFull = !outgoing.write(await nextSpaces(every, signal));
    if (isFull) await EventEmitter.once(outgoing, "drain", { signal });
  }
}

/** The headers with a Content-Length, by which a client notices that a body was cut. */
function headersOf({ headers, body, status, ending }: Reply): string[] {
  const length =
    isBodiless(status) || ending?.type === "endless"
      ? []
      : ["content-length", String(new TextEncoder().encode(body).length)];
  return [...headers.flat(), ...length];
}

async function receivedFrom(
  incoming: IncomingMessage,
  signal: AbortSignal,
): Promise<ReceivedRequest> {
  const { method = "GET", url: target = "/", rawHeaders } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method,
    path: target,
    // `//host/path` is a path here. Only an absolute target has an origin of its own (RFC 9112 §3.2).
    url: target.startsWith("/")
      ? new URL(`http://localhost${target}`)
      : new URL(target, "http://localhost"),
    headers: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
    ),
    body: Buffer.concat(chunks).toString("utf8"),
    signal,
    isStale: stale.has(incoming.socket),
  };
}

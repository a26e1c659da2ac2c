import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { firstHalf, isBodiless, type Received, type Reply } from "../http/reply.ts";
import { nextSpaces } from "../http/sleep.ts";

/** Connections that a `stale` answer has left: what comes on them is cut. */
const stale = new WeakSet<Socket>();

/** Answers what was received, as plain data. */
export type Answering = (received: Received) => Promise<Reply>;

/** A server on a loopback port. */
export interface ListeningServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** How many connections are open now, idle ones too. */
  readonly connections: number;
  /** The base URL of a provider at this server. Throws for a slug that is not played. */
  baseUrl(slug: string): string;
  /** The token URL of a provider at this server; `undefined` where it has none. */
  tokenUrl(slug: string): string | undefined;
  /** Destroys every connection, also those that hang, and ends at once. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Rejects where the port is taken. */
export async function listen(
  answer: Answering,
  port: number,
): Promise<Pick<ListeningServer, "url" | "connections" | "close">> {
  // Imported only here, so that the fetch handler also runs where there is no node:http.
  const { createServer } = await import("node:http");
  const server: Server = createServer((incoming, outgoing) => {
    serve(answer, incoming, outgoing).catch(() => outgoing.destroy());
  });
  // Only a fault breaks a connection: closed by the server while a client sends, an idle one would be one too.
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
    // A reset, and not the end of the stream: what a client sees where a load balancer drops a connection.
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

/** Writes spaces until the client goes away; waits where it does not read them. Always rejects. */
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

/** Node would send a body without a length in chunks; a cut answer must announce more than arrives. */
function headersOf({ headers, body, status, ending }: Reply): string[] {
  const length =
    isBodiless(status) || ending?.type === "endless"
      ? []
      : ["content-length", String(new TextEncoder().encode(body).length)];
  return [...headers.flat(), ...length];
}

async function receivedFrom(incoming: IncomingMessage, signal: AbortSignal): Promise<Received> {
  const { method = "GET", url: target = "/", rawHeaders } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    method,
    path: target,
    // A target such as `//host/path` is a path; only an absolute one has an origin of its own (RFC 9112 §3.2).
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

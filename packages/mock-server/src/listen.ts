import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { firstHalf, isBodiless, type Received, type Reply } from "./reply.ts";

/** Answers what was received, as plain data. */
export type Answering = (received: Received) => Promise<Reply>;

/** A server on a loopback port. */
export interface ListeningServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
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
): Promise<{ url: string; close(): Promise<void> }> {
  // Imported only here, so that the fetch handler also runs where there is no node:http.
  const { createServer } = await import("node:http");
  const server: Server = createServer((incoming, outgoing) => {
    serve(answer, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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
  const reply = await answer(await receivedFrom(incoming, controller.signal));
  const { ending, status } = reply;
  if (ending?.at === "headers") {
    // A reset, and not the end of the stream: what a client sees where a load balancer drops a connection.
    if (ending.type === "cut") incoming.socket.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, headersOf(reply));
  if (ending === undefined) outgoing.end(reply.body);
  else outgoing.write(firstHalf(reply.body), () => ending.type === "cut" && outgoing.destroy());
}

/** Node would send a body without a length in chunks; a cut answer must announce more than arrives. */
function headersOf({ headers, body, status }: Reply): string[] {
  const length = isBodiless(status)
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
  };
}

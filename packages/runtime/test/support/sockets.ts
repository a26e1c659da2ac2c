import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { selfSigned } from "./certificate.ts";
import { holdClosedPort } from "./closed-port.ts";

/** A server on a loopback port that lasts until its test is over. */
export interface Listening {
  readonly url: string;
  /** The connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
}

async function open(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sockets };
}

/** An HTTP server that keeps what it is sent. */
export async function listen(
  answer: RequestListener,
): Promise<Listening & { requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createHttpServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  return { requests, ...(await open(server)) };
}

/** A server whose certificate nobody trusts; `url` is https. */
export async function listenSecurely(answer: RequestListener): Promise<Listening> {
  const { url, sockets } = await open(createHttpsServer(selfSigned(), answer));
  return { url: url.replace("http:", "https:"), sockets };
}

/** A server of bare sockets; `talk` is called once the head of a request has come. */
export function listenRaw(talk: (socket: Socket, head: string) => unknown): Promise<Listening> {
  return open(
    createServer((socket) => {
      socket.once("data", (chunk) => talk(socket, String(chunk)));
    }),
  );
}

/** A port of this machine that nothing listens on until the test is over. */
export async function closedPort(): Promise<number> {
  const { port, close } = await holdClosedPort();
  onTestFinished(close);
  return port;
}

/** Waits until a condition holds; fails after twenty seconds, which a busy machine may need. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 20_000; !condition(); ) {
    if (Date.now() > end) throw new Error(`Waited twenty seconds in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

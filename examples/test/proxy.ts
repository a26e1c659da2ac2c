import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { selfSigned } from "../../packages/runtime/test/support/certificate.ts";

/** Listens on a loopback port until the test is over; `open` are the connections. */
async function listen(server: Server): Promise<{ port: number; open: ReadonlySet<Socket> }> {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  });
  return { port: (server.address() as AddressInfo).port, open };
}

/** A provider behind TLS, whose certificate only `authority` vouches for. */
export async function listenSecurely(answer: RequestListener): Promise<{
  baseUrl: string;
  authority: string;
  requests: IncomingMessage[];
}> {
  const certificate = selfSigned();
  const requests: IncomingMessage[] = [];
  const server = createHttpsServer(certificate, (request, response) => {
    requests.push(request);
    answer(request, response);
  });
  const { port } = await listen(server);
  return { baseUrl: `https://localhost:${port}`, authority: certificate.cert, requests };
}

/** A proxy: whom it was asked to connect to, with which headers. With a status, it refuses to. */
export async function listenProxy(status = 200): Promise<{
  url: string;
  asked: IncomingMessage[];
  open: ReadonlySet<Socket>;
}> {
  const asked: IncomingMessage[] = [];
  const server = createHttpServer((_, response) => {
    response.writeHead(501).end();
  });
  server.on("connect", (request: IncomingMessage, client: Socket) => {
    asked.push(request);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [, port] = request.url?.split(":") ?? [];
    // Whatever the name: nothing but loopback is reached.
    const target = connect(Number(port), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.pipe(client).pipe(target);
    });
    target.on("error", () => client.destroy()).on("close", () => client.destroy());
    client.on("close", () => target.destroy());
  });
  const { port, open } = await listen(server);
  return { url: `http://127.0.0.1:${port}`, asked, open };
}

import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { selfSigned } from "../../packages/runtime/test/support/certificate.ts";
import { holdClosedPort } from "../../packages/runtime/test/support/closed-port.ts";
import { listenBusy } from "./busy-server.ts";
import { type Case, caseOf } from "./case.ts";
import { onHeads } from "./heads.ts";
import type { Way } from "./way.ts";

/** Servers on loopback that play ways to fail, one port each. */
export interface RawServer {
  /** What a program on a platform is given: one case for each way, in their order. */
  readonly cases: readonly Case[];
  /** The same for one way, by its name. */
  caseOf(name: string): Case;
  /** The heads of the requests that a way got, preflights left out. */
  requestsOf(name: string): readonly string[];
  /** The names of the ways that have a connection open now, one for each connection. */
  openSockets(): readonly string[];
  /** That of the servers at `tls`, in PEM: for `localhost`. */
  readonly certificate: string;
  /** What came to the host that redirects point to. */
  strangers(): readonly string[];
  close(): Promise<void>;
}

export async function startRawServer(ways: readonly Way[]): Promise<RawServer> {
  const open = new Map<Socket, string>();
  const heads = new Map<string, string[]>();
  const cases = new Map<string, Case>();
  const closings: (() => Promise<unknown>)[] = [];
  const strangers: string[] = [];
  const secure = selfSigned();

  const listen = async (server: Server, name: string): Promise<number> => {
    server.on("connection", (socket: Socket) => {
      open.set(socket, name);
      socket.on("error", () => {}).on("close", () => open.delete(socket));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closings.push(() => new Promise((resolve) => server.close(resolve)));
    return (server.address() as { port: number }).port;
  };

  const stranger = createServer((socket) => {
    socket.on("data", (bytes) => strangers.push(String(bytes)));
    socket.end("HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\n\r\n");
  });
  const strangerUrl = `http://127.0.0.1:${await listen(stranger, "the stranger")}`;

  const serve = async (way: Way): Promise<string> => {
    const { name, at = "http" } = way;
    // RFC 2606 §2: no host ever has a name below this one.
    if (at === "nameless") return "https://offboard.invalid";
    if (at === "nobody" || at === "busy") {
      const { port, close } = await (at === "busy" ? listenBusy() : holdClosedPort());
      closings.push(close);
      return `http://127.0.0.1:${port}`;
    }
    const got: string[] = [];
    heads.set(name, got);
    const talk = (socket: Socket): void => {
      socket.on("error", () => {});
      let countHere = 0;
      way.greet?.(socket);
      onHeads(socket, (head) => {
        const count = got.push(head);
        way.play?.(socket, { head, count, countHere: ++countHere, stranger: strangerUrl });
      });
    };
    const server = at === "tls" ? createTlsServer(secure, talk) : createServer(talk);
    server.on("tlsClientError", () => {});
    return `${at === "http" ? "http" : "https"}://127.0.0.1:${await listen(server, name)}`;
  };
  for (const way of ways) {
    if (cases.has(way.name)) throw new Error(`Two ways have the name "${way.name}".`);
    cases.set(way.name, caseOf(way, await serve(way)));
  }
  return {
    cases: [...cases.values()],
    certificate: secure.cert,
    caseOf(name) {
      const found = cases.get(name);
      if (found === undefined) throw new Error(`No way has the name "${name}".`);
      return found;
    },
    requestsOf: (name) => heads.get(name) ?? [],
    openSockets: () => [...open.values()],
    strangers: () => strangers,
    async close() {
      for (const socket of open.keys()) socket.destroy();
      await Promise.all(closings.map((close) => close()));
    },
  };
}

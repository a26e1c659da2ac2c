import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/**
 * A port that nothing listens on, and that nobody is given meanwhile: the client's end of a connection. One that
 * was free a moment ago is often the next one that the system gives a server.
 */
export async function holdClosedPort(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await Promise.all([accepted, once(socket, "connect")]);
  return {
    port: socket.localPort as number,
    async close() {
      const closed = once(server, "close");
      server.close();
      socket.destroy();
      await closed;
    },
  };
}

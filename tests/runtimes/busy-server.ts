import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** Listens, and sleeps without accepting anything: an event loop that is blocked takes no connection. */
const program = `
  const { parentPort, workerData } = require("node:worker_threads");
  const server = require("node:net").createServer().listen(0, "127.0.0.1", 1, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(workerData), 0, 0);
    process.exit();
  });`;

/** Windows refuses what its queue has no place for: there every connection is made or refused. */
export const canBeBusy: boolean = process.platform !== "win32";

/** A port whose queue of connections is full, so that another one is neither made nor refused. */
export async function listenBusy(): Promise<{ port: number; close: () => Promise<void> }> {
  const shared = new SharedArrayBuffer(4);
  const worker = new Worker(program, { eval: true, workerData: shared });
  const [port] = (await once(worker, "message")) as [number];
  const waiting: Socket[] = [];
  // Until one is not taken: how many fit is the system's affair.
  for (let isFull = false; !isFull && waiting.length < 16; ) {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    waiting.push(socket);
    isFull = await Promise.race([once(socket, "connect").then(() => false), sleep(1000, true)]);
  }
  return {
    port,
    async close() {
      for (const socket of waiting) socket.destroy();
      const ended = once(worker, "exit");
      Atomics.store(new Int32Array(shared), 0, 1);
      Atomics.notify(new Int32Array(shared), 0);
      await ended;
    },
  };
}

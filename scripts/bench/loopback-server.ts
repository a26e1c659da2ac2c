// The server of bench/call.ts, in a thread of its own: it answers every request under /<slug> with that provider's success.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

const answers: Record<string, { status: number; body: string | undefined }> = workerData;

const server = createServer((request, response) => {
  const answer = answers[request.url?.split("/")[1] ?? ""];
  const type = answer?.body === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(answer?.status ?? 404, type).end(answer?.body);
});
server.listen(0, "127.0.0.1", () =>
  parentPort?.postMessage((server.address() as AddressInfo).port),
);

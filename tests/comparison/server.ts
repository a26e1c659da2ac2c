import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server of an attack knows. */
export interface Server {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** What came, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Whether the member is gone: what the answers below say of it is set by them. */
  removed: boolean;
  /** The connections that are open now. */
  readonly open: () => number;
}

/** Answers one request. */
export type Answer = (
  response: ServerResponse,
  server: Server,
  request: IncomingMessage,
) => unknown;

/** Runs something against a server on a loopback port, and closes it with all that hangs on it. */
export async function withServer<Value>(
  answer: Answer,
  run: (server: Server) => Promise<Value>,
): Promise<Value> {
  const requests: IncomingMessage[] = [];
  let open = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    response.on("error", () => {});
    answer(response, state, request);
  });
  server.on("connection", (socket) => {
    open++;
    socket.on("error", () => {}).on("close", () => open--);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const state: Server = {
    url: `http://127.0.0.1:${port}`,
    requests,
    removed: false,
    open: () => open,
  };
  try {
    return await run(state);
  } finally {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
}

const jsonType = { "content-type": "application/json" };

/** Polytomic's documented 200: the member is gone. */
export const removed: Answer = (response, server) => {
  server.removed = true;
  response.writeHead(200, jsonType).end('{"data":{"email":"jane.doe@example.com"}}');
};

/** A documented error. */
export function error(status: number, headers: Record<string, string> = {}): Answer {
  return (response) => {
    const body = { key: "error", message: "of jane.doe@example.com", status };
    response.writeHead(status, { ...jsonType, ...headers }).end(JSON.stringify(body));
  };
}

/** A page such as a proxy's or a login. */
export function page(status: number): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "text/html" }).end("<h1>Please log in</h1>");
  };
}

/** Any answer. */
export function reply(status: number, headers: Record<string, string>, body = ""): Answer {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** One answer after the other; the last again and again. */
export function inTurn(...answers: Answer[]): Answer {
  return (response, server, request) => {
    const answer = answers[Math.min(server.requests.length, answers.length) - 1];
    answer?.(response, server, request);
  };
}

/** The member is gone, but the answer tells something else. */
export function afterRemoving(answer: Answer): Answer {
  return (response, server, request) => {
    server.removed = true;
    answer(response, server, request);
  };
}

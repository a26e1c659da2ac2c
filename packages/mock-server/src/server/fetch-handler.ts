import type { ReceivedRequest } from "../http/received-request.ts";
import { firstHalf, mockError, type Reply } from "../http/reply.ts";
import { nextSpaces } from "../http/sleep.ts";

/**
 * The requests that are not answered yet. A `Request` follows its caller's signal only as long as it is referenced
 * (measured on Node 24), and a promise that waits for the abort does not reference it. Without this set the garbage
 * collector could take the request, and a hang would not end.
 */
const open = new Set<Request>();

/** Keeps a request referenced until the work on it ends. */
export async function whileOpen<Value>(request: Request, work: Promise<Value>): Promise<Value> {
  open.add(request);
  try {
    return await work;
  } finally {
    open.delete(request);
  }
}

/** A `Request` as plain data. */
export async function receivedFrom(request: Request): Promise<ReceivedRequest> {
  const url = new URL(request.url);
  return {
    method: request.method,
    path: `${url.pathname}${url.search}`,
    url,
    headers: [...request.headers],
    body: await request.text(),
    signal: request.signal,
    isStale: false,
  };
}

const noConnection = mockError(501, [
  "The fault stale needs a socket, and `fetch` of a mock server has none: use `listen`.",
]);

/**
 * Ends as the platform's `fetch` would: with a `Response`, with a `TypeError` if the connection was cut, or with the
 * signal's reason if nothing came before it aborted.
 */
export async function toResponse(reply: Reply, request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const { status, ending, body } = reply;
  const headers = reply.headers.map(([name, value]): [string, string] => [name, value]);
  if (ending === undefined) return new Response(body === "" ? null : body, { status, headers });
  if (ending.type === "stale") return toResponse(noConnection, request);
  if (ending.type === "endless")
    return new Response(spaces(ending.every, request), { status, headers });
  const end = () => (ending.type === "cut" ? cut() : aborted(request));
  return ending.at === "headers" ? end() : new Response(halfStream(body, end), { status, headers });
}

/** Half of the body, and then the error of `end`. */
function halfStream(body: string, end: () => Promise<never>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      start: (controller) => controller.enqueue(new TextEncoder().encode(firstHalf(body))),
      pull: end,
    },
    { highWaterMark: 1 },
  );
}

/** Spaces until the signal aborts or the reader cancels. */
function spaces(every: number | undefined, request: Request): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, request.signal]);
  return new ReadableStream({
    async pull(controller) {
      controller.enqueue(await whileOpen(request, nextSpaces(every, signal)));
    },
    cancel: () => left.abort(),
  });
}

/** Rejects as Node's `fetch` does when the other side resets the connection. */
async function cut(): Promise<never> {
  const cause = Object.assign(new Error("read ECONNRESET"), {
    code: "ECONNRESET",
    syscall: "read",
  });
  throw new TypeError("fetch failed", { cause });
}

/** Rejects when the caller aborts, and never resolves. */
function aborted(request: Request): Promise<never> {
  const { signal } = request;
  const wait = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return whileOpen(request, wait);
}

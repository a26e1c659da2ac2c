import { firstHalf, mistake, type Received, type Reply } from "../http/reply.ts";
import { nextSpaces } from "../http/sleep.ts";

/**
 * Requests that are not answered yet. A `Request` follows its caller's signal only as long as something holds it
 * (measured on Node 24), and a promise that waits for the abort holds nothing: without this a hang could outlive it.
 */
const open = new Set<Request>();

/** Holds a request until what is done with it has ended. */
export async function whileOpen<Value>(request: Request, work: Promise<Value>): Promise<Value> {
  open.add(request);
  try {
    return await work;
  } finally {
    open.delete(request);
  }
}

/** What a `Request` says. */
export async function receivedFrom(request: Request): Promise<Received> {
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

const noConnection = mistake(501, [
  "The fault stale needs a socket, and `fetch` of a mock server has none: use `listen`.",
]);

/**
 * The reply as `fetch` would report it: a `Response`, a rejection with a `TypeError` where the connection was cut,
 * or nothing until the signal aborts, and then a rejection with its reason.
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

/** Half of the body, and when more is asked for, what `end` rejects with. */
function halfStream(body: string, end: () => Promise<never>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      start: (controller) => controller.enqueue(new TextEncoder().encode(firstHalf(body))),
      pull: end,
    },
    { highWaterMark: 1 },
  );
}

/** Spaces until the signal aborts, or nobody wants more of them. */
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

/** The error of Node's `fetch` for a connection that the other side reset. */
async function cut(): Promise<never> {
  const cause = Object.assign(new Error("read ECONNRESET"), {
    code: "ECONNRESET",
    syscall: "read",
  });
  throw new TypeError("fetch failed", { cause });
}

/** Never resolves, and rejects when the caller gives up. */
function aborted(request: Request): Promise<never> {
  const { signal } = request;
  const wait = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return whileOpen(request, wait);
}

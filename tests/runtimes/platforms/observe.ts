import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { provider } from "../provider.ts";
import { startRawServer } from "../way-server.ts";
import { ways } from "../ways.ts";
import { allowed } from "./cors-proxy.ts";
import type { Facts, Proof } from "./facts.ts";
import type { Host } from "./hosts/host.ts";
import type { FetchTask } from "./task.ts";

/** A request as it came. */
interface Seen {
  readonly socket: Socket;
  readonly head: string;
}

/** Calls a server that writes down what it is sent, with the platform's own fetch and with a client. */
export async function observe(host: Host): Promise<Omit<Facts, "version">> {
  const { url, seenAt, close } = await startServer();
  const fetchAt = (path: string, given: Omit<FetchTask, "type" | "url"> = {}) =>
    host.run({ ...given, type: "fetch", url: `${url}/${path}` });
  const callAt = (path: string, calls: number) =>
    host.run({ type: "way", case: { name: path, baseUrl: `${url}/${path}`, calls, options } });
  const options = { retry: false, timeout: 5000 };
  try {
    await fetchAt("kept-fetch");
    // A connection takes a moment to be free for the next request.
    await sleep(100);
    await fetchAt("kept-fetch");
    await callAt("kept-call", 2);
    await fetchAt("421");
    const { status: redirectStatus = -1 } = await fetchAt("307");
    await fetchAt("plain");
    await fetchAt("agent", { headers: { "user-agent": "one-of-ones-own" } });
    await fetchAt("200", { method: "GET" });
    await fetchAt("200", { method: "GET" });
    const hasCache = seenAt("200").length === 1;
    await fetchAt("200", { method: "GET", cache: "no-store" });
    const [first, ...later] = seenAt("200").map(({ head }) => headerNames(head));
    const abort = {
      slug: provider.slug,
      parameters: provider.parameters,
      abortWhen: `${url}/arrived`,
    };
    const baseUrl = `${url}/hang`;
    await host.run({ type: "call", ...abort, options: { ...provider.credentials, baseUrl } });
    return {
      sentByFetch: seenAt("kept-fetch").length - 1,
      sentByOffboard: seenAt("kept-call").length - 1,
      sentAfter421: seenAt("421").length,
      redirectStatus,
      proves: await proofs(host),
      abortCloses: await closes(seenAt("hang")[0]?.socket),
      setsUserAgent: /^user-agent: *one-of-ones-own\r$/im.test(seenAt("agent")[0]?.head ?? ""),
      hasCache,
      headers: headerNames(seenAt("plain")[0]?.head ?? ""),
      headersOfNoStore: later[hasCache ? 0 : 1]?.filter((name) => !first?.includes(name)) ?? [
        "It never arrived.",
      ],
    };
  } finally {
    await close();
  }
}

/** A server that plays by the first segment of the path. */
async function startServer(): Promise<{
  url: string;
  seenAt(path: string): readonly Seen[];
  close(): Promise<void>;
}> {
  const seen: (Seen & { readonly path: string })[] = [];
  const seenAt = (path: string): readonly Seen[] => seen.filter((one) => one.path === path);
  const sockets = new Set<Socket>();
  const play = async (socket: Socket, head: string): Promise<void> => {
    if (head.startsWith("OPTIONS")) {
      const names = /^access-control-request-headers: *(.*?)\r$/im.exec(head)?.[1] ?? "";
      return void socket.write(answer(204, allowed(names)));
    }
    const path = head.split("/")[1]?.split(" ")[0] ?? "";
    if (path === "arrived") for (; seenAt("hang").length === 0; ) await sleep(5);
    const isFirst = seenAt(path).every((one) => one.socket !== socket);
    seen.push({ path, socket, head });
    if (path === "hang") return;
    const isKept = path.startsWith("kept");
    if (isKept && !isFirst) return void socket.destroy();
    const cacheable = { "cache-control": "max-age=600", location: "/elsewhere" };
    socket.write(answer(Number(path) || 204, { ...allowed(""), ...cacheable }));
    if (!isKept) socket.end();
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => play(socket, String(bytes)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    seenAt,
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(status: number, headers: Record<string, string>): string {
  const length = status === 204 ? [] : ["content-length: 0"];
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/1.1 ${status} Answer`, ...lines, ...length].join("\r\n")}\r\n\r\n`;
}

async function proofs(host: Host): Promise<Proof[]> {
  const places = ["nameless", "nobody", "tls"];
  const chosen = ways.filter(({ at = "" }) => places.includes(at));
  const server = await startRawServer(chosen);
  const proved: Proof[] = [];
  for (const given of server.cases) {
    const { outcome } = await host.run({ type: "way", case: given });
    if (outcome === "not-sent") proved.push(given.name as Proof);
  }
  await server.close();
  return proved;
}

async function closes(socket: Socket | undefined): Promise<boolean> {
  if (socket === undefined) throw new Error("The call that was to be aborted never arrived.");
  const limit = sleep(5000, false, { ref: false });
  return socket.closed || Promise.race([once(socket, "close").then(() => true), limit]);
}

function headerNames(head: string): string[] {
  const lines = head.split("\r\n").slice(1).filter(Boolean);
  return lines.map((line) => line.split(":")[0]?.toLowerCase() ?? "").sort();
}

import { onTestFinished, vi } from "vitest";
import type { Fault, ListeningServer, MockProvider } from "../src/index.ts";
import { headers, path, playAcme } from "./fixture.ts";

export const ways: readonly string[] = ["fetch", "socket"];

/** What a client saw: the status and the text, or the code or reason of the failure. */
export interface Seen {
  status?: number;
  text?: string;
  failure?: unknown;
}

export type Send = (init?: RequestInit) => Promise<Response>;

/** Acme, and a way to send a removal. */
export interface Way {
  readonly send: Send;
  readonly provider: MockProvider;
  readonly server?: ListeningServer;
}

/** Acme with one member. Its removal is sent through `fetch` of the mock server or over a socket. */
export async function over(way: string): Promise<Way> {
  const { mock, provider } = playAcme();
  const sent = { method: "DELETE", headers, redirect: "manual" } as const;
  if (way === "fetch")
    return {
      provider,
      send: (init) => mock.fetch(`http://localhost${path}`, { ...sent, ...init }),
    };
  const server = await mock.listen();
  onTestFinished(() => server.close());
  return { provider, server, send: (init) => fetch(server.url + path, { ...sent, ...init }) };
}

/** Reads an answer to its end. */
export async function see(response: Promise<Response>): Promise<Seen> {
  const seen: Seen = {};
  try {
    const { status } = await response;
    seen.status = status;
    seen.text = await (await response).text();
  } catch (error) {
    seen.failure = error instanceof TypeError ? (error.cause as { code: string }).code : error;
  }
  return seen;
}

/** The reason of a client that gives up. */
export const reason: Error = new Error("enough");

/** Sends a request that fails. If the fault never ends, the client gives up, after the headers if they come. */
export async function seeFault({ send, provider }: Way, fault: Fault): Promise<Seen> {
  const controller = new AbortController();
  const response = send({ signal: controller.signal });
  const hasHead = fault.type === "endless" || (fault.type === "hang" && fault.at === "body");
  if (hasHead) await response;
  else if (fault.type === "hang") {
    await vi.waitUntil(() => provider.requests.length > 0, { timeout: 10_000 });
  }
  if (hasHead || fault.type === "hang") controller.abort(reason);
  return see(response);
}

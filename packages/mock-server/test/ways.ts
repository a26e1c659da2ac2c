import { onTestFinished, vi } from "vitest";
import type { Fault, ListeningServer, MockProvider } from "../src/index.ts";
import { headers, path, playAcme } from "./fixture.ts";

export const ways: readonly string[] = ["fetch", "socket"];

/** What a client saw: the status and the text, or the name or code of what `fetch` or the reading failed with. */
export interface Seen {
  status?: number;
  text?: string;
  failure?: unknown;
}

export type Send = (init?: RequestInit) => Promise<Response>;

/** How a removal, or another request, is sent through `fetch` of the mock server or over a socket. */
export interface Way {
  readonly send: Send;
  readonly provider: MockProvider;
  readonly server?: ListeningServer;
}

/** Acme with one member, and the way to send its removal, or what else is given. */
export async function over(
  way: string,
  target: string = path,
  request: RequestInit = { method: "DELETE", headers },
): Promise<Way> {
  const { mock, provider } = playAcme();
  const sent = { ...request, redirect: "manual" } as const;
  if (way === "fetch")
    return {
      provider,
      send: (init) => mock.fetch(`http://localhost${target}`, { ...sent, ...init }),
    };
  const server = await mock.listen();
  onTestFinished(() => server.close());
  return { provider, server, send: (init) => fetch(server.url + target, { ...sent, ...init }) };
}

/** Waits for the end of an answer. */
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

/** Why a client leaves that nothing more comes for. */
export const reason: Error = new Error("enough");

/** Sends while a fault strikes. Where that has no end, the client leaves: when the head has come, if one will. */
export async function seeStruck({ send, provider }: Way, fault: Fault): Promise<Seen> {
  const controller = new AbortController();
  const response = send({ signal: controller.signal });
  const hasHead = fault.type === "endless" || (fault.type === "hang" && fault.at === "body");
  if (hasHead) await response;
  else if (fault.type === "hang") {
    const { requests, tokenRequests } = provider;
    await vi.waitUntil(() => requests.length + tokenRequests.length > 0, { timeout: 10_000 });
  }
  if (hasHead || fault.type === "hang") controller.abort(reason);
  return see(response);
}

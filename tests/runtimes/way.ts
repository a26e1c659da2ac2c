import type { Socket } from "node:net";

/** The platforms that Offboard names, one column each in the table of ways to fail. */
export type Platform =
  | "Node 20"
  | "Node 22"
  | "Node 24"
  | "Node 26"
  | "Bun"
  | "Deno"
  | "workerd"
  | "Chromium";

/** What a call came to: what `deleteMember` resolved with, or the error that it threw, without its texts. */
export interface Report {
  readonly outcome: "removed" | "refused" | "unknown" | "not-sent";
  /** The error's name. */
  readonly name?: string;
  readonly status?: number;
  /** True where the answer is the provider's way to say "no such member"; left out otherwise. */
  readonly absent?: true;
  /** The `cause`'s code: each platform has its own, so that the table wants none. */
  readonly code?: string;
  readonly attempts: number;
}

/** The parts of the table, in its order. */
export type Group =
  | "Before anything is sent"
  | "While connecting"
  | "While sending and waiting"
  | "In the head of the answer"
  | "In the body of the answer"
  | "By status"
  | "Redirects"
  | "Time"
  | "Kept-alive connections";

/**
 * Who is at the base URL:
 * `http`, a server of bare sockets (where nothing is said); `https`, the same behind an https: URL, so that it
 * gets and sends the bytes of TLS itself; `tls`, a TLS server whose certificate nobody trusts; `nobody`, a port
 * that nothing listens on; `nameless`, a host that does not resolve; `busy`, a port whose server accepts no more
 * connections.
 */
export type Place = "http" | "https" | "tls" | "nobody" | "nameless" | "busy";

/** What a server knows when it plays. */
export interface Turn {
  /** The head of the request, as it came. */
  readonly head: string;
  /** How many requests this way has got, this one included. */
  readonly count: number;
  /** The same on this connection. */
  readonly countHere: number;
  /** Another host, which must never get anything. */
  readonly stranger: string;
}

/** What a server does once the head of a request has come. */
export type Play = (socket: Socket, turn: Turn) => void;

/** What a platform does otherwise, and why. */
export interface Exception {
  /** All that is told there, where that differs. */
  readonly want?: Report;
  /** How many requests arrive there, where that is another number. */
  readonly requests?: number;
  /** For users: a sentence of the table. */
  readonly why: string;
}

/** What a program may do with the body of an answer that somebody else is to read. */
export type BeforeReading = "read" | "iterated" | "cancelled" | "read in part" | "locked";

/** One way in which a call can end, played on a real socket. */
export interface Way {
  readonly group: Group;
  /** What happens, for a reader: `reset after the request was read`. Unique. */
  readonly name: string;
  /** Ways that share it are one row of the table, of which it is the name; `name` must end in a status then. */
  readonly row?: string;
  /** Why the outcome is what it is: for users, the text of the table. */
  readonly why: string;
  readonly at?: Place;
  /** What the server does with a connection before a byte of it has come. */
  readonly greet?: (socket: Socket) => void;
  /** What it does once the head of a request has come. Default: nothing. */
  readonly play?: Play;
  /** How many calls are made, one after the other; the last one is reported. Default: 1. */
  readonly calls?: number;
  /** Of the client. */
  readonly options?: { readonly timeout?: number };
  /** What the caller's own `fetch` does with an answer before it gives it. Without it, there is no `fetch` of theirs. */
  readonly before?: BeforeReading;
  /** What is told on every platform. */
  readonly want: Report;
  /** How many requests arrive, a preflight not counted. Default: one for each call, and none where it was not sent. */
  readonly requests?: number;
  /** Where a platform tells less, or does more by itself. */
  readonly except?: Partial<Record<Platform, Exception>>;
}

/**
 * What may be told of a way on a platform. What a server does before it is sent anything is a race: it may be seen
 * before or after the request leaves, and a platform may give the connection up.
 */
export function reportsOf(way: Way, platform: Platform): readonly Report[] {
  const { want } = wantedOf(way, platform);
  const lost: Report = { outcome: "unknown", name: "ConnectionError", attempts: 1 };
  return way.greet ? [want, way.want, lost] : [want];
}

/** What is wanted of a way on a platform. */
export function wantedOf(way: Way, platform: Platform): { want: Report; requests: number } {
  const except = way.except?.[platform];
  const usual = way.want.outcome === "not-sent" || way.greet ? 0 : (way.calls ?? 1);
  return {
    want: except?.want ?? way.want,
    requests: except?.requests ?? way.requests ?? usual,
  };
}

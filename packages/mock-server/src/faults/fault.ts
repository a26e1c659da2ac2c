import type { RecordedRequest } from "../provider/mock-provider.ts";
import type { Organization } from "../state/members.ts";

/**
 * Whether what was asked for happens: `before` (default), the fault strikes first and nothing is done;
 * `after`, the member is removed (at the token URL: the token is issued) and then the answer is spoiled.
 */
export type Effect = "before" | "after";

/** A value of Retry-After (RFC 9110 §10.2.3): seconds, a date, or a text that is sent as it is. */
export type RetryAfter = number | Date | string;

/** What can go wrong with one request. */
export type Fault =
  /** The answer comes late. With `before`, the wait comes first, and a client that goes away meanwhile removes nothing. */
  | { readonly type: "latency"; readonly milliseconds: number; readonly effect?: Effect }
  /**
   * A 429, or what the spec's `x-rate-limit-reset` has in its place, as documented where it is. Without `retryAfter`
   * no Retry-After; with `reset` that header, and a 0 in the one that says what is left.
   */
  | {
      readonly type: "rate-limit";
      /** One of the spec's `statuses`, where it has several. */
      readonly status?: number;
      readonly retryAfter?: RetryAfter;
      readonly reset?: string | number;
    }
  /** An answer with this status, as documented where it is, else empty. With `retryAfter`, a Retry-After. */
  | {
      readonly type: "status";
      readonly status: number;
      readonly retryAfter?: RetryAfter;
      readonly effect?: Effect;
    }
  /** A 2xx that says no, as `failed` of the spec's `x-removal` says. */
  | { readonly type: "failed"; readonly effect?: Effect }
  | {
      readonly type: "redirect";
      readonly status: number;
      readonly location: string;
      readonly effect?: Effect;
    }
  /** A web page, such as a proxy's or a login page. Default status: 200. */
  | { readonly type: "html"; readonly status?: number; readonly effect?: Effect }
  /** The answer's JSON is cut in the middle, as a complete answer. */
  | { readonly type: "broken-json"; readonly effect?: Effect }
  /** No body and no Content-Type. */
  | { readonly type: "empty"; readonly status: number; readonly effect?: Effect }
  /** The answer's body is filled up with spaces, which JSON allows, to so many bytes. Default: 2 MiB. */
  | { readonly type: "oversized"; readonly bytes?: number; readonly effect?: Effect }
  /** The body is spaces without end: as fast as they are read, or one each `every` milliseconds. */
  | { readonly type: "endless"; readonly every?: number; readonly effect?: Effect }
  /** The connection is destroyed: before anything is answered (`headers`, the default) or in the middle of the body. */
  | { readonly type: "cut"; readonly at?: "headers" | "body"; readonly effect?: Effect }
  /** Nothing more comes until the client goes away: from the start (`headers`, the default) or from the middle of the body. */
  | { readonly type: "hang"; readonly at?: "headers" | "body"; readonly effect?: Effect }
  /**
   * The request is answered as it deserves, and its connection stays open; the next request that comes on it is
   * recorded and reset, and nothing is done. Needs a socket: `fetch` has no connections.
   */
  | { readonly type: "stale" };

/** A fault, or a function that says for each request which one strikes it, if any. */
export type FaultSource = Fault | ((request: RecordedRequest) => Fault | undefined);

/** Which requests a fault or an answer strikes. Default: the next one. */
export interface Selection {
  /** How many; `Infinity` for all. Default: 1. Those that a function lets pass don't count. */
  readonly times?: number;
  /** Only those for this organization. */
  readonly organization?: Organization;
  /** Only those for this member. */
  readonly member?: string | number;
}

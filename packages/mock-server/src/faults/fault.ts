import type { MemberReference } from "../state/members.ts";
import type { RecordedRequest } from "../state/recorded-request.ts";

/**
 * Whether the request is carried out: `before` (default), it fails first and nothing is done; `after`, the member is
 * removed (at the token URL: the token is issued), and only the answer fails.
 */
export type Effect = "before" | "after";

/** A value of Retry-After (RFC 9110 §10.2.3): seconds, a date, or any text. */
export type RetryAfter = number | Date | string;

/** What can go wrong with one request. */
export type Fault =
  /** The answer is late. With `before`, the wait comes first: a client that goes away meanwhile removes nobody. */
  | { readonly type: "latency"; readonly milliseconds: number; readonly effect?: Effect }
  /**
   * A 429, or another status of the spec's `x-rate-limit-reset`. Without `retryAfter` there is no Retry-After.
   * `reset` is the value of the provider's own header; the header of the remaining requests is 0 then.
   */
  | {
      readonly type: "rate-limit";
      /** One of the spec's `statuses`, if it has several. */
      readonly status?: number;
      readonly retryAfter?: RetryAfter;
      readonly reset?: string | number;
    }
  /** Any status: the documented answer, or else an empty one. `retryAfter` adds a Retry-After. */
  | {
      readonly type: "status";
      readonly status: number;
      readonly retryAfter?: RetryAfter;
      readonly effect?: Effect;
    }
  /** A 2xx that reports a failure, by `failed` of the spec's `x-removal`. */
  | { readonly type: "failed"; readonly effect?: Effect }
  | {
      readonly type: "redirect";
      readonly status: number;
      readonly location: string;
      readonly effect?: Effect;
    }
  /** A web page, such as that of a proxy or a login. Default status: 200. */
  | { readonly type: "html"; readonly status?: number; readonly effect?: Effect }
  /** A complete answer that contains only the first half of its JSON. */
  | { readonly type: "broken-json"; readonly effect?: Effect }
  /** No body and no Content-Type. */
  | { readonly type: "empty"; readonly status: number; readonly effect?: Effect }
  /** The answer's body is padded with spaces, which JSON allows, to this many bytes. Default: 2 MiB. */
  | { readonly type: "oversized"; readonly bytes?: number; readonly effect?: Effect }
  /** The body is spaces without end: as fast as they are read, or one every `every` milliseconds. */
  | { readonly type: "endless"; readonly every?: number; readonly effect?: Effect }
  /** The connection is reset before the answer (`headers`, the default) or in the middle of the body. */
  | { readonly type: "cut"; readonly at?: "headers" | "body"; readonly effect?: Effect }
  /** Nothing more comes until the client goes away: no answer (`headers`, the default), or half of the body. */
  | { readonly type: "hang"; readonly at?: "headers" | "body"; readonly effect?: Effect }
  /**
   * The answer arrives as usual and its connection stays open. The next request on that connection is recorded and
   * reset, and nothing is done. Needs a socket: `fetch` has no connections.
   */
  | { readonly type: "stale" };

/** A fault, or a function that returns the fault of a request; `undefined` for none. */
export type FaultSource = Fault | ((request: RecordedRequest) => Fault | undefined);

/** The requests that a fault or an answer is for. Default: the next one. */
export interface Selection extends MemberReference {
  /** How many requests; `Infinity` for all. Default: 1. Those without a fault by a function don't count. */
  readonly times?: number;
}

/**
 * Whether what was asked for happens: `before` (default), the fault strikes first and nothing is done;
 * `after`, the member is removed (at the token URL: the token is issued) and then the answer is spoiled.
 */
export type Effect = "before" | "after";

/** What can go wrong with one request. */
export type Fault =
  /** The answer comes late. With `before`, the wait comes first, and a client that goes away meanwhile removes nothing. */
  | { readonly type: "latency"; readonly milliseconds: number; readonly effect?: Effect }
  /** A 429, as documented where it is. Without `retryAfter` no Retry-After, without `reset` no `x-rate-limit-reset` header. */
  | {
      readonly type: "rate-limit";
      readonly retryAfter?: string | number;
      readonly reset?: string | number;
    }
  /** An answer with this status, as documented where it is, else empty. With `retryAfter`, a Retry-After. */
  | {
      readonly type: "status";
      readonly status: number;
      readonly retryAfter?: string | number;
      readonly effect?: Effect;
    }
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
  /** The connection is destroyed: before anything is answered (`headers`, the default) or in the middle of the body. */
  | { readonly type: "cut"; readonly at?: "headers" | "body"; readonly effect?: Effect }
  /** Nothing more comes until the client goes away: from the start (`headers`, the default) or from the middle of the body. */
  | { readonly type: "hang"; readonly at?: "headers" | "body"; readonly effect?: Effect };

import type { Outcome } from "./errors/error-types.ts";

/** Headers as an object, as pairs, or as the platform's `Headers`. */
export type HeaderOptions = Headers | Record<string, string> | [string, string][];

/** What is told of each attempt: never a credential, a parameter or a body. */
export interface AttemptEvent {
  readonly provider: string;
  readonly method: string;
  /** The path template: `/v2/organizations/{orgId}/users/{userId}`. */
  readonly path: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** `undefined` where no answer came. */
  readonly status: number | undefined;
  /** In milliseconds, credentials and reading the body included. */
  readonly duration: number;
  /** What is known of the call after this attempt. */
  readonly outcome: Outcome | "removed";
  readonly requestId: string | undefined;
  /** Milliseconds until the next attempt; `undefined` where there is none. */
  readonly wait: number | undefined;
}

/** When a call is tried again by itself. */
export interface RetryOptions {
  /** How many attempts may follow the first. Default: 2. */
  limit?: number | undefined;
  /**
   * Whether to try again after every attempt that may have removed the member: a lost connection, a time-out, a
   * 500. An answer that there is no such member counts as removed then. Default: false.
   */
  unknown?: boolean | undefined;
  /**
   * Milliseconds that the provider may ask to wait, before the random part on top. Where it asks for more, the error is
   * thrown at once. Default: 60,000.
   */
  maximumWait?: number | undefined;
}

/** The options of every client, beside its credentials. */
export interface ClientOptions {
  /**
   * Where the provider is, with a path prefix if it has one. https, or http on loopback. Not beside `server`. Default: the
   * spec's first server.
   */
  baseUrl?: string | undefined;
  /**
   * Sends a request, in place of the platform's `fetch`: for a proxy, a certificate authority, or a test. It has to
   * send it once and do nothing else on the network: a refused connection of its own would be taken for this one's.
   * On Bun and Deno, which send again by themselves, what it says to be refused is told as `unknown`.
   */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Sent with every request. Can't set a credential's header, nor one that the spec sends always. */
  headers?: HeaderOptions | undefined;
  /**
   * Milliseconds for one attempt: connecting, the credentials and reading the answer. Default: 30,000. Node's own fetch
   * waits no longer than 300,000 for an answer to begin.
   */
  timeout?: number | undefined;
  /**
   * After a 429, a 503, or a request that provably never left, a call is tried again: twice, after as long as the
   * provider asks for and a random part on top, else after up to 0.5 and 1 seconds. `false` is `{ limit: 0 }`.
   */
  retry?: false | RetryOptions | undefined;
  /** Told of each attempt, for logs, metrics and traces. What it throws changes nothing. */
  onAttempt?: ((event: AttemptEvent) => unknown) | undefined;
}

/** The options of one call. */
export interface CallOptions {
  /** Ends the call at once, which then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt. Default: the client's. */
  timeout?: number | undefined;
  /** Each part that is left out is the client's. */
  retry?: false | RetryOptions | undefined;
  /** Added to the client's. */
  headers?: HeaderOptions | undefined;
}

/** What a call gives that removed the member. */
export interface Result<Data> {
  /** The documented body; `undefined` where the answer is empty. */
  readonly data: Data;
  /** For the status and the headers; its body has been read. */
  readonly response: Response;
  /** The header `X-Request-Id`. */
  readonly requestId: string | undefined;
  readonly attempts: number;
}

/** An operation as a function of its parameters, by their names on the wire. */
export interface Operation<Parameters, Data> {
  /** Resolves when this call removed the member; rejects in every other case. */
  (parameters: Parameters, options?: CallOptions): Promise<Result<Data>>;
  /** The request that would be sent, middleware included and credentials left out. Sends nothing. */
  request(parameters: Parameters, options?: CallOptions): Promise<Request>;
}

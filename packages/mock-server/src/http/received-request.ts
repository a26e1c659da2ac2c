import type { HeaderList } from "./headers.ts";

/** A request as plain data, whether it came through `fetch` or over a socket. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  /** The same with dot segments removed, as every URL parser does. Requests are routed by it. */
  readonly url: URL;
  readonly headers: HeaderList;
  readonly body: string;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  /** Whether an earlier fault `stale` broke the connection: the request is reset. */
  readonly isStale: boolean;
}

/** An answer as plain data, before it becomes a `Response` or bytes on a socket. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty for no body. */
  readonly body: string;
  /** How the answer ends where it does not end well. */
  readonly ending?: Ending;
}

/** The connection is cut, or stays open without a word; spaces follow without end; or the next request is cut. */
export type Ending =
  | { readonly type: "cut" | "hang"; readonly at: "headers" | "body" }
  | { readonly type: "endless"; readonly every: number | undefined }
  | { readonly type: "stale" };

/** What a request said, whichever way it came. */
export interface Received {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  /** Path and query with dot segments removed, as every URL parser does: what is routed. */
  readonly url: URL;
  /** In the order and, on a socket, the letters in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly signal: AbortSignal;
  /** Whether it came on a connection on which everything that comes is cut. */
  readonly isStale: boolean;
}

export function json(status: number, body: unknown, mediaType: string = "application/json"): Reply {
  return { status, headers: [["content-type", mediaType]], body: JSON.stringify(body) };
}

export function empty(status: number): Reply {
  return { status, headers: [], body: "" };
}

/** What this server itself has to say about a request, and no provider would: always JSON with `mock: true`. */
export function mistake(status: number, problems: readonly string[]): Reply {
  return json(status, { mock: true, problems });
}

/** Statuses that can't have a body (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** `application/json`, and anything `+json` (RFC 6839 §3.1), whatever the parameters. */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(mediaType);
}

/** Refuses a status that no `Response` can have. */
export function checkStatus(status: number): void {
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new Error(`An answer's status must be an integer from 200 to 599, found ${status}.`);
  }
}

/** The first header of a name, which is given in lower case. */
export function headerOf(headers: Reply["headers"], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** The answer with some headers set; one that is `undefined` is taken away. */
export function withHeaders(
  reply: Reply,
  changes: Readonly<Record<string, string | undefined>>,
): Reply {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const added = Object.entries(changes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...reply,
    headers: [...reply.headers.filter(([name]) => !changed.has(name.toLowerCase())), ...added],
  };
}

/** What arrives of a body whose answer is cut. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2));
}

import type { HeaderList } from "./headers.ts";

/** An answer as plain data, before it becomes a `Response` or bytes on a socket. */
export interface Reply {
  readonly status: number;
  readonly headers: HeaderList;
  /** Empty for no body. */
  readonly body: string;
  /** How the answer fails on its way. Default: it arrives. */
  readonly ending?: Ending;
}

/**
 * `cut`: the connection is closed. `hang`: it stays open and nothing more comes. `endless`: spaces follow without end.
 * `stale`: the answer arrives, and the next request on the connection is reset.
 */
export type Ending =
  | { readonly type: "cut" | "hang"; readonly at: "headers" | "body" }
  | { readonly type: "endless"; readonly every: number | undefined }
  | { readonly type: "stale" };

export function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: [["content-type", "application/json"]],
    body: JSON.stringify(body),
  };
}

export function empty(status: number): Reply {
  return { status, headers: [], body: "" };
}

/** An answer of the mock server itself, which no provider gives. `mock: true` tells it apart. */
export function mockError(status: number, problems: readonly string[]): Reply {
  return json(status, { mock: true, problems });
}

/** Whether answers of a status never have a body (RFC 9110 §15.3.5, §15.3.6, §15.4.5). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** Throws if a `Response` can't have the status. */
export function checkStatus(status: number): void {
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new Error(`An answer's status must be an integer from 200 to 599, found ${status}.`);
  }
}

/** The answer with some headers set, and those that are `undefined` removed. */
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

/** The part of a body that arrives before a fault cuts it. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2));
}

import { headerOf } from "./headers.ts";
import type { ReceivedRequest } from "./received-request.ts";
import type { Reply } from "./reply.ts";

// CORS (the Fetch standard §3.3), for programs on a web page and for test environments that imitate one.

const allowOrigin = ["access-control-allow-origin", "*"] as const;

/** Allows whatever a preflight asks for: the request after it is the one to check. `undefined` for other requests. */
export function preflightReply({ method, headers }: ReceivedRequest): Reply | undefined {
  const origin = headerOf(headers, "origin");
  const wantedMethod = headerOf(headers, "access-control-request-method");
  if (method !== "OPTIONS" || origin === undefined || wantedMethod === undefined) return undefined;
  const names = headerOf(headers, "access-control-request-headers");
  return {
    status: 204,
    body: "",
    headers: [
      allowOrigin,
      ["access-control-allow-methods", wantedMethod],
      // The names, because `*` does not include `Authorization`.
      ...(names === undefined ? [] : [["access-control-allow-headers", names] as const]),
      ["access-control-max-age", "600"],
    ],
  };
}

/**
 * Lets a page read the answer and its headers. CORS headers that a test has set stay as they are, and
 * nothing changes for a request without an origin.
 */
export function allowReading(reply: Reply, { headers }: ReceivedRequest): Reply {
  if (headerOf(headers, "origin") === undefined) return reply;
  const added = [allowOrigin, ["access-control-expose-headers", "*"] as const];
  const missing = added.filter(([name]) => headerOf(reply.headers, name) === undefined);
  return { ...reply, headers: [...reply.headers, ...missing] };
}

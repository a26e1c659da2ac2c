import { headerOf, type Received, type Reply } from "./reply.ts";

// CORS (the Fetch standard §3.3), for programs on a page, or in a test environment that keeps a page's rules.

/** Yes, whatever a preflight asks: what is wrong is said to the request behind it. `undefined` for any other request. */
export function preflightReply({ method, headers }: Received): Reply | undefined {
  const origin = headerOf(headers, "origin");
  const asked = headerOf(headers, "access-control-request-method");
  if (method !== "OPTIONS" || origin === undefined || asked === undefined) return undefined;
  const names = headerOf(headers, "access-control-request-headers");
  return {
    status: 204,
    body: "",
    headers: [
      allowOrigin,
      ["access-control-allow-methods", asked],
      // Not `*`, which does not stand for `Authorization`.
      ...(names === undefined ? [] : [["access-control-allow-headers", names] as const]),
      ["access-control-max-age", "600"],
    ],
  };
}

/**
 * The reply as a page may read it, its headers too. What a test says of CORS itself stands; nothing changes where the
 * request has no origin.
 */
export function readable(reply: Reply, { headers }: Received): Reply {
  if (headerOf(headers, "origin") === undefined) return reply;
  const added = [allowOrigin, ["access-control-expose-headers", "*"] as const];
  const missing = added.filter(([name]) => headerOf(reply.headers, name) === undefined);
  return { ...reply, headers: [...reply.headers, ...missing] };
}

const allowOrigin = ["access-control-allow-origin", "*"] as const;

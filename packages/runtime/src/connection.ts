interface Part {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: Part;
}

/**
 * Reads a failure of `fetch`, whose causes have the code on Node, Bun and Deno. Messages are left alone:
 * they may quote the URL or a header.
 *
 * @returns the innermost code, and whether it proves that no byte of the request left.
 */
export function readConnectionFailure(error: unknown): [code: string, neverSent: boolean] {
  let code = "no code";
  let neverSent = false;
  let part = error as Part | undefined;
  try {
    // A cause may be its own cause.
    for (let depth = 0; part && depth < 5; depth++) {
      const { code: own, syscall } = part;
      if (typeof own === "string" && /^[A-Z]\w{1,60}$/.test(own)) {
        code = own;
        // Node's codes: getaddrinfo's and connect's errors, undici's own time-out, and OpenSSL's verify results
        // (X509_V_ERR_*). Not ERR_SSL_*: with TLS 1.3 an alert of the server may come after the request has left.
        neverSent =
          /^(ENOTFOUND|EAI_|ECONNREFUSED|UND_ERR_CONNECT_|ERR_TLS_CERT_|CERT_|UNABLE_|DEPTH_|SELF_)/.test(
            own,
          ) || ["connect", "getaddrinfo"].includes(syscall as string);
      }
      part = part.cause;
    }
  } catch {
    // What a caller's own fetch throws may throw when it is looked at.
    return ["no code", false];
  }
  return [code, neverSent];
}

interface Part {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly syscall?: unknown;
  readonly cause?: Part;
  /** Of an AggregateError: one for each address that was tried (RFC 8305). */
  readonly errors?: readonly Part[];
}

/**
 * Node's and Bun's codes: getaddrinfo's and connect's errors, undici's own time-out, and OpenSSL's verify results
 * (X509_V_ERR_*). Not ERR_SSL_* or EPROTO: with TLS 1.3 an alert of the server may come after the request has left.
 * And Deno's word for all that comes before the request.
 */
const beforeSending =
  /^(ENOTFOUND|EAI_|ECONNREFUSED|UND_ERR_CONNECT_|ERR_TLS_CERT_|CERT_|UNABLE_|DEPTH_|SELF_|Connect$)/;

/** Whether an error proves that nothing was sent. Where several addresses were tried, each of their errors must. */
function isBeforeSending({ syscall, errors }: Part, code: unknown): boolean {
  if (Array.isArray(errors) && errors.length)
    return errors.every((error: Part) => isBeforeSending(error, error.code));
  return (
    (typeof code === "string" && beforeSending.test(code)) ||
    ["connect", "getaddrinfo"].includes(syscall as string)
  );
}

/**
 * Reads a failure of `fetch`. Node has a code on a cause, Bun on the error itself; Deno has none, but says in its
 * message which part of sending failed. Nothing else is taken from a message: it may quote the URL or a header.
 *
 * @param once whether it comes from {@link fetchOnce}. Without it, what Bun and Deno say proves nothing.
 * @returns the innermost code, and whether it proves that no byte of the request left.
 */
export function readConnectionFailure(
  error: unknown,
  once?: boolean,
): [code: string, neverSent: boolean] {
  let code = "no code";
  let neverSent = false;
  let part = error as Part | undefined;
  try {
    // A cause may be its own cause.
    for (let depth = 0; part && depth < 5; depth++) {
      const own =
        part.code ??
        part.errors?.[0]?.code ??
        /\): client error \((\w+)\): /.exec(part.message as string)?.[1];
      if (typeof own === "string" && /^[A-Z]\w{1,60}$/.test(own)) {
        code = own;
        const isPlatforms = once || (depth > 0 && (own === part.code || part.errors));
        neverSent = !!isPlatforms && isBeforeSending(part, own);
      }
      part = part.cause;
    }
  } catch {
    // What a caller's own fetch throws may throw when it is looked at.
    neverSent = false;
  }
  return [code, neverSent];
}

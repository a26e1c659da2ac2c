import { expect, onTestFinished, test } from "vitest";
import { readConnectionFailure } from "../../src/platform/connection-failure.ts";
import { fetchOnce } from "../../src/platform/fetch-once.ts";
import { expectLost } from "../support/expect-connection-error.ts";
import {
  createPaperCrane,
  member,
  type PaperCraneOptions,
  secret,
} from "../support/paper-crane.ts";
import { failureOf } from "../support/recorder.ts";

/** What `fetch` throws on other platforms, in other versions, or from a program's own. */
const url = `https://user:${secret}@api.example/lovelace`;
const thrown: [error: unknown, outcome: string, code: string][] = [
  [fetchFailed({ code: "ENOTFOUND", syscall: "getaddrinfo" }), "not-sent", "ENOTFOUND"],
  [fetchFailed({ code: "EAI_AGAIN", syscall: "getaddrinfo" }), "not-sent", "EAI_AGAIN"],
  [fetchFailed({ code: "EHOSTUNREACH", syscall: "connect" }), "not-sent", "EHOSTUNREACH"],
  [fetchFailed({ code: "ETIMEDOUT", syscall: "connect" }), "not-sent", "ETIMEDOUT"],
  [fetchFailed({ code: "ETIMEDOUT", syscall: "read" }), "unknown", "ETIMEDOUT"],
  [fetchFailed({ code: "EPIPE", syscall: "write" }), "unknown", "EPIPE"],
  [fetchFailed({ code: "UND_ERR_CONNECT_TIMEOUT" }), "not-sent", "UND_ERR_CONNECT_TIMEOUT"],
  [fetchFailed({ code: "CERT_HAS_EXPIRED" }), "not-sent", "CERT_HAS_EXPIRED"],
  [
    fetchFailed({ code: "ERR_TLS_CERT_ALTNAME_INVALID" }),
    "not-sent",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ],
  [
    fetchFailed({ code: "ERR_SSL_TLSV1_ALERT_UNKNOWN_CA" }),
    "unknown",
    "ERR_SSL_TLSV1_ALERT_UNKNOWN_CA",
  ],
  [fetchFailed({ code: "ECONNREFUSED" }, 3), "not-sent", "ECONNREFUSED"],
  // Several addresses were tried (RFC 8305), as on Node 20 to 26: no syscall, and one error for each of them.
  [severalFailed("ENETUNREACH", "ENETUNREACH"), "not-sent", "ENETUNREACH"],
  [severalFailed("ETIMEDOUT", "ECONNREFUSED", "EHOSTUNREACH"), "not-sent", "ETIMEDOUT"],
  [severalFailed("ECONNREFUSED", "EPIPE write"), "unknown", "ECONNREFUSED"],
  [severalFailed("ENETUNREACH", "ECONNRESET read"), "unknown", "ENETUNREACH"],
  [fetchFailed({ code: "ENETUNREACH", errors: [] }), "unknown", "ENETUNREACH"],
  [
    fetchFailed({ errors: [{ code: "EADDRNOTAVAIL", syscall: "connect" }] }),
    "not-sent",
    "EADDRNOTAVAIL",
  ],
  [fetchFailed({ errors: [null] }), "unknown", "no code"],
  // Bun's and Deno's own fetch says so too of a second try, made by itself after a first one that was sent.
  [bun({ code: "ECONNREFUSED" }), "unknown", "ECONNREFUSED"],
  [bun({ code: "ENOTFOUND", syscall: "getaddrinfo" }), "unknown", "ENOTFOUND"],
  [deno("Connect", "tcp connect error: Connection refused"), "unknown", "Connect"],
  [fetchFailed({ code: url }), "unknown", "no code"],
  [fetchFailed({ code: 7 }), "unknown", "no code"],
  [new TypeError(url), "unknown", "no code"],
  [new DOMException(url, "AbortError"), "unknown", "no code"],
  [url, "unknown", "no code"],
  [undefined, "unknown", "no code"],
  [null, "unknown", "no code"],
  [0, "unknown", "no code"],
  [circular(), "unknown", "no code"],
];

function fetchFailed(own: object, depth = 1): Error {
  const cause = Object.assign(new Error(url), own);
  return new TypeError(url, { cause: depth === 1 ? cause : fetchFailed(own, depth - 1) });
}

/** Node's, where a host has several addresses. */
function severalFailed(...codes: string[]): Error {
  const errors = codes.map((text) => {
    const [code, syscall = "connect"] = text.split(" ");
    return Object.assign(new Error(url), { code, syscall });
  });
  return new TypeError(url, {
    cause: Object.assign(new AggregateError(errors), { code: errors[0]?.code }),
  });
}

/** Bun's have no cause. */
function bun(own: object): Error {
  return Object.assign(new TypeError(url), { path: url, errno: 0 }, own);
}

/** Deno's have no code. */
function deno(kind: string, detail: string): Error {
  const message = `error sending request for url (${url}): client error (${kind}): ${detail}`;
  return new TypeError("fetch failed", { cause: new Error(message) });
}

function circular(): Error {
  const error = new Error(url);
  error.cause = error;
  return error;
}

test.each(thrown)("a fetch that throws %o: %s", async (error, outcome, code) => {
  const fetches: PaperCraneOptions["fetch"][] = [
    () => Promise.reject(error),
    () => {
      throw error;
    },
  ];
  for (const fetch of fetches) {
    const failure = await failureOf(createPaperCrane({ fetch, retry: false }).deleteMember(member));
    expectLost(failure, outcome, new RegExp(`^${code}$`));
  }
});

test.each([undefined, null, {}, "<html>", 204])(
  "a fetch that gives %o: unknown",
  async (rubbish) => {
    const fetch = async () => rubbish as never;
    const failure = await failureOf(createPaperCrane({ fetch, retry: false }).deleteMember(member));
    expect([failure.name, failure.outcome]).toEqual(["ConnectionError", "unknown"]);
  },
);

/** What a fetch proves that does not send again by itself, as measured on Bun 1.4 and Deno 2.9. */
test.each<[error: unknown, neverSent: boolean, code: string]>([
  [bun({ code: "ECONNREFUSED" }), true, "ECONNREFUSED"],
  [bun({ code: "ENOTFOUND", syscall: "getaddrinfo" }), true, "ENOTFOUND"],
  [bun({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }), true, "DEPTH_ZERO_SELF_SIGNED_CERT"],
  [bun({ code: "ERR_TLS_CERT_ALTNAME_INVALID" }), true, "ERR_TLS_CERT_ALTNAME_INVALID"],
  [bun({ code: "ECONNRESET" }), false, "ECONNRESET"],
  // The server may refuse the client's certificate after the request has left.
  [bun({ code: "EPROTO" }), false, "EPROTO"],
  [deno("Connect", "dns error: failed to lookup address information"), true, "Connect"],
  [deno("Connect", "tcp connect error: Connection refused (os error 111)"), true, "Connect"],
  [deno("Connect", "invalid peer certificate: UnknownIssuer"), true, "Connect"],
  [deno("SendRequest", "connection closed before message completed"), false, "SendRequest"],
  [fetchFailed({ message: "Connection reset by peer (os error 104)" }), false, "no code"],
  [fetchFailed({ message: "received fatal alert: CertificateRequired" }), false, "no code"],
  [fetchFailed({ message: "client error (Connect): no URL before it" }), false, "no code"],
  [fetchFailed({ code: "ECONNREFUSED" }), true, "ECONNREFUSED"],
  [fetchFailed({ code: "UND_ERR_SOCKET" }), false, "UND_ERR_SOCKET"],
])("sent once, %o: never sent is %s", (error, neverSent, code) => {
  expect(readConnectionFailure(error, true)).toEqual([code, neverSent]);
});

test("Deno: each request has a connection of its own, which is left to nobody", async () => {
  const platform = globalThis as { Deno?: unknown };
  const { fetch } = globalThis;
  onTestFinished(() => {
    globalThis.fetch = fetch;
    delete platform.Deno;
  });
  const told: unknown[] = [];
  const client = { close: () => told.push("closed") };
  platform.Deno = { createHttpClient: (options: object) => told.push(options) && client };
  globalThis.fetch = async (_, init) => {
    told.push(init);
    throw new TypeError(url);
  };
  await expect(fetchOnce(new Request("https://api.example"))).rejects.toThrow(TypeError);
  expect(told).toEqual([{ poolMaxIdlePerHost: 0 }, { keepalive: false, client }, "closed"]);
});

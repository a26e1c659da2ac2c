import { expect, test } from "vitest";
import { expectLost } from "./expect-lost.ts";
import { failureOf } from "./fixture.ts";
import { createPaperCrane, member, type PaperCraneOptions, secret } from "./paper-crane.ts";

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
    const failure = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
    expectLost(failure, outcome, new RegExp(`^${code}$`));
  }
});

test.each([undefined, null, {}, "<html>", 204])(
  "a fetch that gives %o: unknown",
  async (rubbish) => {
    const fetch = async () => rubbish as never;
    const failure = await failureOf(createPaperCrane({ fetch }).deleteMember(member));
    expect([failure.name, failure.outcome]).toEqual(["ConnectionError", "unknown"]);
  },
);

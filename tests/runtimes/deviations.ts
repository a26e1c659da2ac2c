import type { Exception, Platform } from "./way.ts";
import { answered, late, lost, removed } from "./ways/want.ts";

/** One thing that some platforms do otherwise than the others, as it was seen. */
export interface Deviation extends Exception {
  readonly on: readonly Platform[];
  /** The names of the ways in which it shows. */
  readonly ways: readonly string[] | RegExp;
}

const node: readonly Platform[] = ["Node 20", "Node 22", "Node 24", "Node 26"];

const kept = ["reset at the second request", "closed at the second request"];

export const deviations: readonly Deviation[] = [
  {
    on: node,
    ways: ["the connection is neither taken nor refused", "a TLS handshake that hangs"],
    why: "`fetch` goes on connecting after it was aborted, for up to 10 seconds in all, and the program does not end before. If `timeout` is longer than that, the outcome is `not-sent`.",
  },
  {
    on: node,
    ways: ["a 100 (Continue) that nobody asked for, before a 204"],
    want: lost("unknown"),
    why: "`fetch` closes the connection at a 100 that it did not ask for.",
  },
  {
    on: [...node, "Chromium"],
    ways: ["4xx: 407"],
    want: lost("unknown"),
    why: "`fetch` shows a 407 as a lost connection, because the Fetch standard tells it to ask a person for the proxy's password.",
  },
  {
    on: [...node, "Chromium"],
    ways: ["4xx: 421"],
    requests: 2,
    why: "`fetch` sends once more by itself, on a new connection (the Fetch standard §4.6). A server that answers 421 has carried out nothing (RFC 9110 §15.5.20).",
  },
  {
    on: [...node, "Chromium"],
    ways: ["a cut gzip"],
    want: answered("unknown", 200),
    why: "`fetch` unpacks what is there, and that is cut JSON.",
  },
  {
    on: ["Node 20", "Node 22", "Chromium"],
    ways: ["a header with a space before its colon"],
    want: removed(200),
    why: "It treats the line as an unknown header and goes on.",
  },
  {
    on: ["Node 20", "Node 22"],
    ways: ["a body that is labelled gzip, and is not"],
    want: late("unknown"),
    why: "`fetch` does not report that unpacking failed. The time-out ends the call.",
  },
  {
    on: ["Node 20"],
    ways: ["chunks without an end"],
    want: removed(200),
    why: "It treats the end of the connection as the end of the chunks, and what came is complete JSON.",
  },
  {
    on: ["Chromium"],
    ways: /^a redirect (to another host|without a `Location`): (301|302|303|307|308)$/,
    want: answered("unknown", 0),
    why: "A browser hides a redirect that is not followed: its status is 0, and it has no headers.",
  },
  {
    on: ["workerd", "Chromium"],
    ways: [
      "the host does not resolve",
      "the connection is refused",
      "the certificate is not trusted",
    ],
    want: lost("unknown"),
    why: "Its error is the same as for a connection that breaks after the request has left.",
  },
  {
    on: ["Deno"],
    ways: [
      "plain HTTP spoken on a TLS port",
      "a TLS alert during the handshake",
      "reset during the TLS handshake",
      "closed during the TLS handshake",
    ],
    want: lost("not-sent"),
    why: "Its error says that connecting failed, handshake included. The request is sent only after that.",
  },
  {
    on: ["Deno", "Chromium"],
    ways: ["answered before the request was read"],
    want: lost("unknown"),
    why: "It closes a connection on which an answer comes before the request.",
  },
  {
    on: ["Chromium"],
    ways: ["closed in the headers"],
    want: removed(200),
    why: "It treats the end of the connection as the end of the headers: a 200 without a body.",
  },
  {
    on: ["Chromium"],
    ways: ["a header without a colon"],
    want: removed(200),
    why: "It skips the line.",
  },
  {
    on: ["Chromium"],
    ways: ["a negative length", "a length in words", "a length beyond 2^64"],
    want: removed(200),
    why: "It reads to the end of the connection instead, and what came is complete JSON.",
  },
  {
    on: ["Chromium"],
    ways: ["a 403 with a letter"],
    want: answered("unknown", 4),
    why: "It shows the digits before the first letter.",
  },
  {
    on: ["Chromium"],
    ways: ["a 403 with a fourth digit"],
    want: answered("unknown", 4030),
    why: "It shows a status that does not exist.",
  },
  {
    on: ["Bun", "Chromium"],
    ways: ["a 42 with a zero before it"],
    want: answered("unknown", 42),
    why: "It shows a status that does not exist.",
  },
  {
    on: ["Chromium"],
    ways: ["a status with letters"],
    want: answered("unknown", 2),
    why: "It shows the digits before the first letter.",
  },
  {
    on: ["Chromium"],
    ways: ["a status of four digits"],
    want: answered("unknown", 2040),
    why: "It shows a status that does not exist.",
  },
  {
    on: ["Bun", "Chromium"],
    ways: ["a status below 100"],
    want: answered("unknown", 20),
    why: "It shows a status that does not exist.",
  },
  {
    on: ["Deno", "workerd"],
    ways: ["a 101 (Switching Protocols)"],
    want: answered("unknown", 101),
    why: "It shows the 101.",
  },
  {
    on: ["Bun"],
    ways: ["a header of 1 MiB"],
    want: removed(200),
    why: "It reads a header of this size.",
  },
  {
    on: ["Bun"],
    ways: ["an unknown transfer coding"],
    want: lost("unknown"),
    why: "It refuses the answer as a whole.",
  },
  {
    on: ["Bun", "Deno", "workerd", "Chromium"],
    ways: ["chunks, and a length that says otherwise"],
    want: removed(200),
    why: "It goes by the chunks, as RFC 9112 §6.3 allows, and what came is complete JSON.",
  },
  {
    on: ["Chromium"],
    ways: [
      "a redirect to something that is not a URL: 302",
      "a redirect to something that is not a URL: 307",
    ],
    want: lost("unknown"),
    why: "It fails at a `Location` that it can't read.",
  },
  {
    on: ["Bun", "Deno"],
    ways: kept,
    want: answered("refused", 403),
    why: "It would send again by itself. So Offboard makes it open a new connection for each request. No kept-alive connection can break, and the 403 is the answer to the only request.",
  },
  {
    on: ["workerd", "Chromium"],
    ways: kept,
    want: answered("refused", 403),
    requests: 3,
    why: "It sends again by itself on a new connection, shows only the answer to that, and can't be stopped. If the first request had removed the member, this would be the answer to the second.",
  },
];

import type { Platform } from "../way.ts";

/** What a platform can prove of a request that never left. */
export type Proof =
  | "the host does not resolve"
  | "the connection is refused"
  | "the certificate is not trusted";

/** What a platform's `fetch` does by itself. `docs/runtimes.md` is made from it; a test observes every word of it. */
export interface Facts {
  /** Which one was observed. */
  readonly version: string;
  /** How often a DELETE arrives whose kept-alive connection breaks once it was read: by bare fetch, and by Offboard's. */
  readonly sentByFetch: number;
  readonly sentByOffboard: number;
  /** How often a DELETE arrives that is answered with a 421 (Misdirected Request). */
  readonly sentAfter421: number;
  /** The status that a 307 is seen with, where it is not followed. */
  readonly redirectStatus: number;
  readonly proves: readonly Proof[];
  /** Whether an abort closes the connection of a call that waits for its answer. */
  readonly abortCloses: boolean;
  /** Whether the header User-Agent can be set. */
  readonly setsUserAgent: boolean;
  /** Whether it answers a GET from a cache of its own. */
  readonly hasCache: boolean;
  /** The headers that it adds to every request, by name. */
  readonly headers: readonly string[];
  /** And those beside them where a request says `cache: "no-store"`, which has to arrive. */
  readonly headersOfNoStore: readonly string[];
}

const proves: readonly Proof[] = [
  "the host does not resolve",
  "the connection is refused",
  "the certificate is not trusted",
];

const node: Omit<Facts, "version"> = {
  sentByFetch: 1,
  sentByOffboard: 1,
  sentAfter421: 2,
  redirectStatus: 307,
  proves,
  abortCloses: true,
  setsUserAgent: true,
  hasCache: false,
  headers: [
    ...["accept", "accept-encoding", "accept-language", "connection", "host"],
    ...["sec-fetch-mode", "user-agent"],
  ],
  headersOfNoStore: ["cache-control", "pragma"],
};

export const facts: Readonly<Record<Platform, Facts>> = {
  "Node 20": { ...node, version: "20.19.0" },
  "Node 22": { ...node, version: "22.23.3" },
  "Node 24": { ...node, version: "24.21.0" },
  "Node 26": { ...node, version: "26.10.0" },
  Bun: {
    ...node,
    version: "1.4.5",
    sentByFetch: 2,
    sentAfter421: 1,
    headers: ["accept", "accept-encoding", "connection", "content-length", "host", "user-agent"],
    headersOfNoStore: [],
  },
  Deno: {
    ...node,
    version: "2.9.6",
    sentByFetch: 2,
    sentAfter421: 1,
    headers: ["accept", "accept-encoding", "accept-language", "host", "user-agent"],
    headersOfNoStore: [],
  },
  workerd: {
    ...node,
    version: "1.20261117.1",
    sentByFetch: 2,
    sentByOffboard: 2,
    sentAfter421: 1,
    proves: [],
    headers: ["content-length", "host"],
  },
  Chromium: {
    ...node,
    version: "Debian's, such as 156",
    sentByFetch: 2,
    sentByOffboard: 2,
    redirectStatus: 0,
    proves: [],
    setsUserAgent: false,
    hasCache: true,
    headers: [
      ...["accept", "accept-encoding", "accept-language", "connection", "host", "origin"],
      ...["referer", "sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform"],
      ...["sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "user-agent"],
    ],
  },
};

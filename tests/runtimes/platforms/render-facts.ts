import { join } from "node:path";
import type { Platform } from "../way.ts";
import { type Facts, facts } from "./facts.ts";

export const factsFile: string = join(import.meta.dirname, "../../../docs/runtimes.md");

const introduction = `# What each platform does by itself

<!-- Made by \`node tests/runtimes/platforms/write-facts.ts\` from what the tests observe. Do not edit it. -->

Each test of this repository makes the same calls on every platform here, with packages that were packed and installed: calls
that a user makes, and [every way in which a call can end](failures.md). This page shows what the platforms' own \`fetch\` adds
to that, as we saw it.
`;

const platforms = Object.keys(facts) as Platform[];
const proofs = facts["Node 24"].proves.map((proof) => `  - ${proof}`).join("\n");

const rows: readonly (readonly [title: string, cell: (facts: Facts) => string])[] = [
  ["tested", ({ version }) => version],
  ["sends again on a kept-alive connection that breaks", ({ sentByFetch }) => again(sentByFetch)],
  ["the same, called by Offboard", ({ sentByOffboard }) => again(sentByOffboard)],
  ["sends again after a 421", ({ sentAfter421 }) => again(sentAfter421)],
  ["proves that nothing was sent", ({ proves }) => (proves.length > 0 ? "yes" : "**no**")],
  [
    "shows a redirect that is not followed",
    ({ redirectStatus }) => (redirectStatus === 0 ? "**no**" : "yes"),
  ],
  ["an abort closes the connection", ({ abortCloses }) => yes(abortCloses)],
  ["`User-Agent` can be set", ({ setsUserAgent }) => yes(setsUserAgent)],
  ["answers a GET from its own cache", ({ hasCache }) => (hasCache ? "**yes**" : "no")],
];

const notes = `
- **Sends again.** The server read a DELETE, and the connection broke before the answer. Some platforms then send the request a
  second time by themselves. The caller sees only the second answer, so a removal may look like "no such member". To stop
  that, Offboard makes Bun (\`keepalive: false\`) and Deno (a client without a pool) open a new connection for each request.
  workerd and browsers have no such switch. It happens there only if a connection is kept alive from one call to the next.
  \`attempts\` counts only Offboard's own attempts.
- **A \`fetch\` of your own** is called without these switches. If it reports a refused connection on Bun or Deno, the call is
  \`unknown\`: it may have been a second try.
- **After a 421** (Misdirected Request) the server has carried out nothing (RFC 9110 §15.5.20). The Fetch standard tells the
  platform to send the request once more.
- **Caches.** Each request says \`cache: "no-store"\`, also the one for the token, if the platform knows it. workerd knows it
  from the compatibility date 2024-11-11 on, and has no cache before. [Frameworks](frameworks.md) that patch \`fetch\` go by it.
- **Redirects** are never followed. In a browser a redirect has the status 0 and no headers, so it is \`unknown\`.
- **Proves that nothing was sent.** Such a failure is \`not-sent\`, and is retried. On the other platforms all lost connections
  look the same, and are \`unknown\`. The platform proves it if
${proofs}

## Headers

These headers are sent besides the documented request. Headers that Offboard sends itself, such as \`Accept\`, replace the
platform's.
`;

/** The text of docs/runtimes.md. */
export function renderFacts(): string {
  const lines = [
    ["", ...platforms],
    ["---", ...platforms.map(() => "---")],
    ...rows.map(([title, cell]) => [title, ...platforms.map((platform) => cell(facts[platform]))]),
  ];
  const table = lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
  return `${introduction}\n${table}${notes}\n${renderHeaders()}`;
}

/** One line for all platforms that add the same. */
function renderHeaders(): string {
  const byText = new Map<string, Platform[]>();
  for (const platform of platforms) {
    const { headers, headersOfNoStore } = facts[platform];
    const names = [...headers, ...headersOfNoStore].sort();
    const text = names.map((name) => `\`${name}\``).join(", ");
    byText.set(text, [...(byText.get(text) ?? []), platform]);
  }
  return [...byText].map(([text, names]) => `- ${names.join(", ")}: ${text}\n`).join("");
}

function again(times: number): string {
  return times > 1 ? "**yes**" : "no";
}

function yes(is: boolean): string {
  return is ? "yes" : "**no**";
}

import { join } from "node:path";
import type { Platform } from "../way.ts";
import { type Facts, facts } from "./facts.ts";

export const factsFile: string = join(import.meta.dirname, "../../../docs/runtimes.md");

const introduction = `# What each platform does by itself

<!-- Made by \`node tests/runtimes/platforms/write-facts.ts\` from what the tests observe. Do not edit it. -->

The same calls, of the packages as they are packed and installed, run on every platform here in each test of this
repository: calls that a user makes, and [every way in which a call can end](failures.md). This is what the platforms'
own \`fetch\` adds to that, as it was seen.
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
  ["answers a GET from a cache of its own", ({ hasCache }) => (hasCache ? "**yes**" : "no")],
];

const notes = `
- **Sends again.** A DELETE was read by the server, and the connection broke before the answer. Where the platform then
  sends it a second time by itself, a caller sees the answer to the second one alone: a removal may be told as "no such
  member". Offboard has Bun (\`keepalive: false\`) and Deno (a client without a pool) take a new connection for each
  request, which ends that. workerd and browsers have no such switch; it happens only where a connection is kept alive
  from one call to the next. \`attempts\` counts Offboard's own.
- **A \`fetch\` of your own** is called as it is, without these switches. On Bun and Deno, a connection that it says was
  refused is told as \`unknown\`: it may have been a second try.
- **After a 421** (Misdirected Request) the server has carried out nothing (RFC 9110 §15.5.20), and the Fetch standard
  has it sent once more.
- **Caches.** Each request says \`cache: "no-store"\`, the token's too, where the platform knows it: workerd does from the
  compatibility date 2024-11-11 on, before which it has no cache. [Frameworks](frameworks.md) that patch \`fetch\` go by it.
- **Redirects** are never followed. In a browser one has the status 0 and no headers, so that it is \`unknown\`.
- **Proves that nothing was sent**: such a failure is \`not-sent\`, and it is tried again. Elsewhere all lost
  connections look the same, and are \`unknown\`. It proves it where
${proofs}

## Headers

What is sent beside the documented request. What Offboard sends itself, such as \`Accept\`, stands in place of the
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

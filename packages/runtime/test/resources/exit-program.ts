// A program that makes a thousand calls, every other of which fails, and then has nothing more to do.
// Arguments: the URL of a fickle server, and one that nobody listens on.

import { createPaperCrane } from "../support/paper-crane.ts";
import { fickleWays } from "./fickle-server.ts";

const [server = "", nobody = ""] = process.argv.slice(2);
const options = { retry: { limit: 1, unknown: true, maximumWait: 1 } };
const crane = createPaperCrane({ ...options, baseUrl: server });
const lost = createPaperCrane({ ...options, baseUrl: nobody });
const ends: Record<string, number> = {};

async function remove(index: number): Promise<unknown> {
  const memberId = index % 2 ? (fickleWays[(index >> 1) % fickleWays.length] as string) : "204";
  if (index % 20 === 1) return lost.deleteMember({ teamId: 7, memberId });
  // Everywhere else a timer that is left behind would last for half a minute.
  const timeout = /hang|stall/.test(memberId) ? 100 : 30_000;
  if (index % 20 !== 3) return crane.deleteMember({ teamId: 7, memberId }, { timeout });
  const controller = new AbortController();
  setTimeout(() => controller.abort({ name: "left", outcome: "by the caller" }), index % 30);
  return crane.deleteMember({ teamId: 7, memberId: "hang" }, { signal: controller.signal });
}

for (let first = 0; first < 1000; first += 100) {
  const calls = Array.from({ length: 100 }, (_, index) => remove(first + index));
  for (const settled of await Promise.allSettled(calls)) {
    const { name, outcome } =
      settled.status === "fulfilled" ? { name: "removed", outcome: "" } : settled.reason;
    const end = `${name} ${outcome}`.trim();
    ends[end] = (ends[end] ?? 0) + 1;
  }
}
console.log(JSON.stringify({ ends, resources: process.getActiveResourcesInfo() }));

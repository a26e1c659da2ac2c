import { describe, expect, test } from "vitest";
import { type Platform, type Report, reportsOf, wantedOf } from "../way.ts";
import { startRawServer } from "../way-server.ts";
import { playable } from "../ways.ts";
import type { Host } from "./hosts/host.ts";

/** What a way came to on a platform. */
interface Played {
  readonly report: Report;
  readonly requests: number;
  readonly strangers: readonly string[];
}

/** By the names of the ways; a promise rejects where the program failed. */
export type PlayedWays = ReadonlyMap<string, Promise<Played>>;

/** Milliseconds for a call where a way has no time-out of its own: where a platform hangs, that is what is told. */
const timeout = 5000;

/** Tells the platform's requests from what another program of this machine sends to a port that it takes for its own. */
const token = "of-this-test";

/** Plays the table of ways to fail (docs/failures.md), one after the other, each on a real socket. */
export async function playWays(host: Host): Promise<PlayedWays> {
  const server = await startRawServer(playable);
  const play = async (name: string): Promise<Played> => {
    const { baseUrl, ...given } = server.caseOf(name);
    const options = { timeout, ...given.options };
    const played = { ...given, options, baseUrl: `${baseUrl}/${token}` };
    const report = await host.run({ type: "way", case: played });
    const own = server.requestsOf(name).filter((head) => head.includes(` /${token}/`));
    return { report, requests: own.length, strangers: server.strangers() };
  };
  const played = new Map<string, Promise<Played>>();
  for (const { name } of playable) {
    const promise = play(name);
    played.set(name, promise);
    await promise.catch(() => {});
  }
  await server.close();
  return played;
}

export function describeWays(platform: Platform, played: () => PlayedWays): void {
  describe("tells the truth when a call fails", () => {
    test.for(playable)("$group: $name", async (way) => {
      const { requests } = wantedOf(way, platform);
      const found = await played().get(way.name);
      const { code, ...report } = found?.report ?? {};
      expect(
        reportsOf(way, platform),
        `It came to ${JSON.stringify({ code, ...report })}.`,
      ).toContainEqual(report);
      if (!way.greet) expect(found?.requests, "requests").toBe(requests);
      expect(found?.strangers).toEqual([]);
    });
  });
}

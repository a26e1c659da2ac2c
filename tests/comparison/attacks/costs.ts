import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { type Answer, removed, withServer } from "../server.ts";
import { endingOf, member, partnerKey } from "../watch.ts";
import type { Way } from "../ways.ts";
import type { Attack } from "./attack.ts";

const mebibyte = 2 ** 20;
const large = 100;
const program = join(import.meta.dirname, "../memory.ts");

/** How many MiB a process grows by when it makes the call. */
async function growth(way: Way, url: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, way.bundle, url], {
    timeout: 60_000,
  });
  return Number(stdout);
}

let packed: Buffer | undefined;

/** Small on the wire, and 128 MiB of JSON when it is unpacked. */
const bomb: Attack = {
  name: "a 200 that unpacks to 128 MiB",
  see: (way) => {
    packed ??= gzipSync(`"${"a".repeat(128 * mebibyte)}"`, { level: 1 });
    const body = packed;
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    const answer: Answer = (response) => response.writeHead(200, headers).end(body);
    return withServer(answer, async (server) => {
      // Whoever keeps the text holds it at least once; whoever does not stays far below.
      return (await growth(way, server.url)) > 96 ? "**is kept in memory**" : "is not kept";
    });
  },
};

/** A body of 100 MiB as it is: how much of it is taken, and what becomes of the connection. */
const largeBody: Attack = {
  name: "a 403 with a body of 100 MiB",
  see: async (way) => {
    let sent = 0;
    const part = Buffer.alloc(mebibyte, "a");
    const answer: Answer = (response) => {
      response.writeHead(403, { "content-type": "text/plain" });
      const write = (): void => {
        while (sent < large && !response.destroyed) {
          sent++;
          if (!response.write(part)) return void response.once("drain", write);
        }
        response.end();
      };
      write();
    };
    return withServer(answer, async (server) => {
      const held = [await endingOf(way.create(server.url, partnerKey).remove(member))];
      if (sent >= large) return "is read to its end";
      // The end of a connection takes its time to arrive here.
      for (let turn = 0; turn < 100 && server.open() > 0; turn++)
        await new Promise((resolve) => setTimeout(resolve, 5));
      // What nobody holds is closed whenever the garbage is collected, which may be before this.
      return server.open() >= held.length
        ? "is not read, the socket stays open"
        : "is not read, the socket is closed";
    });
  },
};

/** The longest timer that a call sets. Those of the platform's `fetch` for an idle connection are shorter than 10 s. */
const timeOut: Attack = {
  name: "default time-out",
  see: (way) =>
    withServer(removed, async (server) => {
      const { setTimeout } = globalThis;
      const times = [0];
      const watching = (run: () => void, milliseconds = 0, ...rest: []) => {
        times.push(milliseconds);
        return setTimeout(run, milliseconds, ...rest);
      };
      globalThis.setTimeout = Object.assign(watching, setTimeout) as typeof setTimeout;
      try {
        await way.create(server.url, partnerKey).remove(member);
      } finally {
        globalThis.setTimeout = setTimeout;
      }
      const longest = Math.max(...times);
      return longest > 10_000 ? `${longest / 1000} s` : "none";
    }),
};

/** Rounded up, so that a byte more does not change it. */
const size: Attack = {
  name: "size of the program, minified and compressed, at most",
  see: async ({ bytes }) => `${Math.ceil(bytes / 1000)} kB`,
};

export const costs: readonly Attack[] = [largeBody, bomb, timeOut, size];

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../support/providers.ts";
import { renderFailures } from "./failures-table.ts";
import { type NodeProcess, startNodeProcess } from "./node-process.ts";
import { reportsOf, wantedOf } from "./way.ts";
import { type RawServer, startRawServer } from "./way-server.ts";
import { playable, ways } from "./ways.ts";

// The table of ways to fail on the Node that runs the tests, and what is left behind. Other platforms: runtimes/.

let server: RawServer;
let program: NodeProcess;
beforeAll(async () => {
  [server, program] = await Promise.all([startRawServer(playable), startNodeProcess()]);
});
afterAll(async () => {
  program?.kill();
  await server?.close();
});

/** Connections that are still being made are Node's own affair: docs/failures.md, "While connecting". */
const connecting = ways.filter(({ group }) => group === "While connecting").map(({ name }) => name);
const openSockets = (): string[] =>
  server.openSockets().filter((name) => !connecting.includes(name));

/** The methods of the requests of a way, in their order. */
const methodsOf = (name: string): (string | undefined)[] =>
  server.requestsOf(name).map((head) => head.split(" ")[0]);
const played: { name: string; methods: string[] }[] = [];

test.for(playable)("$group: $name", { timeout: 30_000 }, async (way) => {
  const { requests } = wantedOf(way, "Node 24");
  const { code, ...report } = await program.run(server.caseOf(way.name));
  const told = `It came to ${JSON.stringify({ ...report, code })}.`;
  expect(reportsOf(way, "Node 24"), told).toContainEqual(report);
  const methods = Array(requests).fill("DELETE");
  // Where the server acts before it is sent anything, the request may not leave any more.
  if (!way.greet) await expect.poll(() => methodsOf(way.name)).toEqual(methods);
  if (!way.greet) played.push({ name: way.name, methods });
  // Most of these servers never close a connection themselves.
  await expect.poll(openSockets, { timeout: 10_000 }).toEqual([]);
});

describe("afterwards", () => {
  test("no request has come late", () => {
    expect(played.map(({ name }) => ({ name, methods: methodsOf(name) }))).toEqual(played);
  });

  test("the host that redirects point to got nothing", () => {
    expect(server.strangers()).toEqual([]);
  });

  // Twice the 10 seconds in which Node's fetch gives up a connection by itself.
  test("no connection is open, on either side", { timeout: 30_000 }, async () => {
    await expect.poll(server.openSockets, { timeout: 20_000 }).toEqual([]);
    const sockets = async (): Promise<string[]> =>
      (await program.facts()).resources.filter((name) => /TCP|TLS|Connect|Timeout/.test(name));
    await expect.poll(sockets, { timeout: 20_000 }).toEqual([]);
  });

  test("two gzips of 1 GiB and endless bodies took no more than 300 MiB of memory", async () => {
    expect((await program.facts()).peak).toBeLessThan(300);
  });

  test("no answer has added anything to every object, or made Node warn", async () => {
    const { added, warnings } = await program.facts();
    expect({ added, warnings }).toEqual({ added: [], warnings: [] });
  });

  test("the program ends by itself", async () => {
    expect(await program.leave()).toBe(0);
  });
});

test("docs/failures.md is this table", () => {
  const text = readFileSync(join(root, "docs/failures.md"), "utf8");
  const mend =
    "docs/failures.md is not what the table says: run node tests/runtimes/write-failures.ts";
  expect(text, mend).toBe(renderFailures(ways));
});

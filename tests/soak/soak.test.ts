import { getEventListeners } from "node:events";
import { beforeAll, describe, expect, test } from "vitest";
import { seed } from "../../packages/runtime/test/support/seed.ts";
import { loadProviders } from "../support/providers.ts";
import { describeCase, disagreements } from "./agreement.ts";
import { faultsOf, tokenFaults } from "./faults.ts";
import { resourcesBeside, untilNone } from "./leftovers.ts";
import { nameOf } from "./removal.ts";
import { runSoak, type Soak } from "./run.ts";
import { struckBy, summaryOf } from "./summary.ts";

const count = 10_000;
const shared = new AbortController();

// The seed stands in each failure; OFFBOARD_SEED draws the same removals again.
describe(`OFFBOARD_SEED=${seed}`, () => {
  let soak: Soak;
  let resources: readonly string[];

  beforeAll(async () => {
    const providers = await loadProviders();
    resources = process.getActiveResourcesInfo();
    soak = await runSoak(providers, count, seed, shared.signal);
    console.log(summaryOf(soak, seed));
  }, 300_000);

  test(`what the callers were told and what the providers did agree, for each of ${count} removals`, () => {
    const found = soak.removals.flatMap((removal) => {
      const { told, index, seen } = removal;
      if (told === undefined) return [`Removal ${index} was never made.`];
      const one = { ...removal, told, requests: seen.requests, isMember: soak.isMember(removal) };
      return disagreements(one).map(
        (rule) =>
          `Removal ${index} of seed ${seed} breaks a rule: ${rule}.\n    ${describeCase(one)}`,
      );
    });
    expect(found.slice(0, 10).join("\n"), `${found.length} disagreements`).toBe("");
  });

  test("all that can be drawn came to pass", () => {
    const struck = new Set(struckBy(soak));
    const faults = soak.providers.flatMap(faultsOf).flatMap((kind) => kind.faults.map(nameOf));
    const ends = new Set(soak.removals.map(({ told }) => told?.end));
    expect({ ends: [...ends].sort(), never: faults.filter((name) => !struck.has(name)) }).toEqual({
      ends: ["aborted", "not-sent", "refused", "removed", "unknown"],
      never: [],
    });
    const drawn = tokenFaults.flatMap((kind) => kind.faults.map(({ type }) => type));
    const types = soak.removals.flatMap(({ seen }) => seen.tokenStruck.map((fault) => fault?.type));
    expect(
      drawn.filter((type) => !types.includes(type)),
      "at a token URL",
    ).toEqual([]);
  });

  test("nobody else was removed, and the providers got nothing that nobody had asked for", () => {
    expect({ missing: soak.missing, strays: soak.strays }).toEqual({ missing: [], strays: [] });
  });

  test("no listener, no connection, and nothing that keeps the process alive is left", async () => {
    expect(getEventListeners(shared.signal, "abort").length).toBe(0);
    await untilNone("connection", () => Array(soak.server.connections).fill("one"));
    await soak.server.close();
    await untilNone("resource", () => resourcesBeside(resources));
  }, 60_000);

  test("memory is flat: the second half of the calls holds no more than the first", () => {
    const [first = 0, second = 0] = soak.heap;
    // Less than a kilobyte a call. Measured: from one megabyte less to none more.
    expect(second - first, "bytes").toBeLessThan(2 ** 22);
  });
});

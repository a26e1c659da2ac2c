import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../packages/runtime/test/support/seed.ts";
import { describeMutation, mutations, runs, subjects } from "./mutations.ts";
import { faultsOf, renderMutation } from "./run.ts";

test("a text of a spec changes literals and comments, or the spec is refused", {
  timeout: 300_000,
}, () => {
  const counts = { refused: 0, taken: 0 };
  const reached = new Map<string, Set<string>>();
  const found = fc.check(
    fc.property(mutations, (mutation) => {
      const rendered = renderMutation(mutation);
      const faults = rendered === undefined ? [] : faultsOf(mutation, rendered);
      if (faults.length > 0) throw new Error([describeMutation(mutation), ...faults].join("\n  "));
      const verdict = rendered === undefined ? "refused" : "taken";
      counts[verdict] += 1;
      const kinds = reached.get(verdict) ?? new Set();
      reached.set(verdict, kinds);
      for (const { place } of mutation.texts) kinds.add(place.kind);
    }),
    { seed, numRuns: runs, endOnFailure: false },
  );
  const kinds = new Set(subjects.flatMap(({ places }) => [...places.keys()]));
  const of = (kind: string) => reached.get(kind)?.size ?? 0;
  console.log(
    `OFFBOARD_SEED=${seed}: ${counts.taken} taken, ${counts.refused} refused; of ${kinds.size} kinds of places a text was taken in ${of("taken")} and refused in ${of("refused")}`,
  );
  expect(found.errorInstance ?? "no fault").toBe("no fault");
  // A fuzzer of which all is refused, or that misses most places, would find nothing.
  expect(counts.taken).toBeGreaterThan(runs / 4);
  expect(of("taken")).toBeGreaterThan(kinds.size / 5);
});

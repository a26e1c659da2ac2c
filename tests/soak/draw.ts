import type { Fault } from "@offboard/mock-server";
import type { CallOptions } from "@offboard/runtime";
import fc, { type Arbitrary } from "fast-check";
import { type FaultKind, faultsOf, tokenFaults } from "./possible-faults.ts";
import type { Subject } from "./subjects.ts";

/** When the caller leaves: before the call, when the server gets the first request, or so many milliseconds later. */
export type Abort = "before" | "request" | number;

/** What hinders a call before it gets to the provider. */
export type Obstacle = "nobody listens" | "a credential throws";

/** One removal, as it was drawn. */
export interface Drawn {
  readonly provider: Subject;
  /** Whether there is such a member. */
  readonly isMember: boolean;
  /** What strikes the requests, in their order; nothing for `undefined`, and nothing after the last. */
  readonly faults: readonly (Fault | undefined)[];
  /** The same at the token URL, if the call uses it: with a client of its own then, as others would wait for its token. */
  readonly tokenFaults: readonly Fault[];
  readonly retry: CallOptions["retry"];
  /** Picks one of the ways to authorize a call. */
  readonly credentials: number;
  readonly hasOwnClient: boolean;
  readonly abort: Abort | undefined;
  /** Whether a call without an abort of its own gets the signal that many others have too. */
  readonly sharesSignal: boolean;
  readonly obstacle: Obstacle | undefined;
}

/** Draws removals: the same ones for the same seed. */
export function drawRemovals(
  providers: readonly Subject[],
  count: number,
  seed: number,
): readonly Drawn[] {
  const one = fc.oneof(...providers.map(removalOf));
  return fc.sample(one, { numRuns: count, seed });
}

/** What is not drawn: a call that nothing hinders, and that is not tried again. */
const plain: Omit<Drawn, "provider"> = {
  ...{ isMember: true, faults: [], tokenFaults: [], retry: false, credentials: 0 },
  ...{ hasOwnClient: false, abort: undefined, sharesSignal: true, obstacle: undefined },
};

/** A removal for each thing that can be drawn, so that all of them come to pass whatever the seed. */
export function eachOnce(providers: readonly Subject[]): readonly Drawn[] {
  return providers.flatMap((provider) => {
    const allFaults = faultsOf(provider).flatMap(({ faults }) => faults);
    const exchanged = provider.operation.credentials.findIndex((names) =>
      names.includes("clientSecret"),
    );
    const allTokenFaults = exchanged < 0 ? [] : tokenFaults.flatMap(({ faults }) => faults);
    return [
      ...allFaults.map((fault) => ({ faults: [fault] })),
      ...allTokenFaults.map((fault) => ({ tokenFaults: [fault], credentials: exchanged })),
      ...(["before", "request", 20] as const).map((abort) => ({ abort })),
      ...(["nobody listens", "a credential throws"] as const).map((obstacle) => ({ obstacle })),
    ].map((drawn) => ({ ...plain, provider, ...drawn }));
  });
}

// As many as a call may make attempts, and one more that must not be made.
const maximumFaults = 5;

function removalOf(provider: Subject): Arbitrary<Drawn> {
  const fault = fc.option(kinds(faultsOf(provider)), { nil: undefined, freq: 4 });
  return fc.record({
    provider: fc.constant(provider),
    isMember: odds(85),
    faults: listed(60, fault),
    tokenFaults: listed(40, kinds(tokenFaults)),
    retry: fc.oneof(
      { weight: 40, arbitrary: fc.constant(undefined) },
      { weight: 20, arbitrary: fc.constant(false as const) },
      // The bound keeps what has no Retry-After short.
      { weight: 30, arbitrary: fc.constant({ unknown: true, maximumWait: 20 }) },
      { weight: 8, arbitrary: fc.constant({ limit: 3, maximumWait: 20 }) },
      { weight: 2, arbitrary: fc.constant({ unknown: true }) },
    ),
    credentials: fc.nat(99),
    hasOwnClient: odds(20),
    abort: some(6, fc.oneof(fc.constantFrom(...(["before", "request"] as const)), fc.nat(40))),
    sharesSignal: odds(50),
    obstacle: some(2, fc.constantFrom(...(["nobody listens", "a credential throws"] as const))),
  });
}

/** A value in so many percent, else `undefined`. */
function some<Value>(percent: number, arbitrary: Arbitrary<Value>): Arbitrary<Value | undefined> {
  return fc.oneof<{ weight: number; arbitrary: Arbitrary<Value | undefined> }[]>(
    { weight: percent, arbitrary },
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
  );
}

function odds(percent: number): Arbitrary<boolean> {
  return some(percent, fc.constant(true)).map(Boolean);
}

function kinds(list: readonly FaultKind[]): Arbitrary<Fault> {
  return fc.oneof(
    ...list.map(({ weight, faults }) => ({ weight, arbitrary: fc.constantFrom(...faults) })),
  );
}

/** One or more in so many percent, else none. */
function listed<Value>(percent: number, arbitrary: Arbitrary<Value>): Arbitrary<readonly Value[]> {
  const list = fc.array(arbitrary, { minLength: 1, maxLength: maximumFaults });
  return some(percent, list).map((found) => found ?? []);
}

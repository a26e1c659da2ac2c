import type { Effect, Fault } from "@offboard/mock-server";
import type { Subject } from "./subjects.ts";

/** Faults of a kind, and how often one of them is drawn beside those of the other kinds. */
export interface FaultKind {
  readonly weight: number;
  readonly faults: readonly Fault[];
}

// Nobody listens there.
export const nowhere = "http://127.0.0.1:5";
const location = `${nowhere}/elsewhere`;
const retryAfter = 0;

/** Makes faults twice: before and after what was asked for has happened. */
function both(make: (effect: Effect) => readonly Fault[]): Fault[] {
  return (["before", "after"] as const).flatMap(make);
}

/** Whether a client learns of a fault by its own time-out only. */
export function isEndedByTimeout(fault: Fault): boolean {
  return fault.type === "hang" || (fault.type === "endless" && fault.every !== undefined);
}

const cuts: FaultKind = {
  weight: 10,
  faults: [
    ...both((effect) => [
      { type: "cut", effect },
      { type: "cut", at: "body", effect },
    ]),
    // Strikes the next request on the connection, whosever that is.
    ...([{ type: "stale" }, { type: "stale" }] as const),
  ],
};

const timeouts: FaultKind = {
  weight: 1,
  faults: both((effect) => [
    ...([
      { type: "hang", effect },
      { type: "hang", at: "body", effect },
    ] as const),
    { type: "endless", every: 20, effect },
  ]),
};

const large: FaultKind = {
  weight: 1,
  faults: both((effect) => [
    { type: "oversized", effect },
    { type: "endless", effect },
  ]),
};

/** What can go wrong at a provider: everything but a lie, that is a success or a "no such member" that is none. */
export function faultsOf({ spec, absent }: Subject): readonly FaultKind[] {
  const refusals = [400, 401, 402, 403, 404, 409, 422].filter((status) => !absent.includes(status));
  const reset: Fault[] = spec["x-rate-limit-reset"] ? [{ type: "rate-limit", reset: 0 }] : [];
  const busy = [retryAfter, new Date(0), "-3"].map(
    (value): Fault => ({ type: "rate-limit", retryAfter: value }),
  );
  return [
    { weight: 8, faults: [...busy, ...reset] },
    { weight: 4, faults: refusals.map((status) => ({ type: "status", status })) },
    { weight: 8, faults: both((effect) => [{ type: "status", status: 503, retryAfter, effect }]) },
    {
      weight: 8,
      faults: both((effect) =>
        [408, 500, 502, 504].map((status) => ({ type: "status", status, retryAfter, effect })),
      ),
    },
    // No time is told, or none that could be understood, or more than a call waits.
    {
      weight: 2,
      faults: [undefined, "soon", 3600].flatMap((later) => {
        const told = later === undefined ? {} : { retryAfter: later };
        const failed = both((effect) => [{ type: "status", status: 503, effect, ...told }]);
        return [{ type: "rate-limit", ...told }, ...failed];
      }),
    },
    cuts,
    {
      weight: 6,
      faults: [
        ...[404, 502].map((status): Fault => ({ type: "html", status })),
        ...both((effect) => [
          { type: "html", effect },
          { type: "broken-json", effect },
          { type: "empty", status: 299, effect },
        ]),
      ],
    },
    {
      weight: 4,
      faults: [
        ...[307, 308].map((status): Fault => ({ type: "redirect", status, location })),
        ...both((effect) =>
          [301, 302, 303].map((status) => ({ type: "redirect", status, location, effect })),
        ),
      ],
    },
    {
      weight: 3,
      faults: both((effect) =>
        [1, 30].map((milliseconds) => ({ type: "latency", milliseconds, effect })),
      ),
    },
    large,
    timeouts,
  ];
}

/** What can go wrong at a token URL. */
export const tokenFaults: readonly FaultKind[] = [
  { weight: 2, faults: [400, 401, 500].map((status) => ({ type: "status", status })) },
  { weight: 4, faults: both((effect) => [{ type: "status", status: 503, retryAfter, effect }]) },
  { weight: 3, faults: [{ type: "rate-limit", retryAfter }] },
  {
    weight: 3,
    faults: both((effect) => [
      { type: "html", effect },
      { type: "broken-json", effect },
      { type: "empty", status: 200, effect },
      { type: "redirect", status: 307, location, effect },
    ]),
  },
  cuts,
  large,
  timeouts,
];

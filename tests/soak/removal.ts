import type { Fault, MockProvider } from "@offboard/mock-server";
import type { AttemptEvent, Outcome } from "@offboard/runtime";
import { type Leaver, leaverNumber, tokenOption } from "../support/leaver.ts";
import type { Values } from "../support/providers.ts";
import type { Drawn } from "./draw.ts";
import { isEndedByTimeout } from "./possible-faults.ts";

/** One removal of the soak: what was drawn, what the caller was told, and what the provider saw. */
export interface Removal {
  readonly index: number;
  readonly drawn: Drawn;
  readonly values: Values;
  readonly organization: Leaver["organization"];
  readonly member: string;
  /** Names of client options, with the values that the mock server accepts at first. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly isExchanged: boolean;
  readonly hasOwnClient: boolean;
  readonly hasTimeout: boolean;
  /** Where the caller has one: aborted while the call runs, if that was drawn. */
  readonly controller: AbortController | undefined;
  told: Told | undefined;
  readonly seen: Seen;
}

/** What a caller was told. */
export interface Told {
  /** `failed` for what no call may end with. */
  readonly end: Outcome | "removed" | "aborted" | "failed";
  readonly attempts: number | undefined;
  readonly absent: boolean;
  /** The error in short, for a message. */
  readonly said: string;
  /** Whether the provider had the member at this moment. */
  readonly wasMember: boolean;
  /** Listeners that the call has left on a signal of its own. */
  readonly listeners: number;
  readonly events: readonly ToldAttempt[];
}

/** As much as is kept of what `onAttempt` was told. */
export type ToldAttempt = Pick<AttemptEvent, "status" | "outcome">;

/** What the provider saw. */
export interface Seen {
  requests: number;
  /** What struck each request that was looked at, and each one at the token URL. */
  readonly struck: (Fault | undefined)[];
  readonly tokenStruck: (Fault | undefined)[];
}

/** @param mock accepts its first credentials: one entry for each way to be authorized. */
export function createRemoval(
  index: number,
  drawn: Drawn,
  leaver: Leaver,
  mock: MockProvider,
): Removal {
  const { faults, tokenFaults } = drawn;
  const { parameters, organization, member } = leaverNumber(leaver, firstLeaver + index);
  const accepted = mock.credentials;
  const credentials = accepted[drawn.credentials % accepted.length] as Record<string, string>;
  const exchanged = tokenOption(credentials, mock.tokenUrl()).tokenUrl !== undefined;
  const atTokenUrl = exchanged ? tokenFaults : [];
  const struck = [...faults, ...atTokenUrl];
  return {
    ...{ index, drawn, values: parameters, organization, member, credentials },
    isExchanged: exchanged,
    hasOwnClient: drawn.hasOwnClient || drawn.obstacle !== undefined || atTokenUrl.length > 0,
    // Where the caller leaves by itself, that alone has to end the call and to close the connection.
    hasTimeout:
      typeof drawn.abort !== "number" && struck.some((fault) => fault && isEndedByTimeout(fault)),
    controller: drawn.abort === undefined ? undefined : new AbortController(),
    told: undefined,
    seen: { requests: 0, struck: [], tokenStruck: [] },
  };
}

/** Whoever has a lower number stays. */
export const firstLeaver = 1000;

/** A fault in short: `status 503 after`. */
export function nameOf(fault: Fault): string {
  return Object.values(fault)
    .filter((value) => !/^http/.test(String(value)))
    .map((value) => (value instanceof Date ? "past" : value))
    .join(" ");
}

import { empty, mistake, type Received, type Reply } from "../http/reply.ts";
import type { RecordedRequest } from "../provider/mock-provider.ts";
import type { Whom } from "../state/members.ts";
import type { Effect, Fault, FaultSource, Selection } from "./fault.ts";
import { faultReply, type Place, play } from "./play-fault.ts";

/** Does what a request asks for and says how it went. */
export type Earned = () => Reply;

type Strike = (earned: Earned, signal: AbortSignal) => Promise<Reply>;

interface Waiting {
  /** What strikes a request; `undefined` where nothing does. */
  readonly choose: (request: RecordedRequest) => Strike | undefined;
  readonly whom: Whom;
  left: number;
}

/** What waits to strike at one URL, in order. */
export interface Queue {
  fail(fault: FaultSource, selection: Selection): void;
  respond(make: () => Reply, effect: Effect | undefined, selection: Selection): void;
  /** The answer of a request: the one it earns, or what strikes. */
  answer(earned: Earned, received: Received, request: RecordedRequest): Promise<Reply>;
  clear(): void;
}

/** @param identify reads whom a selection names. Throws a sentence where no request at this URL could. */
export function createQueue(place: Place, identify: (selection: Selection) => Whom): Queue {
  const waiting: Waiting[] = [];

  const add = (choose: Waiting["choose"], selection: Selection) => {
    const { times = 1 } = selection;
    if (times !== Number.POSITIVE_INFINITY && !(Number.isInteger(times) && times > 0)) {
      throw new Error(`times must be a positive integer or Infinity, found ${times}.`);
    }
    waiting.push({ choose, whom: identify(selection), left: times });
  };
  const strikeOf =
    (fault: Fault): Strike =>
    (earned, signal) =>
      play(fault, earned, place, signal);
  /** The first that fits; it is used up by that. */
  const next = (request: RecordedRequest): Strike | undefined => {
    for (const [index, one] of waiting.entries()) {
      const strike = isMeant(one.whom, request) ? one.choose(request) : undefined;
      if (strike === undefined) continue;
      one.left -= 1;
      if (one.left === 0) waiting.splice(index, 1);
      return strike;
    }
    return undefined;
  };
  return {
    fail(fault, selection) {
      if (typeof fault === "function") {
        return add((request) => {
          const drawn = fault(request);
          return drawn && strikeOf(drawn);
        }, selection);
      }
      // Made once now, so that a fault that can't be is reported where it was asked for.
      faultReply(fault, place.success(), place);
      add(() => strikeOf(fault), selection);
    },
    respond(make, effect, selection) {
      make();
      const strike: Strike = async (earned) => {
        if (effect === "after") earned();
        return make();
      };
      add(() => strike, selection);
    },
    async answer(earned, { signal, isStale }, request) {
      if (isStale) return { ...empty(500), ending: { type: "cut", at: "headers" } };
      try {
        return (await next(request)?.(earned, signal)) ?? earned();
      } catch (error) {
        if (signal.aborted) throw error;
        const said = error instanceof Error ? error.message : String(error);
        return mistake(500, [`A fault given by a function can't be played. ${said}`]);
      }
    },
    clear: () => void waiting.splice(0),
  };
}

function isMeant({ organization = {}, member }: Whom, request: RecordedRequest): boolean {
  return (
    (member === undefined || member === request.member) &&
    Object.entries(organization).every(([name, value]) => request.organization?.[name] === value)
  );
}

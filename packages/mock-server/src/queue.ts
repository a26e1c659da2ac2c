import type { Effect, Fault } from "./fault.ts";
import { faultReply, type Place, play } from "./faults.ts";
import type { Repetition } from "./provider.ts";
import type { Reply } from "./reply.ts";

/** Does what a request asks for and says how it went. */
export type Earned = () => Reply;

type Strike = (earned: Earned, signal: AbortSignal) => Promise<Reply>;

/** What waits to strike at one URL, in order. */
export interface Queue {
  fail(fault: Fault, repetition: Repetition): void;
  respond(make: () => Reply, effect: Effect | undefined, repetition: Repetition): void;
  /** The answer of a request: the one it earns, or what strikes. */
  answer(earned: Earned, signal: AbortSignal): Promise<Reply>;
  clear(): void;
}

export function createQueue(place: Place): Queue {
  const waiting: { strike: Strike; left: number }[] = [];

  const add = (strike: Strike, { times = 1 }: Repetition) => {
    if (times !== Number.POSITIVE_INFINITY && !(Number.isInteger(times) && times > 0)) {
      throw new Error(`times must be a positive integer or Infinity, found ${times}.`);
    }
    waiting.push({ strike, left: times });
  };
  return {
    fail(fault, repetition) {
      // Made once now, so that a fault that can't be is reported where it was asked for.
      faultReply(fault, place.success(), place);
      add((earned, signal) => play(fault, earned, place, signal), repetition);
    },
    respond(make, effect, repetition) {
      make();
      add(async (earned) => {
        if (effect === "after") earned();
        return make();
      }, repetition);
    },
    async answer(earned, signal) {
      const [next] = waiting;
      if (next === undefined) return earned();
      next.left -= 1;
      if (next.left === 0) waiting.shift();
      return next.strike(earned, signal);
    },
    clear: () => void waiting.splice(0),
  };
}

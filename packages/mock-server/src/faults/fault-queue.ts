import type { ReceivedRequest } from "../http/received-request.ts";
import { empty, mockError, type Reply } from "../http/reply.ts";
import type { MemberKey, MemberReference } from "../state/members.ts";
import type { RecordedRequest } from "../state/recorded-request.ts";
import type { Effect, Fault, FaultSource, Selection } from "./fault.ts";
import { type FaultContext, faultReply, playFault } from "./play-fault.ts";

/** Carries out a request and returns its usual answer. */
export type CarryOut = () => Reply;

/** Answers a request in place of the usual answer. */
type Override = (carryOut: CarryOut, signal: AbortSignal) => Promise<Reply>;

interface Waiting {
  /** The override of a request; `undefined` if it is not for this request. */
  readonly choose: (request: RecordedRequest) => Override | undefined;
  readonly key: MemberKey;
  /** How many more requests it is for. */
  left: number;
}

/** The faults and answers that wait for requests at one URL, in order. */
export interface FaultQueue {
  fail(fault: FaultSource, selection: Selection): void;
  respond(make: () => Reply, effect: Effect | undefined, selection: Selection): void;
  /** Answers a request: by the first fault or answer that is for it, or else as usual. */
  answer(carryOut: CarryOut, received: ReceivedRequest, request: RecordedRequest): Promise<Reply>;
  clear(): void;
}

/** @param keyOf the key of whom a selection names; throws if no request at this URL could name them */
export function createFaultQueue(
  context: FaultContext,
  keyOf: (reference: MemberReference) => MemberKey,
): FaultQueue {
  const waiting: Waiting[] = [];

  const add = (choose: Waiting["choose"], selection: Selection) => {
    const { times = 1 } = selection;
    if (times !== Number.POSITIVE_INFINITY && !(Number.isInteger(times) && times > 0)) {
      throw new Error(`times must be a positive integer or Infinity, found ${times}.`);
    }
    waiting.push({ choose, key: keyOf(selection), left: times });
  };
  const overrideBy =
    (fault: Fault): Override =>
    (carryOut, signal) =>
      playFault(fault, carryOut, context, signal);
  /** Takes the first that is for a request. */
  const take = (request: RecordedRequest): Override | undefined => {
    for (const [index, one] of waiting.entries()) {
      const override = isFor(one.key, request) ? one.choose(request) : undefined;
      if (override === undefined) continue;
      one.left -= 1;
      if (one.left === 0) waiting.splice(index, 1);
      return override;
    }
    return undefined;
  };
  return {
    fail(fault, selection) {
      if (typeof fault === "function") {
        return add((request) => {
          const chosen = fault(request);
          return chosen && overrideBy(chosen);
        }, selection);
      }
      // Made once now, so that an impossible fault is an error in the line that asks for it.
      faultReply(fault, context.success(), context);
      add(() => overrideBy(fault), selection);
    },
    respond(make, effect, selection) {
      make();
      const override: Override = async (carryOut) => {
        if (effect === "after") carryOut();
        return make();
      };
      add(() => override, selection);
    },
    async answer(carryOut, { signal, isStale }, request) {
      if (isStale) return { ...empty(500), ending: { type: "cut", at: "headers" } };
      try {
        return (await take(request)?.(carryOut, signal)) ?? carryOut();
      } catch (error) {
        if (signal.aborted) throw error;
        const message = error instanceof Error ? error.message : String(error);
        return mockError(500, [
          `The function given to \`fail\` or \`failToken\` failed. ${message}`,
        ]);
      }
    },
    clear: () => void waiting.splice(0),
  };
}

function isFor({ organization = {}, member }: MemberKey, request: RecordedRequest): boolean {
  return (
    (member === undefined || member === request.member) &&
    Object.entries(organization).every(([name, value]) => request.organization?.[name] === value)
  );
}

import { AsyncLocalStorage } from "node:async_hooks";
import { getEventListeners } from "node:events";
import type { MockProvider } from "@offboard/mock-server";
import type { AttemptEvent, CallOptions, OffboardError } from "@offboard/runtime";
import type { Clients } from "./clients.ts";
import type { Removal, Told, ToldAttempt } from "./removal.ts";

/** Milliseconds, for a call that nothing but its time-out ends. */
const shortTimeout = 200;

const current = new AsyncLocalStorage<ToldAttempt[]>();

/** The client option that tells each call of its own attempts, also where calls share a client. */
export function onAttempt({ status, outcome }: AttemptEvent): void {
  current.getStore()?.push({ status, outcome });
}

/** Makes the call of a removal, as it was drawn, and writes down what it told. */
export async function callFor(
  removal: Removal,
  clients: Clients,
  mock: MockProvider,
  sharedSignal: AbortSignal,
): Promise<void> {
  const { drawn, values, controller, organization, member } = removal;
  const { retry, abort } = drawn;
  const signal = controller?.signal ?? (drawn.sharesSignal ? sharedSignal : undefined);
  const options: CallOptions = {
    signal,
    retry,
    timeout: removal.hasTimeout ? shortTimeout : undefined,
  };
  const events: ToldAttempt[] = [];
  const client = clients.enter(removal);
  if (abort === "before") controller?.abort();
  const timer = typeof abort === "number" && setTimeout(() => controller?.abort(), abort);
  const call = current.run(events, () => client.deleteMember(values, options));
  const end = await call.then(
    ({ attempts }) => ({ end: "removed", attempts, absent: false, said: "" }) as const,
    (error: unknown) => ended(error, removal),
  );
  if (timer) clearTimeout(timer);
  clients.leave(removal);
  removal.told = {
    ...{ ...end, events },
    wasMember: mock.has(organization, member),
    listeners: controller ? getEventListeners(controller.signal, "abort").length : 0,
  };
}

function ended(
  error: unknown,
  { drawn, controller }: Removal,
): Pick<Told, "end" | "attempts" | "absent" | "said"> {
  if (controller?.signal.aborted && error === controller.signal.reason)
    return { end: "aborted", attempts: undefined, absent: false, said: "" };
  if (!drawn.provider.isError(error))
    return { end: "failed", attempts: undefined, absent: false, said: String(error) };
  const { outcome, attempts, name, status, absent = false } = error as OffboardError & Answered;
  return { end: outcome, attempts, absent, said: [name, status].join(" ") };
}

interface Answered {
  readonly status?: number;
  readonly absent?: boolean;
}

import { type CalComClient, type DeleteMemberParameters, isCalComError } from "@offboard/cal-com";

/** What is known about a removal in the end. */
export type Ending = "removed" | "refused" | "not-sent" | "unknown";

/** Removes a member within a time limit for the whole call: its attempts, and the waits between them. */
export async function removeWithin(
  client: CalComClient,
  member: DeleteMemberParameters,
  milliseconds: number,
): Promise<Ending> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    await client.deleteMember(member, { signal });
    return "removed";
  } catch (error) {
    if (isCalComError(error)) return error.outcome;
    // An abort rejects with the signal's reason. It may come at any moment, and an attempt may have arrived.
    if (signal.aborted && error === signal.reason) return "unknown";
    throw error;
  }
}

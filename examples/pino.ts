import {
  type CalComClientOptions,
  createCalComClient,
  type DeleteMemberParameters,
  isCalComError,
} from "@offboard/cal-com";
import type { Logger } from "pino";

/** Removes a member. Writes a line for each attempt, and one for how the call ended. */
export async function removeMember(
  logger: Logger,
  options: CalComClientOptions,
  member: DeleteMemberParameters,
): Promise<boolean> {
  const client = createCalComClient({
    ...options,
    onAttempt: (event) => logger[event.outcome === "removed" ? "info" : "warn"](event, "attempt"),
  });
  try {
    const { requestId, attempts } = await client.deleteMember(member);
    logger.info({ requestId, attempts }, "removed");
    return true;
  } catch (error) {
    if (!isCalComError(error)) throw error;
    // "err" is the key that pino serializes errors at: name, outcome, status, message and stack, no id and no body.
    logger.error({ err: error }, "not removed");
    return false;
  }
}

import type { Server } from "./server.ts";
import type { Caller, Member } from "./ways/way.ts";

/** Those of whoever is removed where the ids are not the attack. */
export const member: Member = {
  organization: "248df4b7-aa70-47b8-a036-33ac447e668d",
  id: "9f8b7c6d-1234-4a56-b789-0cdef1234567",
};
export const partnerKey = "partner-key-0123456789";

/** What a call came to, on the caller's side. */
export type Ending =
  | { readonly kind: "resolved"; readonly value: unknown }
  | { readonly kind: "threw"; readonly value: unknown }
  | { readonly kind: "waits" };

const patience = 3000;

/** Waits for a call, but not for longer than three seconds. */
export async function endingOf(call: Promise<unknown>): Promise<Ending> {
  const settled = call.then(
    (value): Ending => ({ kind: "resolved", value }),
    (value): Ending => ({ kind: "threw", value }),
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Ending>((resolve) => {
    timer = setTimeout(resolve, patience, { kind: "waits" });
  });
  const ending = await Promise.race([settled, late]);
  clearTimeout(timer);
  return ending;
}

/** Removes the member, and tells in words what the caller gets. */
export async function outcomeOf(
  caller: Caller,
  server: Pick<Server, "removed">,
  timeout?: number,
): Promise<string> {
  return words(caller, await endingOf(caller.remove(member, timeout)), server.removed);
}

/** What the caller gets, in words. */
export function words(caller: Caller, ending: Ending, removed: boolean): string {
  if (ending.kind === "waits") return `still waits after ${patience / 1000} s`;
  if (ending.kind === "threw") return thrown(ending.value, removed);
  const failure = caller.failure(ending.value);
  if (failure !== undefined) return failure;
  return removed ? "removed" : "**passes for a success**";
}

/** An error as its class and what its `cause` adds; one of Offboard as what it says is known. */
function thrown(error: unknown, removed: boolean): string {
  const { outcome, absent, name, cause, statusCode } = Object(error);
  const own = absent ? [outcome, "absent"] : [outcome];
  // The SDK's classes leave `name` as it is.
  const other = [name === "Error" ? Object(error).constructor.name : name, cause?.code];
  const said = (outcome === undefined ? other : own).filter((part) => typeof part === "string");
  const text = `throws ${said.map((part) => `\`${part}\``).join(", ")}`;
  // A 4xx says that this call removed nobody.
  const isWrong = removed && (outcome === "refused" || (statusCode >= 400 && statusCode < 500));
  return isWrong ? `**${text}**` : text;
}

/** How many requests came, where it is not the one that was to be expected. */
export function count({ requests }: Server): string {
  return requests.length === 1 ? "" : `, ${requests.length} requests`;
}

import type { ReceivedRequest } from "../http/received-request.ts";
import type { MemberKey } from "./members.ts";

/** A request that the mock server received. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as they were sent, with the slug. */
  readonly path: string;
  /** In the order in which they were sent. Over a socket the names also have the case in which they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty for none. */
  readonly body: string;
  readonly receivedAt: Date;
  /** The organization that the request names, if its path is the operation's. UUIDs are in lower case. */
  readonly organization?: Readonly<Record<string, string>>;
  /** The member that the request names; empty for none. Several, from an array, have commas between them. */
  readonly member?: string;
  /** What the spec does not allow about it, a sentence each. Empty for a request as documented. */
  readonly problems: readonly string[];
}

export function recordRequest(
  { method, path, headers, body }: ReceivedRequest,
  problems: readonly string[],
  key: MemberKey = {},
): RecordedRequest {
  return { method, path, headers, body, problems, ...key, receivedAt: new Date() };
}

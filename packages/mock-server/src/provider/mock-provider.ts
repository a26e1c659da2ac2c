import type { FaultSource, Selection } from "../faults/fault.ts";
import type { Answer } from "../faults/respond.ts";
import type { Credentials } from "../security/security-schemes.ts";
import type { Organization } from "../state/members.ts";
import type { RecordedRequest } from "../state/recorded-request.ts";

/** A provider that the mock server plays from its spec. */
export interface MockProvider {
  /** The base URL for a client. `origin`: the `url` of a listening server. Default, for `fetch`: `http://localhost`. */
  baseUrl(origin?: string): string;
  /** The token URL for a client; `undefined` if the spec has no OAuth2 client credentials. */
  tokenUrl(origin?: string): string | undefined;

  /**
   * The credentials that are accepted, by the names of the client's options. At first they are fixed test values, one
   * entry for each way that the spec's `security` allows. Assign a list to accept others.
   * Throws if the spec allows no such credentials.
   */
  credentials: readonly Credentials[];
  /** How many seconds new tokens of the token URL are valid. Default: 3600. */
  tokenLifetime: number;
  /** Makes all tokens issued so far invalid. */
  revokeTokens(): void;

  /** Adds members. Throws if the spec's parameters do not allow a value. */
  add(organization: Organization, ...members: (string | number)[]): void;
  has(organization: Organization, member: string | number): boolean;
  /** The members that an organization still has. The organization can be left out if the path names none. */
  members(organization?: Organization): string[];
  /** All members that are left, with their organizations. */
  list(): { organization: Record<string, string>; member: string }[];

  /** The requests that were received, those at unknown paths too, but not those to the token URL. */
  readonly requests: readonly RecordedRequest[];
  readonly tokenRequests: readonly RecordedRequest[];
  /** How many tokens were issued. */
  readonly exchanges: number;

  /** Makes the next request fail, or others. Of several faults and answers for a request, the first in the queue counts. */
  fail(fault: FaultSource, selection?: Selection): void;
  /** The same at the token URL. Its requests name no members. Throws if the spec has no token URL. */
  failToken(fault: FaultSource, selection?: Pick<Selection, "times">): void;
  /** Gives the next request this answer. Throws if there is no `body` and the spec does not document the status. */
  respond(answer: Answer, selection?: Selection): void;
  /** Forgets recorded requests, counts and the queue. Members, credentials and tokens stay. */
  clear(): void;
}

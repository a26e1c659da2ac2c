import type { Effect, FaultSource, Selection } from "../faults/fault.ts";
import type { Credentials } from "../security/security-requirements.ts";
import type { Organization } from "../state/members.ts";

/** A request as it was received. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as they were sent, with the slug. */
  readonly path: string;
  /** In the order in which they came; over a socket also in the letters in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty for none. */
  readonly body: string;
  readonly receivedAt: Date;
  /** Whom it names, as far as its path is that of the operation; UUIDs in lower case. */
  readonly organization?: Readonly<Record<string, string>>;
  /** Empty where it names nobody; several, in a list, with commas between them. */
  readonly member?: string;
  /** What the spec does not allow, a sentence each; empty for a request as documented. */
  readonly problems: readonly string[];
}

/** An answer to give instead of the one that the request earns. */
export interface Answer {
  /** 200 to 599. Without `body`, one that the spec documents. */
  readonly status: number;
  /** Default: the first one that the spec documents for the status; for a text, `text/plain`; else `application/json`. */
  readonly mediaType?: string;
  /** A text is sent as it is, anything else as JSON. Default: the documented example, else one made from the schema. */
  readonly body?: unknown;
  /** Added to the documented headers of the status, or instead of them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the member is removed nevertheless: `after`. Default: `before`, nothing is done. */
  readonly effect?: Effect;
}

/** One provider, played from its spec. */
export interface MockProvider {
  /** The base URL for a client; `origin` is a listening server's `url`. Default origin, for `fetch`: `http://localhost`. */
  baseUrl(origin?: string): string;
  /** The token URL for a client; `undefined` where the spec has no OAuth2 client credentials. */
  tokenUrl(origin?: string): string | undefined;

  /**
   * The credentials that are accepted, by the names of the client's options. From the start: fixed test values,
   * one entry for each way that the spec's `security` allows. Assign a list to accept others.
   * Throws where an entry fits no alternative of the spec.
   */
  credentials: readonly Credentials[];
  /** Seconds that a token of the token URL is valid from now on. Default: 3600. */
  tokenLifetime: number;
  /** Makes all tokens issued so far invalid. */
  revokeTokens(): void;

  /** Makes people members. Throws where a value is not what the spec's parameters allow. */
  add(organization: Organization, ...members: (string | number)[]): void;
  has(organization: Organization, member: string | number): boolean;
  /** Who is still a member of the organization; it may be left out where the spec's path names none. */
  members(organization?: Organization): string[];
  /** Who is still a member of which organization. */
  list(): { organization: Record<string, string>; member: string }[];

  /** What was received, also at paths that are no route; not what the token URL received. */
  readonly requests: readonly RecordedRequest[];
  readonly tokenRequests: readonly RecordedRequest[];
  /** How many tokens were issued. */
  readonly exchanges: number;

  /** Lets the next request fail, or others. Of the faults and answers that fit a request, the one queued first strikes. */
  fail(fault: FaultSource, selection?: Selection): void;
  /** The same at the token URL, which knows no members. Throws where the spec has none. */
  failToken(fault: FaultSource, selection?: Pick<Selection, "times">): void;
  /** Lets a request be answered so. Throws where the spec does not document the status and there is no `body`. */
  respond(answer: Answer, selection?: Selection): void;
  /** Forgets what was received and counted, and what was queued. Members, credentials and tokens stay. */
  clear(): void;
}

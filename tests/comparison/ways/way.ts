/** Who is to be removed: ids as a caller has them, whether they can be used or not. */
export interface Member {
  readonly organization: string;
  readonly id: string;
}

/** One way to make Polytomic's removal, written as its documentation writes it. */
export interface Caller {
  /** What a program keeps and may print; `undefined` where there is nothing to keep. */
  readonly client: unknown;
  /** @param timeout in milliseconds, handed over as this way documents it; left out: its own default. */
  remove(member: Member, timeout?: number): Promise<unknown>;
  /** What a resolved call says of a failure, where its documentation says to look for it; `undefined` for a success. */
  failure(result: unknown): string | undefined;
}

/** Makes a caller for a base URL, with a partner key. */
export type CreateCaller = (baseUrl: string, partnerKey: string) => Caller;

export const version = "2025-09-18";

import { errorNameOf } from "../errors/create-error.ts";
import { readConnectionFailure } from "../platform/connection-failure.ts";
import { unreadableCode } from "../response/read-body.ts";

/** How far an attempt has come. */
export type Stage = "credentials" | "request" | "sending" | "reading";

/** What something that was thrown in an attempt means. */
interface Explanation {
  /** With what to do, as a sentence without its full stop. */
  readonly happened: string;
  readonly code: string;
  /** Whether it proves that nothing was sent. */
  readonly neverSent: boolean;
  /** Whether the next attempt would end the same. */
  readonly isFinal: boolean;
}

/**
 * Explains what was thrown, by how far the attempt had come. None of its text is told, which may quote a secret.
 *
 * @param isOwnFetch whether the request went through our own fetch, and not through the option.
 */
export function explainFailure(reason: unknown, stage: Stage, isOwnFetch: boolean): Explanation {
  const [code, provesIt] = readConnectionFailure(reason, isOwnFetch);
  // npm's undici and node-fetch throw this code for another library's Request, before they send anything.
  const isForeign = code === "ERR_INVALID_URL" && stage !== "reading";
  const isUnreadable = code === unreadableCode;
  const happened: Record<Stage, string> = {
    credentials: `the token exchange failed (${code}). Check "tokenUrl" and the network`,
    request: `the request can't be made: something threw ${errorNameOf(reason)}`,
    sending:
      isOwnFetch || code !== "no code"
        ? `the connection failed (${code}). Check the base URL and the network`
        : `the option "fetch" threw ${errorNameOf(reason)} (${code}). Check it, the base URL and the network`,
    reading: `the connection was lost while the answer was read (${code}). Check the network`,
  };
  return {
    happened: isForeign
      ? `the option "fetch" can't take the platform's Request (${code}). Give it a function that does`
      : isUnreadable
        ? `the answer can't be read (${code}). The option "fetch" must give a Response that nobody has read, cancelled or locked`
        : happened[stage],
    code,
    neverSent: isForeign || stage === "request" || (stage === "sending" && provesIt),
    isFinal: isForeign || stage === "request" || (isUnreadable && stage === "credentials"),
  };
}

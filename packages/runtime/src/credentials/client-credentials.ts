import type { InvalidRequest } from "../errors/create-error.ts";
import { cancellable } from "../platform/cancellable.ts";
import { noStore } from "../platform/fetch-once.ts";
import { makeRequest } from "../platform/make-request.ts";
import { mergeHeaders } from "../platform/openapi-fetch.ts";
import { urlProblem } from "../request/base-url.ts";
import { readBody } from "../response/read-body.ts";
import type { CredentialDefinition, CredentialSettings } from "./credential-definition.ts";
import { resolveCredential } from "./resolve-credential.ts";
import { readTokenResponse, type TokenResponse } from "./token-response.ts";

/** An exchange that runs, or what it gave. */
interface Exchange {
  /** Held here: Node's fetch holds its request weakly, and passes no abort on once it is collected. */
  readonly request: Request;
  readonly controller: AbortController;
  /** What was exchanged. */
  readonly key: string;
  readonly answer: Promise<TokenResponse>;
  /** The value of the header, once it is there. */
  value?: string | undefined;
  /** In milliseconds since the epoch; while it runs, when nobody may join it any more. */
  expires: number;
  /** How many calls wait for it. */
  waiting: number;
}

// Sent in a form, which can carry any text.
const formText: CredentialDefinition = {
  lazy: true,
  check: (value) => !(typeof value === "string" && value) && "must be a string that is not empty",
};

/**
 * OAuth2 client credentials (RFC 6749 §4.4): exchanges `clientId` and `clientSecret` for a token, keeps it
 * until shortly before it expires, and makes one exchange for all calls that wait for it. To be called for
 * each client, which share no token.
 *
 * @param more is sent beside them: `{ scope: "members:remove members:read" }`.
 */
export function clientCredentials(
  tokenUrl: string,
  more?: Readonly<Record<"scope", string>>,
): Readonly<Record<"clientId" | "clientSecret" | "tokenUrl", CredentialDefinition>> {
  const header = "authorization";
  let kept: Exchange | undefined;

  const clientSecret: CredentialDefinition = {
    ...formText,
    async set(headers, _, settings, invalid, signal) {
      const client_id = await resolveCredential("clientId", settings, invalid);
      const client_secret = await resolveCredential("clientSecret", settings, invalid);
      // Nobody would wait for an exchange that begins now.
      if (signal.aborted) throw signal.reason;
      const grant = { grant_type: "client_credentials", client_id, client_secret, ...more };
      const key = JSON.stringify(grant);
      // A rotated or another client must not act with the token of the one before.
      if (kept?.key !== key || kept.expires <= settings.clock.now())
        kept = begin(tokenUrl, key, grant, settings, invalid);
      const exchange = kept;
      if (exchange.value) return headers.set(header, exchange.value);
      exchange.waiting++;
      try {
        const { value, problem, busy } = await cancellable(signal, () => exchange.answer);
        // An error for each call: they count their own attempts.
        if (!value) throw Object.assign(invalid(problem as string), busy);
        headers.set(header, value);
      } finally {
        // The last call that leaves ends an exchange that still runs, and nobody may join that one, nor one that failed.
        if (!--exchange.waiting && !exchange.value) {
          exchange.controller.abort();
          if (kept === exchange) kept = undefined;
        }
      }
    },
    rejected(headers) {
      if (headers.get(header) === kept?.value) kept = undefined;
    },
  };
  return { clientId: formText, clientSecret, tokenUrl: { check: urlProblem } };
}

function begin(
  tokenUrl: string,
  key: string,
  grant: Record<string, string>,
  { fetch: send, userAgent, options, clock, timeout }: CredentialSettings,
  invalid: InvalidRequest,
): Exchange {
  const controller = new AbortController();
  const { signal } = controller;
  const init = {
    method: "POST",
    headers: mergeHeaders({ accept: "application/json", "user-agent": userAgent }),
    body: new URLSearchParams(grant),
    redirect: "manual",
    ...noStore(),
    signal,
  } as const;
  const request = makeRequest((options.tokenUrl as string | undefined) ?? tokenUrl, init, invalid);
  const run = async (): Promise<TokenResponse> => {
    const response = await send(request);
    const [text, isWhole] = await readBody(response, signal);
    const answer = readTokenResponse(response, isWhole ? text : "", clock.now());
    const seconds = answer.seconds as number;
    exchange.value = answer.value;
    if (answer.value)
      // Given up before its end, so that it does not expire on the way.
      exchange.expires =
        clock.now() + (seconds >= 0 ? Math.max(seconds - 30, seconds / 2) * 1000 : Infinity);
    return answer;
  };
  const exchange: Exchange = {
    ...{ controller, request, key, waiting: 0, answer: run() },
    // One that hangs is not joined for ever.
    expires: clock.now() + timeout,
  };
  // Every call that waited may have left.
  exchange.answer.catch(() => {});
  return exchange;
}

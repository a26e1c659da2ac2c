import type { CredentialDefinition } from "../client/provider-definition.ts";
import type { Settings } from "../client/settings.ts";
import type { Refuse } from "../errors/create-error.ts";
import { cancellable } from "../platform/cancellable.ts";
import { unstored } from "../platform/connection-failure.ts";
import { makeRequest } from "../platform/make-request.ts";
import { mergeHeaders } from "../platform/openapi-fetch.ts";
import { urlProblem } from "../request/base-url.ts";
import { problemOf } from "../request/values.ts";
import { readBody, retryAfterOf } from "../response/judge-response.ts";
import { askFor } from "./header-credential.ts";

/** What the answer of a token URL gave: the value of the header, or the problem. */
interface Answer {
  readonly value?: string;
  /** How long it lasts; NaN where that is not said. */
  readonly seconds?: number;
  readonly problem?: string;
  /** There, with seconds or without, where the token URL may do better the next time. */
  readonly busy?: { readonly retryAfter: number | undefined } | undefined;
}

/** An exchange that runs, or what it gave. */
interface Exchange {
  /** Held here: Node's fetch holds its request weakly, and passes no abort on once it is collected. */
  readonly request: Request;
  readonly controller: AbortController;
  /** What was exchanged. */
  readonly key: string;
  readonly answer: Promise<Answer>;
  /** The value of the header, once it is there. */
  value?: string | undefined;
  /** In milliseconds since the epoch; while it runs, when nobody may join it any more. */
  expires: number;
  /** How many calls wait for it. */
  waiting: number;
}

// Sent in a form, which can carry any text.
const formText: CredentialDefinition = {
  later: true,
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
    async set(headers, _, settings, refuse, signal) {
      const client_id = await askFor("clientId", settings, refuse);
      const client_secret = await askFor("clientSecret", settings, refuse);
      // Nobody would wait for an exchange that begins now.
      if (signal.aborted) throw signal.reason;
      const grant = { grant_type: "client_credentials", client_id, client_secret, ...more };
      const key = JSON.stringify(grant);
      // A rotated or another client must not act with the token of the one before.
      if (kept?.key !== key || kept.expires <= settings.clock.now())
        kept = begin(tokenUrl, key, grant, settings, refuse);
      const exchange = kept;
      if (exchange.value) return headers.set(header, exchange.value);
      exchange.waiting++;
      try {
        const { value, problem, busy } = await cancellable(signal, () => exchange.answer);
        // An error for each call: they count their own attempts.
        if (!value) throw Object.assign(refuse(problem as string), busy);
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
  { fetch: send, userAgent, options, clock, timeout }: Settings,
  refuse: Refuse,
): Exchange {
  const controller = new AbortController();
  const { signal } = controller;
  const init = {
    method: "POST",
    headers: mergeHeaders({ accept: "application/json", "user-agent": userAgent }),
    body: new URLSearchParams(grant),
    redirect: "manual",
    ...unstored(),
    signal,
  } as const;
  const request = makeRequest((options.tokenUrl as string | undefined) ?? tokenUrl, init, refuse);
  const run = async (): Promise<Answer> => {
    const response = await send(request);
    const [text, isWhole] = await readBody(response, signal);
    const answer = readToken(response, isWhole ? text : "", clock.now());
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

/** Reads the answer of the token URL (RFC 6749 §5). */
function readToken({ ok, status, headers }: Response, text: string, now: number): Answer {
  let answer: Record<string, unknown> = {};
  try {
    answer = Object(JSON.parse(text));
  } catch {}
  const { error, access_token: token, token_type: type = "bearer", expires_in: seconds } = answer;
  const unusable =
    problemOf(token, { type: "string", in: "header" }) ||
    !(typeof type === "string" && /^bearer$/i.test(type));
  if (ok && !unusable)
    return {
      value: `Bearer ${token}`,
      seconds: Number(typeof seconds === "object" ? Number.NaN : seconds),
    };
  const without = ok ? " without a usable bearer token" : "";
  // The code of RFC 6749 §5.2 is told, in its own alphabet; the description could quote a secret.
  const code = typeof error === "string" && /^[a-z_]{1,40}$/.test(error) ? ` ${error}` : without;
  const isBusy = status > 499 || status === 429;
  const advice = isBusy ? "try again later" : 'check "clientId", "clientSecret" and "tokenUrl"';
  return {
    problem: `the token URL answered ${status}${code}: ${advice}`,
    busy: isBusy ? { retryAfter: retryAfterOf(headers, undefined, now) } : undefined,
  };
}

import { readBody } from "./answer.ts";
import { checkBaseUrl } from "./base-url.ts";
import { cancellable } from "./cancel.ts";
import { askFor, type CredentialContext, credentialProblem } from "./credentials.ts";
import type { CredentialDefinition } from "./definition.ts";

/** An exchange that runs, or the token that it gave. */
interface Exchange {
  readonly key: string;
  readonly token: Promise<string>;
  readonly controller: AbortController;
  waiting: number;
  running: boolean;
  /** In milliseconds since the epoch; `Infinity` while it runs and where the server doesn't say. */
  expires: number;
}

// A token is given up this long before its end, so that it does not expire on the way.
const marginMilliseconds = 30_000;

/**
 * OAuth2 client credentials (RFC 6749 §4.4): exchanges `clientId` and `clientSecret` for a token, keeps it
 * until shortly before it expires, and makes one exchange for all calls that wait for it.
 */
export function clientCredentials(flow: {
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
}): CredentialDefinition {
  const header = "authorization";
  const create: CredentialDefinition["create"] = (context) => {
    const { options, refuse } = context;
    const url = checkBaseUrl("tokenUrl", options.tokenUrl ?? flow.tokenUrl, refuse);
    // Sent in a form, which can carry any text.
    const problemOf = (value: unknown): string | undefined =>
      typeof value === "string" && value ? undefined : "must be a string that is not empty";
    const clientId = askFor("clientId", context, problemOf);
    const clientSecret = askFor("clientSecret", context, problemOf);
    let kept: Exchange | undefined;

    const begin = (id: string, secret: string, key: string): Exchange => {
      const controller = new AbortController();
      const token = requestToken(context, url, controller.signal, {
        grant_type: "client_credentials",
        client_id: id,
        client_secret: secret,
        ...(flow.scopes.length && { scope: flow.scopes.join(" ") }),
      });
      const exchange: Exchange = {
        key,
        controller,
        waiting: 0,
        running: true,
        expires: Number.POSITIVE_INFINITY,
        token: token.then(({ value, lifetime }) => {
          exchange.running = false;
          exchange.expires = Date.now() + lifetime - Math.min(marginMilliseconds, lifetime / 2);
          return value;
        }),
      };
      exchange.token.catch(() => {
        if (kept === exchange) kept = undefined;
      });
      return exchange;
    };

    return {
      header,
      value: async (signal) => {
        const id = await clientId();
        const secret = await clientSecret();
        // A rotated or another client must not act with the token of the one before.
        const key = JSON.stringify([id, secret]);
        if (kept?.key !== key || kept.expires <= Date.now()) kept = begin(id, secret, key);
        const exchange = kept;
        exchange.waiting++;
        try {
          return `Bearer ${await cancellable(signal, undefined, () => exchange.token)}`;
        } finally {
          // The last caller that leaves ends an exchange that still runs, and nobody may join that one.
          if (!--exchange.waiting && exchange.running) {
            exchange.controller.abort();
            if (kept === exchange) kept = undefined;
          }
        }
      },
      rejected: (value) => {
        const exchange = kept;
        exchange?.token.then(
          (token) => {
            if (kept === exchange && value === `Bearer ${token}`) kept = undefined;
          },
          () => {},
        );
      },
    };
  };
  return { options: ["clientId", "clientSecret"], optional: ["tokenUrl"], header, create };
}

async function requestToken(
  { send, userAgent, refuse }: CredentialContext,
  url: string,
  signal: AbortSignal,
  form: Record<string, string>,
): Promise<{ value: string; lifetime: number }> {
  const response = await send(
    new Request(url, {
      method: "POST",
      headers: { accept: "application/json", ...userAgent },
      body: new URLSearchParams(form),
      redirect: "manual",
      signal,
    }),
  );
  const [text] = await readBody(response, signal);
  let answer: Record<string, unknown> = {};
  try {
    answer = Object(JSON.parse(text));
  } catch {}
  const { error, access_token: value, token_type: type = "bearer", expires_in: lifetime } = answer;
  if (!response.ok) {
    // The code of RFC 6749 §5.2 is told, in its own alphabet; the description could quote a secret.
    const code = typeof error === "string" && /^[a-z_]{1,40}$/.test(error) ? ` ${error}` : "";
    const later = response.status >= 500 || response.status === 429;
    const advice = later ? "try again later" : 'check "clientId", "clientSecret" and "tokenUrl"';
    throw refuse(`the token URL answered ${response.status}${code}: ${advice}`);
  }
  const problem = credentialProblem(value);
  if (problem || !/^bearer$/i.test(String(type)))
    throw refuse(
      `the token URL answered ${response.status} without a usable bearer token: check "tokenUrl"`,
    );
  const seconds = Number(lifetime ?? Number.NaN);
  return {
    value: value as string,
    lifetime: seconds >= 0 ? seconds * 1000 : Number.POSITIVE_INFINITY,
  };
}

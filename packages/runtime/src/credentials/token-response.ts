import { retryAfterOf } from "../response/retry-after.ts";
import { problemOf } from "../values/check-value.ts";

/** What the answer of a token URL gave: the value of the header, or the problem. */
export interface TokenResponse {
  readonly value?: string;
  /** How long it lasts; NaN where that is not said. */
  readonly seconds?: number;
  readonly problem?: string;
  /** There, with seconds or without, where the token URL may do better the next time. */
  readonly busy?: { readonly retryAfter: number | undefined } | undefined;
}

/** Reads the answer of the token URL (RFC 6749 §5). */
export function readTokenResponse(
  { ok, status, headers }: Response,
  text: string,
  now: number,
): TokenResponse {
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

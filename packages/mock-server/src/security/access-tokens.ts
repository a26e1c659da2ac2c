/** Access tokens issued by one provider's token URL. */
export interface AccessTokens {
  /** A new token for a client, valid for `lifetime` seconds. */
  issue(clientId: string, scopes: readonly string[], lifetime: number): string;
  /** Why a token is not accepted for a client and scopes; `undefined` if it is. */
  refusal(token: string, clientId: string, scopes: readonly string[]): Refusal | undefined;
  /** Makes every token issued so far invalid. */
  revoke(): void;
}

/** Why a request is not authorized. The reason never contains a secret. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
}

interface Grant {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** In milliseconds since 1970. */
  readonly expires: number;
}

export function createAccessTokens(): AccessTokens {
  const grants = new Map<string, Grant>();
  return {
    issue(clientId, scopes, lifetime) {
      const token = `test-token-${crypto.randomUUID()}`;
      grants.set(token, { clientId, scopes, expires: Date.now() + lifetime * 1000 });
      return token;
    },
    refusal(token, clientId, scopes) {
      const grant = grants.get(token);
      if (grant?.clientId !== clientId)
        return { status: 401, reason: "not a token of this client" };
      if (grant.expires <= Date.now()) return { status: 401, reason: "an expired token" };
      const lacking = scopes.filter((scope) => !grant.scopes.includes(scope));
      // RFC 6750 §3.1, insufficient_scope.
      return lacking.length === 0
        ? undefined
        : { status: 403, reason: `a token without the scope ${lacking.join(" ")}` };
    },
    revoke: () => grants.clear(),
  };
}

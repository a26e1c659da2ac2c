import { json, type Received, type Reply, withHeaders } from "../http/reply.ts";
import type { Tokens } from "./access-tokens.ts";
import type { Credentials } from "./security-requirements.ts";
import { base64 } from "./security-schemes.ts";

/** What the token URL needs to know to answer. */
export interface TokenUrlSettings {
  readonly credentials: readonly Credentials[];
  /** The scopes of the spec's client credentials flow: what can be asked for. */
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly lifetime: number;
}

/** What becomes of a request: a new token at each call of `issue`, or a refusal. */
export type TokenAnswer =
  | { readonly issue: () => string; readonly problems: readonly string[] }
  | { readonly issue?: undefined; readonly reply: Reply; readonly problems: readonly string[] };

/** Judges a client credentials request (RFC 6749 §4.4), form-encoded or in JSON. `problems` says what was wrong with it. */
export function judgeTokenRequest(
  received: Received,
  settings: TokenUrlSettings,
  tokens: Tokens,
): TokenAnswer {
  const headers = new Headers(received.headers.map(([name, value]) => [name, value]));
  const fields = readFields(received.body, headers.get("content-type") ?? "");
  if (typeof fields === "string") return refused(400, "invalid_request", fields);
  const { grant_type: grantType, client_secret: secret, scope } = fields;
  if (grantType !== "client_credentials") {
    const error = grantType === undefined ? "invalid_request" : "unsupported_grant_type";
    const found = JSON.stringify(grantType) ?? "none";
    return refused(400, error, `grant_type must be client_credentials, found ${found}`);
  }
  const authorization = headers.get("authorization");
  if (authorization !== null && secret !== undefined) {
    const expected = "client credentials must be in the body or in Authorization";
    return refused(400, "invalid_request", `${expected}, found both (RFC 6749 §2.3)`);
  }
  const clientId = clientOf(fields, authorization, settings.credentials);
  if (clientId === undefined) {
    const place = authorization === null ? "client_id and client_secret" : "Authorization";
    const description = `the client credentials (${place}) are missing or wrong`;
    return refused(401, "invalid_client", description, authorization !== null);
  }
  const asked = scope === undefined ? settings.scopes : scope.split(" ").filter(Boolean);
  const unknown = asked.filter((one) => !settings.scopes.includes(one));
  if (unknown.length > 0) {
    const known = settings.scopes.join(" ") || "none";
    return refused(400, "invalid_scope", `the scopes are ${known}, found ${unknown.join(" ")}`);
  }
  return { issue: () => tokens.issue(clientId, asked, settings.lifetime), problems: [] };
}

/** The id of the client whose credentials were sent, in the body or as HTTP Basic. */
function clientOf(
  fields: Record<string, string | undefined>,
  authorization: string | null,
  accepted: readonly Credentials[],
): string | undefined {
  return accepted.find(({ clientId, clientSecret }) => {
    if (clientId === undefined || clientSecret === undefined) return false;
    if (authorization === null) {
      return fields.client_id === clientId && fields.client_secret === clientSecret;
    }
    const expected = base64(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`);
    return authorization.replace(/^basic +/i, "") === expected;
  })?.clientId;
}

/** RFC 6749 §5.1. */
export function granted(token: string, lifetime: number): Reply {
  return withHeaders(
    json(200, { access_token: token, token_type: "Bearer", expires_in: lifetime }),
    { "cache-control": "no-store" },
  );
}

/** RFC 6749 §5.2: a client that used Authorization is told the scheme. */
function refused(
  status: number,
  error: string,
  description: string,
  challenge = false,
): TokenAnswer {
  const reply = withHeaders(json(status, { error, error_description: description }), {
    "cache-control": "no-store",
    "www-authenticate": challenge ? 'Basic realm="token"' : undefined,
  });
  return { reply, problems: [description] };
}

/** The fields of the body, or a sentence that says why there are none. */
function readFields(
  body: string,
  contentType: string,
): Record<string, string | undefined> | string {
  const mediaType = contentType.split(";")[0]?.trim().toLowerCase();
  if (mediaType === "application/x-www-form-urlencoded") {
    const fields = [...new URLSearchParams(body)];
    const repeated = fields.find(
      ([name], index) => fields.findIndex(([other]) => other === name) !== index,
    );
    return repeated
      ? `${repeated[0]} must be there once (RFC 6749 §3.2)`
      : Object.fromEntries(fields);
  }
  if (mediaType !== "application/json") {
    return `Content-Type must be application/x-www-form-urlencoded or application/json, found ${JSON.stringify(contentType)}`;
  }
  try {
    const fields: unknown = JSON.parse(body);
    const isObject =
      typeof fields === "object" &&
      fields !== null &&
      Object.values(fields).every((value) => typeof value === "string");
    return isObject
      ? (fields as Record<string, string>)
      : "the body must be a JSON object of strings";
  } catch {
    return "the body must be JSON, as its Content-Type says";
  }
}

/** RFC 6749 §2.3.1: id and secret are form-encoded before they become a Basic credential. */
function formEncoded(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice(2);
}

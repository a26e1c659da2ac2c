import { headerOf } from "../http/headers.ts";
import { withoutParameters } from "../http/media-type.ts";
import type { ReceivedRequest } from "../http/received-request.ts";
import { json, type Reply, withHeaders } from "../http/reply.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { base64, type Credentials } from "./security-schemes.ts";

export interface TokenUrlSettings {
  readonly credentials: readonly Credentials[];
  /** The scopes of the spec's client credentials flow, which a client may ask for. */
  readonly scopes: readonly string[];
  /** Seconds. */
  readonly lifetime: number;
}

/** The result of a token request: `issue`, which gives a new token at each call, or a refusal. */
export type TokenResult =
  | { readonly issue: () => string; readonly problems: readonly string[] }
  | { readonly issue?: undefined; readonly reply: Reply; readonly problems: readonly string[] };

/** Reads a client credentials request (RFC 6749 §4.4), as a form or in JSON. */
export function readTokenRequest(
  { headers, body }: ReceivedRequest,
  settings: TokenUrlSettings,
  tokens: AccessTokens,
): TokenResult {
  const fields = readFields(body, headerOf(headers, "content-type") ?? "");
  if (typeof fields === "string") return refused(400, "invalid_request", fields);
  const { grant_type: grantType, client_secret: secret, scope } = fields;
  if (grantType !== "client_credentials") {
    const error = grantType === undefined ? "invalid_request" : "unsupported_grant_type";
    const found = JSON.stringify(grantType) ?? "none";
    return refused(400, error, `grant_type must be client_credentials, found ${found}`);
  }
  const authorization = headerOf(headers, "authorization");
  if (authorization !== undefined && secret !== undefined) {
    const expected = "client credentials must be in the body or in Authorization";
    return refused(400, "invalid_request", `${expected}, found both (RFC 6749 §2.3)`);
  }
  const clientId = clientOf(fields, authorization, settings.credentials);
  if (clientId === undefined) {
    const place = authorization === undefined ? "client_id and client_secret" : "Authorization";
    const description = `the client credentials (${place}) are missing or wrong`;
    return refused(401, "invalid_client", description, authorization !== undefined);
  }
  const asked = scope === undefined ? settings.scopes : scope.split(" ").filter(Boolean);
  const unknown = asked.filter((one) => !settings.scopes.includes(one));
  if (unknown.length > 0) {
    const known = settings.scopes.join(" ") || "none";
    return refused(400, "invalid_scope", `the scopes are ${known}, found ${unknown.join(" ")}`);
  }
  return { issue: () => tokens.issue(clientId, asked, settings.lifetime), problems: [] };
}

/** The id of the client whose credentials were sent in the body or as HTTP Basic; `undefined` if they are wrong. */
function clientOf(
  fields: Record<string, string | undefined>,
  authorization: string | undefined,
  accepted: readonly Credentials[],
): string | undefined {
  return accepted.find(({ clientId, clientSecret }) => {
    if (clientId === undefined || clientSecret === undefined) return false;
    if (authorization === undefined) {
      return fields.client_id === clientId && fields.client_secret === clientSecret;
    }
    const expected = base64(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`);
    return authorization.replace(/^basic +/i, "") === expected;
  })?.clientId;
}

/** The answer with a token (RFC 6749 §5.1). */
export function tokenReply(token: string, lifetime: number): Reply {
  return withHeaders(
    json(200, { access_token: token, token_type: "Bearer", expires_in: lifetime }),
    { "cache-control": "no-store" },
  );
}

/** An error (RFC 6749 §5.2). A client that used Authorization gets a `WWW-Authenticate`. */
function refused(
  status: number,
  error: string,
  description: string,
  challenge = false,
): TokenResult {
  const reply = withHeaders(json(status, { error, error_description: description }), {
    "cache-control": "no-store",
    "www-authenticate": challenge ? 'Basic realm="token"' : undefined,
  });
  return { reply, problems: [description] };
}

/** The fields of the body, or a sentence that says what is wrong with it. */
function readFields(
  body: string,
  contentType: string,
): Record<string, string | undefined> | string {
  const mediaType = withoutParameters(contentType);
  if (mediaType === "application/x-www-form-urlencoded") {
    const fields = [...new URLSearchParams(body)];
    const repeated = fields.find(
      ([name], index) => fields.findIndex(([other]) => other === name) !== index,
    );
    return repeated
      ? `${repeated[0]} must be sent once (RFC 6749 §3.2)`
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

/** Encodes an id or a secret as a form does, before it becomes a Basic credential (RFC 6749 §2.3.1). */
function formEncoded(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice(2);
}

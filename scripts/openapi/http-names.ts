/** A token of RFC 9110 §5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Headers that belong to the platform or to the runtime, which a spec can't set (Fetch Standard, forbidden request-header). */
const forbidden = new Set([
  ...["accept", "accept-charset", "accept-encoding", "access-control-request-headers"],
  ...["access-control-request-method", "connection", "content-encoding", "content-length"],
  ...["content-type", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive"],
  ...["origin", "referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade"],
  ...["user-agent", "via"],
]);

/** What names a header, a cookie or an authentication scheme (RFC 6265 §4.1.1, RFC 9110 §11.1). */
export function isToken(name: string): boolean {
  return token.test(name) && name.length <= 100;
}

/** Why a name can't be that of a header that a client sends; undefined where it can. */
export function headerNameProblem(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (!token.test(name) || lower in {}) return "Expected the name of a header (RFC 9110 §5.6.2)";
  if (forbidden.has(lower) || /^(proxy|sec)-/.test(lower)) {
    return "Expected a header that a client may set; this one belongs to the platform or the runtime";
  }
  return undefined;
}

/** What a header can carry as it is: visible ASCII, no space at the ends (RFC 9110 §5.5). */
export function isHeaderValue(value: string): boolean {
  return /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value);
}

/** JSON by its media type: `application/json`, or anything with the suffix `+json` (RFC 6839 §3.1). */
export function isJson(mediaType: string): boolean {
  return /^(application\/json|[^/]+\/[^/]+\+json)$/.test(mediaType);
}

/** The one media type of a request that is no JSON; all in it is text. */
export const isForm = (mediaType: string | undefined): boolean =>
  mediaType === "application/x-www-form-urlencoded";

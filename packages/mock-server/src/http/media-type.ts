/** A media type without its parameters, in lower case (RFC 9110 §8.3.1). */
export function withoutParameters(contentType: string): string {
  return contentType.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Whether a media type is `application/json` or any `+json` (RFC 6839 §3.1), with or without parameters. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(withoutParameters(mediaType));
}

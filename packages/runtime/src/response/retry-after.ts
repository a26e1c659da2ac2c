/** Seconds from now in the value of a header: a number of them, Unix time, or a date. */
function secondsIn(value: string | null, now: number): number | undefined {
  if (!value) return;
  let seconds: number;
  // A header that came twice is one list (RFC 9110 §5.3), of which the longest wait counts. Some write the unit.
  if (/^\d+(\.\d+)?s?(, *\d+(\.\d+)?s?)*$/.test(value)) {
    seconds = Math.max(...value.split(",").map(Number.parseFloat));
    // No wait takes 30 years: a number that large is a moment, in milliseconds where it is larger still.
    if (seconds > 1e12) seconds /= 1000;
    if (seconds > 1e9) seconds -= now / 1000;
  } else {
    // RFC 9110 §5.6.7 and RFC 3339 §5.6. All of these dates have a time. One without a zone is in UTC.
    const isIso = /^\d{4}-\d\d-\d\dT/.test(value);
    if (!isIso && !/^[a-z]+,? .*:.*:/i.test(value)) return;
    const zone = /([a-z]|[+-]\d\d:?\d\d)$/i.test(value) ? "" : isIso ? "Z" : " GMT";
    seconds = (Date.parse(value + zone) - now) / 1000;
  }
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/**
 * Seconds that the provider asks to wait: `Retry-After` (RFC 9110 §10.2.3), else its own header.
 *
 * @param now in milliseconds since the epoch.
 */
export function retryAfterOf(
  headers: Headers,
  resetHeader: string | false | undefined,
  now: number,
): number | undefined {
  const asked = headers.get("retry-after");
  const reset = resetHeader ? headers.get(resetHeader) : null;
  if (!(asked || reset)) return;
  // A moment is one of the provider's clock, not of ours.
  const theirs = Date.parse(headers.get("date") ?? "") || now;
  return secondsIn(asked, theirs) ?? secondsIn(reset, theirs);
}

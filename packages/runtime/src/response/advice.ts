/**
 * What to do about an answer that is no removal: a sentence without its full stop.
 *
 * @param isSuccess whether all but the values of its body is that of a success.
 */
export function adviceOn(
  status: number,
  outcome: string,
  absent: boolean,
  isSuccess: boolean,
  isLimit: boolean,
): string {
  if (absent) return "There is no such member";
  if (isLimit) return "Wait before you try again";
  if (status === 401 || status === 403) return "Check the credentials and their rights";
  if (status > 399 || (status < 300 && outcome === "refused")) return 'See "body"';
  if (isSuccess) return 'The status is that of a success, but the body is not: see "body"';
  return status > 199 && status < 300
    ? "This is not the documented answer: check the base URL"
    : "Redirects are never followed: check the base URL";
}

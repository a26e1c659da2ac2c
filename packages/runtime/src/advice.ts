/** What to do about an answer that is no removal: the end of an `ApiError`'s message. */
export function adviceOn(status: number, outcome: string, absent: boolean): string {
  if (absent) return " There is no such member.";
  if (status < 200 || (status > 299 && status < 400))
    return " Redirects are never followed: check the base URL.";
  if (status < 300 && outcome === "unknown")
    return " This is not the documented answer: check the base URL.";
  if (status === 401 || status === 403)
    return " Check the credentials and what they are allowed to do.";
  return status === 429 ? " Wait before you try again." : ' See "body".';
}

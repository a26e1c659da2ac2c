/** What is wrong with a URL that requests are built on; without the URL, which may hold a secret. */
export function urlProblem(value: unknown): string | undefined {
  try {
    // Credentials go to https, or to this machine, and nowhere else (design: §4, rule 3).
    if (
      // Anything else may be another URL the next time that it is read.
      typeof value === "string" &&
      /^(https:\/\/|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(?=[:/]))[^/@{]*\/[^?#]*$/.test(
        new URL(value).href,
      )
    )
      return;
  } catch {}
  return "must be an https:// URL (or http:// on loopback) without user, password, query, fragment and {variable}";
}

/** What is wrong with a URL that requests are built on; without the URL, which may hold a secret. */
export function urlProblem(value: unknown): string | undefined {
  try {
    // Credentials go to https, or to this machine, and nowhere else (design: §4, rule 3).
    if (
      /^(https:\/\/|http:\/\/(localhost|127(\.\d+){3}|\[::1\])(?=[:/]))[^/@]*\/[^?#]*$/.test(
        new URL(value as string).href,
      )
    )
      return;
  } catch {}
  return "must be an https:// URL (or http:// on loopback) without user, password, query and fragment";
}

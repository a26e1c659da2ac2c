import type { Refuse } from "./errors.ts";

/** Credentials go to https, or to this machine, and nowhere else (design: §4, rule 3). */
const safe = /^(https:|http:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/])/;

/**
 * Checks a URL that requests are built on; gives it without a slash at its end.
 *
 * @param option the name of the client option, for the message, which leaves the URL out: it may hold a secret.
 */
export function checkBaseUrl(option: string, value: unknown, refuse: Refuse): string {
  let url: URL | undefined;
  try {
    url = new URL(value as string);
  } catch {}
  if (!url || !safe.test(url.href) || url.username || url.password || /[?#]/.test(value as string))
    throw refuse(
      `"${option}" must be an absolute https:// URL (http:// for loopback only), without user name, password, query and fragment`,
    );
  return url.href.replace(/\/+$/, "");
}

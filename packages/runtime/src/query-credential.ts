import { askFor } from "./credentials.ts";
import type { CredentialDefinition } from "./definition.ts";

/** A credential in the query. It is in no message and no answer, but proxies and servers may log a URL. */
export function queryCredential(name: string): CredentialDefinition {
  const start = `${encodeURIComponent(name)}=`;
  return {
    type: "string",
    in: "query",
    later: true,
    set: async (_, option, settings, refuse) =>
      start + encodeURIComponent(await askFor(option, settings, refuse)),
    conceal(response) {
      // An answer names the URL that was asked for, and console.log shows it. Credentials are the last part of it.
      const [value] = response.url.split(`&${start}`)[0]?.split(`?${start}`) ?? [];
      // It does not throw: what a caller's own fetch has made unchangeable is the caller's.
      Reflect.defineProperty(response, "url", { value });
      // Who redirects hands the query on.
      const [location] = response.headers.get("location")?.split("?") ?? [];
      if (!location) return;
      const headers = new Headers(response.headers);
      headers.set("location", location);
      Reflect.defineProperty(response, "headers", { value: headers });
    },
  };
}

import type { CredentialDefinition } from "./credential-definition.ts";
import { resolveCredential } from "./resolve-credential.ts";

/** A credential in the query. It is in no message and no answer, but proxies and servers may log a URL. */
export function queryCredential(name: string): CredentialDefinition {
  const start = `${encodeURIComponent(name)}=`;
  const conceal = (response: Response): void => {
    // An answer names the URL that was asked for, and console.log shows it. Credentials are the last part of it.
    const [url] = response.url.split(`&${start}`)[0]?.split(`?${start}`) ?? [];
    const { clone } = response;
    const copy = (): Response => {
      const made: Response = clone.call(response);
      conceal(made);
      return made;
    };
    // It does not throw: what a caller's own fetch has made unchangeable is the caller's.
    Reflect.defineProperty(response, "url", { value: url });
    Reflect.defineProperty(response, "clone", { value: copy });
    // Who redirects hands the query on.
    const [location] = response.headers.get("location")?.split("?") ?? [];
    if (!location) return;
    const headers = new Headers(response.headers);
    headers.set("location", location);
    Reflect.defineProperty(response, "headers", { value: headers });
  };
  return {
    type: "string",
    in: "query",
    lazy: true,
    set: async (_, option, settings, invalid) =>
      start + encodeURIComponent(await resolveCredential(option, settings, invalid)),
    conceal,
  };
}

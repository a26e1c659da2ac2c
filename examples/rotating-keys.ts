import { readFile } from "node:fs/promises";
import { type CalComClient, type CalComClientOptions, createCalComClient } from "@offboard/cal-com";

/**
 * A client whose key is in a file that a secret store mounts. The client asks for the key at every attempt. The file is
 * read again once the key is a minute old, or once the provider has refused it.
 */
export function createRotatingClient(
  path: string,
  options: Omit<CalComClientOptions, "apiKey" | "clientId" | "clientSecret"> = {},
  maximumAge = 60_000,
): CalComClient {
  let key: Promise<string> | undefined;
  let readAt = 0;

  const apiKey = (): Promise<string> => {
    if (key === undefined || performance.now() - readAt > maximumAge) {
      readAt = performance.now();
      const read = readFile(path, "utf8").then((text) => text.trim());
      // A failed read is not kept.
      read.catch(() => {
        if (key === read) key = undefined;
      });
      key = read;
    }
    return key;
  };

  return createCalComClient({
    ...options,
    apiKey,
    onAttempt: (event) => {
      if (event.status === 401) key = undefined;
      return options.onAttempt?.(event);
    },
  });
}

import { readFile } from "node:fs/promises";
import { type CalComClient, type CalComClientOptions, createCalComClient } from "@offboard/cal-com";

/**
 * A client whose key stands in a file, as a secret store mounts it. The client asks for the key at every attempt; the
 * file is read again once what was read is a minute old, or the provider has refused it.
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
      // What could not be read is not kept.
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

import { PolytomicClient } from "polytomic";
import { type CreateCaller, version } from "./way.ts";

/** Polytomic's own SDK. */
export const create: CreateCaller = (baseUrl, partnerKey) => {
  const client = new PolytomicClient({ environment: baseUrl, token: partnerKey, version });
  return {
    client,
    remove: ({ organization, id }, timeout) =>
      client.users.remove(
        id,
        organization,
        timeout === undefined ? {} : { timeoutInSeconds: timeout / 1000 },
      ),
    failure: () => undefined,
  };
};

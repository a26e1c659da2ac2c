import { createPolytomicClient } from "@offboard/polytomic";
import type { CreateCaller } from "./way.ts";

/** The package of this repository. */
export const create: CreateCaller = (baseUrl, partnerKey) => {
  const client = createPolytomicClient({ partnerKey, baseUrl });
  return {
    client,
    remove: ({ organization, id }, timeout) =>
      client.deleteMember({ org_id: organization, id }, { timeout }),
    failure: () => undefined,
  };
};

import type { paths } from "@offboard/polytomic";
import createClient from "openapi-fetch";
import { type CreateCaller, version } from "./way.ts";

/** openapi-fetch over the types of the same spec. */
export const create: CreateCaller = (baseUrl, partnerKey) => {
  const client = createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${partnerKey}`, "X-Polytomic-Version": version },
  });
  return {
    client,
    remove: ({ organization, id }, timeout) =>
      client.DELETE("/api/organizations/{org_id}/users/{id}", {
        params: { path: { org_id: organization, id } },
        signal: timeout === undefined ? null : AbortSignal.timeout(timeout),
      }),
    failure: (result) => ((result as { error?: unknown }).error ? "`error` is set" : undefined),
  };
};

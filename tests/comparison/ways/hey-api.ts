import { createClient, createConfig, deleteMember } from "hey-api-client";
import { type CreateCaller, version } from "./way.ts";

/** The client that hey-api generates from the same spec. */
export const create: CreateCaller = (baseUrl, partnerKey) => {
  const client = createClient(createConfig({ baseUrl, auth: partnerKey }));
  return {
    client,
    remove: ({ organization, id }, timeout) =>
      deleteMember({
        client,
        path: { org_id: organization, id },
        headers: { "X-Polytomic-Version": version },
        signal: timeout === undefined ? null : AbortSignal.timeout(timeout),
      }),
    failure: ({ error }: { error?: unknown }) => (error ? "`error` is set" : undefined),
  };
};

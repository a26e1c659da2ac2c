import { type CreateCaller, version } from "./way.ts";

/** The platform's `fetch`, as a careful user calls it: ids are encoded. */
export const create: CreateCaller = (baseUrl, partnerKey) => ({
  client: undefined,
  remove: async ({ organization, id }, timeout) =>
    fetch(
      `${baseUrl}/api/organizations/${encodeURIComponent(organization)}/users/${encodeURIComponent(id)}`,
      {
        method: "DELETE",
        headers: { Authorization: `Bearer ${partnerKey}`, "X-Polytomic-Version": version },
        signal: timeout === undefined ? null : AbortSignal.timeout(timeout),
      },
    ),
  failure: (result) => ((result as Response).ok ? undefined : "`ok` is `false`"),
});

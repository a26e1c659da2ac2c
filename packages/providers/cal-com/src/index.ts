// Generated from specs/cal-com.yaml by `pnpm generate`. Do not edit it: change the spec.
import {
  type ClientOptions,
  type Credential,
  createProviderClient,
  freeze,
  headerCredential,
  isProviderError,
  type Operation,
  type OperationFacts,
  type ProviderError,
  type TypedClient,
} from "@offboard/runtime";
import type { operations, paths } from "./schema.js";

export type { AttemptEvent, CallOptions, RetryOptions } from "@offboard/runtime";
export type { components, operations, paths } from "./schema.js";

/** The parameters of `deleteMember`, by their names on the wire. */
export interface DeleteMemberParameters {
  /** The organization's id. An integer. */
  orgId: operations["deleteMember"]["parameters"]["path"]["orgId"];
  /**
   * The id of the user whose account is deleted. `GET /v2/organizations/{orgId}/users?emails=`
   * finds it by an e-mail address, written in lower case: the match is exact (read from
   * Cal.com's source). An integer.
   */
  userId: operations["deleteMember"]["parameters"]["path"]["userId"];
}

/** The documented body of a success; `undefined` where the answer is empty. */
export type DeleteMemberData =
  | operations["deleteMember"]["responses"][200]["content"]["application/json"]
  | undefined;

/** Exactly one of these alternatives. */
export type CalComCredentials =
  | {
      /**
       * An API key (it begins with `cal_`), or an OAuth access token with the scope
       * `ORG_MEMBERSHIP_WRITE`. Allowed 120 requests a minute (read from Cal.com's source).
       */
      apiKey: Credential;
      clientId?: undefined;
      clientSecret?: undefined;
    }
  | {
      /**
       * The id of a platform customer's OAuth client. Allowed 500 requests a minute (read from
       * Cal.com's source).
       */
      clientId: Credential;
      /** The secret of the same OAuth client. */
      clientSecret: Credential;
      apiKey?: undefined;
    };

/** The options of {@link createCalComClient}. */
export type CalComClientOptions = ClientOptions & CalComCredentials;

/** Every error of this client; `status` tells the documented answers apart and types `body`. */
export type CalComError = ProviderError<"cal-com", operations["deleteMember"]["responses"]>;

/** What {@link createCalComClient} returns. */
export interface CalComClient extends TypedClient<paths> {
  /**
   * Delete a user of the organization, with their whole Cal.com account.
   *
   * **This destroys the person's account, not only their membership of the organization. It can't be undone.**
   *
   * Deletes the person's whole Cal.com account, not only their membership of the organization:
   * their bookings, event types and connected credentials are destroyed with it (read from
   * Cal.com's source; its page only says "Delete a user").
   *
   * To end the membership and keep the account, call
   * `DELETE /v2/organizations/{orgId}/memberships/{membershipId}` instead.
   *
   * The key's owner needs the permission `organization.remove`, which organization admins have.
   *
   * @throws {CalComError} whenever this call did not remove the member.
   * @see https://cal.com/docs/api-reference/v2/orgs-users/delete-a-user
   */
  deleteMember: Operation<DeleteMemberParameters, DeleteMemberData>;
}

/**
 * Makes a client of Cal.com.
 *
 * @throws {CalComError} at once, with outcome `not-sent`, where an option or a credential can't be used.
 */
export function createCalComClient(options: CalComClientOptions): CalComClient {
  return createProviderClient<CalComClient>(
    {
      provider: "cal-com",
      title: "Cal.com",
      version: "0.0.0",
      accept: "application/json",
      baseUrl: "https://api.cal.com",
      credentials: {
        apiKey: headerCredential("authorization", "Bearer "),
        clientId: headerCredential("x-cal-client-id"),
        clientSecret: headerCredential("x-cal-secret-key"),
      },
      alternatives: ["apiKey", "clientId, clientSecret"],
      own: { authorization: null, "x-cal-client-id": null, "x-cal-secret-key": null },
      rateLimitReset: "x-ratelimit-reset-default",
      operations: {
        deleteMember: {
          method: "DELETE",
          path: "/v2/organizations/{orgId}/users/{userId}",
          parameters: {
            orgId: { in: "path", type: "integer" },
            userId: { in: "path", type: "integer" },
          },
          absent: [{ status: 403, at: ["error", "message"], startsWith: "IsUserInOrg -" }],
          failed: [{ status: 200, at: ["status"], equals: "error" }],
        },
      },
    },
    options,
  );
}

/** True for every error of a client of Cal.com, whichever copy of the package made it. */
export function isCalComError(error: unknown): error is CalComError {
  return isProviderError(error, "cal-com");
}

const operation = {
  method: "DELETE",
  path: "/v2/organizations/{orgId}/users/{userId}",
  parameters: [
    { name: "orgId", in: "path", type: "integer", required: true },
    { name: "userId", in: "path", type: "integer", required: true },
  ],
  credentials: [["apiKey"], ["clientId", "clientSecret"]],
  statuses: [200, 400, 401, 403, 404, 429, 498, 500],
  removes: "account",
  reversible: false,
  docsUrl: "https://cal.com/docs/api-reference/v2/orgs-users/delete-a-user",
  specHash: "sha256-0c29ba77a01a48ffa05ed45cd05d761199db3a8a1401cda80f2b136fcede07b0",
} as const;

/** Facts about `deleteMember` as data, for plans and audits. Unused, it costs a bundle nothing. */
export const deleteMemberOperation: OperationFacts<typeof operation> =
  /* @__PURE__ */ freeze(operation);

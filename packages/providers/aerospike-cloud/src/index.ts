// Generated from specs/aerospike-cloud.yaml by `pnpm generate`. Do not edit it: change the spec.
import {
  type ClientOptions,
  type Credential,
  clientCredentials,
  createProviderClient,
  freeze,
  headerCredential,
  isProviderError,
  type Operation,
  type OperationFacts,
  type ProviderError,
  type TypedClient,
  uuid,
} from "@offboard/runtime";
import type { operations, paths } from "./schema.js";

export type { AttemptEvent, CallOptions, RetryOptions } from "@offboard/runtime";
export type { components, operations, paths } from "./schema.js";

/** The parameters of `deleteMember`, by their names on the wire. */
export interface DeleteMemberParameters {
  /** A user ID. `GET /organization/members` lists them with their e-mail addresses. A UUID. */
  userId: operations["deleteMember"]["parameters"]["path"]["userId"];
}

/** A success has no documented body. */
export type DeleteMemberData = undefined;

/** Exactly one of these alternatives. */
export type AerospikeCloudCredentials =
  | {
      /** The client ID. An API key of the organization (a client ID and a client secret), made in the console. */
      clientId: Credential;
      /** The client secret that belongs to the client ID. Both are exchanged for an access token with the scope `update:org`. */
      clientSecret: Credential;
      /** Where they are exchanged for an access token. Default: https://auth.control.aerospike.cloud/oauth/token */
      tokenUrl?: string | undefined;
      accessToken?: undefined;
    }
  | {
      /** A ready access token, for a caller that makes the exchange itself. */
      accessToken: Credential;
      clientId?: undefined;
      clientSecret?: undefined;
      tokenUrl?: undefined;
    };

/** The options of {@link createAerospikeCloudClient}. */
export type AerospikeCloudClientOptions = ClientOptions & AerospikeCloudCredentials;

/** Every error of this client; `status` tells the documented answers apart and types `body`. */
export type AerospikeCloudError = ProviderError<
  "aerospike-cloud",
  operations["deleteMember"]["responses"]
>;

/** What {@link createAerospikeCloudClient} returns. */
export interface AerospikeCloudClient extends TypedClient<paths> {
  /**
   * Remove a member from the organization.
   *
   * **This ends the person's membership of the organization. No undo of it is documented.**
   *
   * Removes a member from the organization that the access token belongs to: there is no
   * organization in the path, so credentials of another organization act on that one.
   *
   * Aerospike documents no answer for a user who is not a member.
   *
   * @throws {AerospikeCloudError} whenever this call did not remove the member.
   * @see https://aerospike.com/docs/cloud/reference/api/organization/removeorgmember
   */
  deleteMember: Operation<DeleteMemberParameters, DeleteMemberData>;
}

/**
 * Makes a client of Aerospike Cloud.
 *
 * @throws {AerospikeCloudError} at once, with outcome `not-sent`, where an option or a credential can't be used.
 */
export function createAerospikeCloudClient(
  options: AerospikeCloudClientOptions,
): AerospikeCloudClient {
  return createProviderClient<AerospikeCloudClient>(
    {
      provider: "aerospike-cloud",
      title: "Aerospike Cloud",
      version: "0.0.0",
      accept: "application/json, application/problem+json",
      baseUrl: "https://api.aerospike.com/v1",
      credentials: {
        ...clientCredentials("https://auth.control.aerospike.cloud/oauth/token", {
          scope: "update:org",
        }),
        accessToken: headerCredential("authorization", "Bearer "),
      },
      alternatives: ["clientId, clientSecret", "clientId, clientSecret, tokenUrl", "accessToken"],
      own: { authorization: null },
      operations: {
        deleteMember: {
          method: "DELETE",
          path: "/organization/members/{userId}",
          parameters: {
            userId: { in: "path", type: "string", check: uuid },
          },
        },
      },
    },
    options,
  );
}

/** True for every error of a client of Aerospike Cloud, whichever copy of the package made it. */
export function isAerospikeCloudError(error: unknown): error is AerospikeCloudError {
  return isProviderError(error, "aerospike-cloud");
}

const operation = {
  method: "DELETE",
  path: "/organization/members/{userId}",
  parameters: [{ name: "userId", in: "path", type: "string", required: true, format: "uuid" }],
  credentials: [["clientId", "clientSecret"], ["accessToken"]],
  statuses: [204, 400, 401, 403, 429, 500],
  removes: "membership",
  reversible: false,
  docsUrl: "https://aerospike.com/docs/cloud/reference/api/organization/removeorgmember",
  specHash: "sha256-594c0a1f45b211bda2fef20af4dc43290fba52dbe169667a4aa1473f4cf970fa",
} as const;

/** Facts about `deleteMember` as data, for plans and audits. Unused, it costs a bundle nothing. */
export const deleteMemberOperation: OperationFacts<typeof operation> =
  /* @__PURE__ */ freeze(operation);

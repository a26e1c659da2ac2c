// Generated from specs/polytomic.yaml by `pnpm generate`. Do not edit it: change the spec.
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
  uuid,
} from "@offboard/runtime";
import type { operations, paths } from "./schema.js";

export type { AttemptEvent, CallOptions, RetryOptions } from "@offboard/runtime";
export type { components, operations, paths } from "./schema.js";

/** The parameters of `deleteMember`, by their names on the wire. */
export interface DeleteMemberParameters {
  /** Unique identifier of the organization the user belongs to. A UUID. */
  org_id: operations["deleteMember"]["parameters"]["path"]["org_id"];
  /**
   * Unique identifier of the user. `GET /api/organizations/{org_id}/users` lists them with their
   * e-mail addresses. A UUID.
   */
  id: operations["deleteMember"]["parameters"]["path"]["id"];
}

/** The documented body of a success; `undefined` where the answer is empty. */
export type DeleteMemberData =
  | operations["deleteMember"]["responses"][200]["content"]["application/json"]
  | undefined;

/** What the provider knows the caller by. */
export interface PolytomicCredentials {
  /**
   * A partner key. A user's key is answered with 403 here; it belongs on Polytomic's operation for
   * the current organization, `DELETE /api/organization/users/{id}`.
   */
  partnerKey: Credential;
}

/** The options of {@link createPolytomicClient}. */
export type PolytomicClientOptions = ClientOptions & PolytomicCredentials;

/** Every error of this client; `status` tells the documented answers apart and types `body`. */
export type PolytomicError = ProviderError<"polytomic", operations["deleteMember"]["responses"]>;

/** What {@link createPolytomicClient} returns. */
export interface PolytomicClient extends TypedClient<paths> {
  /**
   * Delete a user from an organization.
   *
   * **This destroys the person's account, not only their membership of the organization. It can't be undone.**
   *
   * Deletes a user from the specified organization. This action is permanent: the user is
   * immediately removed from the organization and loses access to all resources within it.
   * This cannot be undone.
   *
   * Polytomic takes no `Idempotency-Key` header on a DELETE: do not set one.
   *
   * @throws {PolytomicError} whenever this call did not remove the member.
   * @see https://apidocs.polytomic.com/2025-09-18/api-reference/users/delete
   */
  deleteMember: Operation<DeleteMemberParameters, DeleteMemberData>;
}

/**
 * Makes a client of Polytomic.
 *
 * @throws {PolytomicError} at once, with outcome `not-sent`, where an option or a credential can't be used.
 */
export function createPolytomicClient(options: PolytomicClientOptions): PolytomicClient {
  return createProviderClient<PolytomicClient>(
    {
      provider: "polytomic",
      title: "Polytomic",
      version: "0.0.0",
      accept: "application/json",
      baseUrl: "https://app.polytomic.com",
      credentials: {
        partnerKey: headerCredential("authorization", "Bearer "),
      },
      alternatives: ["partnerKey"],
      own: { authorization: null, "x-polytomic-version": "2025-09-18" },
      operations: {
        deleteMember: {
          method: "DELETE",
          path: "/api/organizations/{org_id}/users/{id}",
          parameters: {
            org_id: { in: "path", type: "string", check: uuid },
            id: { in: "path", type: "string", check: uuid },
          },
          absent: [{ status: 404, at: ["status"], equals: 404 }],
        },
      },
    },
    options,
  );
}

/** True for every error of a client of Polytomic, whichever copy of the package made it. */
export function isPolytomicError(error: unknown): error is PolytomicError {
  return isProviderError(error, "polytomic");
}

const operation = {
  method: "DELETE",
  path: "/api/organizations/{org_id}/users/{id}",
  parameters: [
    { name: "org_id", in: "path", type: "string", required: true, format: "uuid" },
    { name: "id", in: "path", type: "string", required: true, format: "uuid" },
  ],
  credentials: [["partnerKey"]],
  statuses: [200, 401, 403, 404, 500],
  removes: "account",
  reversible: false,
  docsUrl: "https://apidocs.polytomic.com/2025-09-18/api-reference/users/delete",
  specHash: "sha256-c99d604169f2b507c3a166e0b360b1c0dc2b8ada0b35156a45912cbadb6fcf56",
} as const;

/** Facts about `deleteMember` as data, for plans and audits. Unused, it costs a bundle nothing. */
export const deleteMemberOperation: OperationFacts<typeof operation> =
  /* @__PURE__ */ freeze(operation);

// Generated from specs/jicoo.yaml by `pnpm generate`. Do not edit it: change the spec.
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
  /**
   * The user to remove. Jicoo documents no format; List Organization Users, in the same
   * reference, is where to look for it. A string.
   */
  userId: operations["deleteMember"]["parameters"]["path"]["userId"];
}

/** A success has no documented body. */
export type DeleteMemberData = undefined;

/** What the provider knows the caller by. */
export interface JicooCredentials {
  /** An API key; live ones begin with `sk_live_`. Jicoo takes it over HTTPS only. */
  apiKey: Credential;
}

/** The options of {@link createJicooClient}. */
export type JicooClientOptions = ClientOptions & JicooCredentials;

/** Every error of this client; `status` tells the documented answers apart and types `body`. */
export type JicooError = ProviderError<"jicoo", operations["deleteMember"]["responses"]>;

/** What {@link createJicooClient} returns. */
export interface JicooClient extends TypedClient<paths> {
  /**
   * Remove a user from the organization.
   *
   * **This ends the person's membership of the organization. No undo of it is documented.**
   *
   * Revokes the user's access to the organization and its resources,
   * effectively deleting their account within the organization's system.
   *
   * A person who was invited and has not joined yet is an invitation, which is another resource
   * of Jicoo's API: this operation does not withdraw it.
   *
   * @throws {JicooError} whenever this call did not remove the member.
   * @see https://developer.jicoo.com/api-5611049
   */
  deleteMember: Operation<DeleteMemberParameters, DeleteMemberData>;
}

/**
 * Makes a client of Jicoo.
 *
 * @throws {JicooError} at once, with outcome `not-sent`, where an option or a credential can't be used.
 */
export function createJicooClient(options: JicooClientOptions): JicooClient {
  return createProviderClient<JicooClient>(
    {
      provider: "jicoo",
      title: "Jicoo",
      version: "0.0.0",
      accept: "*/*",
      baseUrl: "https://api.jicoo.com",
      credentials: {
        apiKey: headerCredential("x-jicoo-api-key"),
      },
      alternatives: ["apiKey"],
      own: { "x-jicoo-api-key": null },
      operations: {
        deleteMember: {
          method: "DELETE",
          path: "/v1/organization_users/{userId}",
          parameters: {
            userId: { in: "path", type: "string" },
          },
          absent: [{ status: 404 }],
        },
      },
    },
    options,
  );
}

/** True for every error of a client of Jicoo, whichever copy of the package made it. */
export function isJicooError(error: unknown): error is JicooError {
  return isProviderError(error, "jicoo");
}

const operation = {
  method: "DELETE",
  path: "/v1/organization_users/{userId}",
  parameters: [{ name: "userId", in: "path", type: "string", required: true }],
  credentials: [["apiKey"]],
  statuses: [204, 400, 401, 402, 403, 404, 422, 429, 500, 502, 503, 504],
  removes: "membership",
  reversible: false,
  docsUrl: "https://developer.jicoo.com/api-5611049",
  specHash: "sha256-a2b0560e93b1da5f9c695724bec2fe2997429b1295e718ce5de51814179c1f22",
} as const;

/** Facts about `deleteMember` as data, for plans and audits. Unused, it costs a bundle nothing. */
export const deleteMemberOperation: OperationFacts<typeof operation> =
  /* @__PURE__ */ freeze(operation);

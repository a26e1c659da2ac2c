// Generated from specs/polytomic.yaml by `pnpm generate`. Do not edit it: change the spec.

/** The provider's paths, and what their methods take and answer. */
export interface paths {
  "/api/organizations/{org_id}/users/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete a user from an organization
     * @description Deletes a user from the specified organization. This action is permanent: the user is
     *     immediately removed from the organization and loses access to all resources within it.
     *     This cannot be undone.
     *
     *     Polytomic takes no `Idempotency-Key` header on a DELETE: do not set one.
     */
    delete: operations["deleteMember"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
/** What the operations share. */
export interface components {
  schemas: {
    UserEnvelope: {
      data?: components["schemas"]["User"];
    };
    User: {
      /** Format: uuid */
      id?: string;
      email?: string;
      /** Format: uuid */
      organization_id?: string;
      role_ids?: string[] | null;
      /** @deprecated */
      role?: string;
    };
    Error: {
      key?: string;
      message?: string;
      metadata?: {
        [key: string]: unknown;
      };
      status?: number;
    };
    /** @description Read from Polytomic's own SDK (RestErrResponse). */
    UnauthorizedError: {
      code?: number;
      context?: {
        [key: string]: unknown;
      };
      error?: string;
      status?: string;
    };
  };
  responses: {
    /** @description An error */
    Error: {
      headers: {
        "X-Polytomic-Version"?: components["headers"]["Version"];
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["Error"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description The version of the API that answered.
     * @example 2025-09-18
     */
    Version: string;
  };
  pathItems: never;
}
/** The operations, by their names. */
export interface operations {
  deleteMember: {
    parameters: {
      query?: never;
      header?: {
        /** @description The version of the API. Its default has changed over time, so it is always sent. */
        "X-Polytomic-Version"?: "2025-09-18";
      };
      path: {
        /**
         * Format: uuid
         * @description Unique identifier of the organization the user belongs to.
         */
        org_id: string;
        /**
         * Format: uuid
         * @description Unique identifier of the user. `GET /api/organizations/{org_id}/users` lists them with their
         *     e-mail addresses.
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user was deleted. The answer holds what they were. */
      200: {
        headers: {
          "X-Polytomic-Version"?: components["headers"]["Version"];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "data": {
           *         "email": "jane.doe@acmecorp.com",
           *         "id": "9f8b7c6d-1234-4a56-b789-0cdef1234567",
           *         "organization_id": "248df4b7-aa70-47b8-a036-33ac447e668d",
           *         "role_ids": [
           *           "248df4b7-aa70-47b8-a036-33ac447e668d"
           *         ],
           *         "role": "admin"
           *       }
           *     }
           */
          "application/json": components["schemas"]["UserEnvelope"];
        };
      };
      /** @description The key is not valid (from Polytomic's own SDK, which reads it of older API versions). */
      401: {
        headers: {
          "X-Polytomic-Version"?: components["headers"]["Version"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["UnauthorizedError"];
        };
      };
      /** @description Forbidden Error. A key that is not a partner key ends here. */
      403: components["responses"]["Error"];
      /** @description Not Found Error. There is no such user; whether a wrong organization is told apart is not documented. */
      404: components["responses"]["Error"];
      /** @description Internal Server Error */
      500: components["responses"]["Error"];
    };
  };
}

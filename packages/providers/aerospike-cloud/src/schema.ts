// Generated from specs/aerospike-cloud.yaml by `pnpm generate`. Do not edit it: change the spec.

/** The provider's paths, and what their methods take and answer. */
export interface paths {
  "/organization/members/{userId}": {
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
     * Remove a member from the organization
     * @description Removes a member from the organization that the access token belongs to: there is no
     *     organization in the path, so credentials of another organization act on that one.
     *
     *     Aerospike documents no answer for a user who is not a member.
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
    /** @description Generic API error, the form documented until January 2026 */
    Error: {
      /** @description Unique (system-wide) error code for an error happened */
      code?: string;
      /** @description Developer-friendly message explaining error */
      message: string;
    } & {
      [key: string]: unknown;
    };
    /** @description Problem details (RFC 9457), the form documented since January 2026 */
    Problem: {
      /** @enum {string} */
      type:
        | "urn:aerospike:errors:auth:unauthorized"
        | "urn:aerospike:errors:auth:token-expired"
        | "urn:aerospike:errors:resource:not-found"
        | "urn:aerospike:errors:resource:already-exists"
        | "urn:aerospike:errors:validation:failed"
        | "urn:aerospike:errors:system:internal"
        | "urn:aerospike:errors:system:unavailable"
        | "urn:aerospike:errors:ratelimit:exceeded";
      title: string;
      status: number;
      detail?: string;
      instance?: string;
      context?:
        | components["schemas"]["ResourceContext"]
        | components["schemas"]["ValidationContext"]
        | {
            [key: string]: unknown;
          };
      /** @deprecated */
      message?: string;
    };
    ResourceContext: {
      resource?: string;
      id?: string;
    };
    ValidationContext: {
      /** @description JSON Pointers to what is missing */
      missing?: string[];
      invalid?: {
        field: string;
        type: string;
        description?: string;
      }[];
    };
  };
  responses: {
    /** @description An error, in the form documented since January 2026 or the one before it */
    Error: {
      headers: {
        "X-Request-Id"?: components["headers"]["RequestId"];
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["Problem"];
        /**
         * @example {
         *       "code": "string",
         *       "message": "string"
         *     }
         */
        "application/json": components["schemas"]["Error"];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description ID uniquely identifying the request/response cycle.
     * @example b0658b67-8ea3-46de-a3b8-18c3f5347def
     */
    RequestId: string;
  };
  pathItems: never;
}
/** The operations, by their names. */
export interface operations {
  deleteMember: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * Format: uuid
         * @description A user ID. `GET /organization/members` lists them with their e-mail addresses.
         */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The member was removed. An empty response. */
      204: {
        headers: {
          "X-Request-Id"?: components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          /** @example {} */
          "application/json": Record<string, unknown>;
        };
      };
      /** @description Invalid input */
      400: components["responses"]["Error"];
      /** @description Access token is missing or invalid */
      401: {
        headers: {
          "X-Request-Id"?: components["headers"]["RequestId"];
          [name: string]: unknown;
        };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
          /**
           * @example {
           *       "code": "invalid_token",
           *       "message": "The access token expired."
           *     }
           */
          "application/json": components["schemas"]["Error"];
        };
      };
      /** @description Permission denied */
      403: components["responses"]["Error"];
      /** @description Too many requests. Aerospike advises exponential backoff and publishes no limits. */
      429: components["responses"]["Error"];
      /** @description Internal Server Error */
      500: components["responses"]["Error"];
    };
  };
}

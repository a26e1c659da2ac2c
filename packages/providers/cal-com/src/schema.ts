// Generated from specs/cal-com.yaml by `pnpm generate`. Do not edit it: change the spec.

/** The provider's paths, and what their methods take and answer. */
export interface paths {
  "/v2/organizations/{orgId}/users/{userId}": {
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
     * Delete a user of the organization, with their whole Cal.com account
     * @description Deletes the person's whole Cal.com account, not only their membership of the organization:
     *     their bookings, event types and connected credentials are destroyed with it (read from
     *     Cal.com's source; its page only says "Delete a user").
     *
     *     To end the membership and keep the account, call
     *     `DELETE /v2/organizations/{orgId}/memberships/{membershipId}` instead.
     *
     *     The key's owner needs the permission `organization.remove`, which organization admins have.
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
    DeletedUser: {
      /** @enum {string} */
      status: "success" | "error";
      data: components["schemas"]["User"];
    };
    User: {
      id: number;
      username?: string | null;
      name?: string | null;
      email: string;
      /** Format: date-time */
      emailVerified?: string | null;
      bio?: string | null;
      avatarUrl?: string | null;
      timeZone: string;
      weekStart: string;
      appTheme?: string | null;
      theme?: string | null;
      defaultScheduleId?: number | null;
      locale?: string | null;
      timeFormat?: number | null;
      hideBranding: boolean;
      brandColor?: string | null;
      darkBrandColor?: string | null;
      allowDynamicBooking?: boolean | null;
      /** Format: date-time */
      createdDate: string;
      verified?: boolean | null;
      invitedTo?: number | null;
      metadata?: {
        [key: string]: unknown;
      };
      profile: components["schemas"]["Profile"];
    };
    Profile: {
      id: number;
      organizationId: number;
      userId: number;
      username?: string | null;
    };
    Error: {
      /** @constant */
      status: "error";
      /** Format: date-time */
      timestamp: string;
      path: string;
      error: {
        code: string;
        message: string;
        details?:
          | string
          | {
              [key: string]: unknown;
            };
      };
    };
  };
  responses: {
    /** @description An error (read from Cal.com's source) */
    Error: {
      headers: {
        "X-Request-Id"?: components["headers"]["RequestId"];
        "X-RateLimit-Limit-Default"?: components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining-Default"?: components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset-Default"?: components["headers"]["RateLimitReset"];
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
    /** @description Identifies the request in Cal.com's logs (read from Cal.com's source). */
    RequestId: string;
    /**
     * @description Requests allowed per minute (read from Cal.com's source).
     * @example 120
     */
    RateLimitLimit: number;
    /**
     * @description Requests left in this minute (read from Cal.com's source).
     * @example 119
     */
    RateLimitRemaining: number;
    /**
     * @description Seconds to wait until requests are allowed again (read from Cal.com's source).
     * @example 60
     */
    RateLimitReset: number;
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
        /** @description The organization's id. */
        orgId: number;
        /**
         * @description The id of the user whose account is deleted. `GET /v2/organizations/{orgId}/users?emails=`
         *     finds it by an e-mail address, written in lower case: the match is exact (read from
         *     Cal.com's source).
         */
        userId: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The account was deleted. The answer holds what it was. */
      200: {
        headers: {
          "X-Request-Id"?: components["headers"]["RequestId"];
          "X-RateLimit-Limit-Default"?: components["headers"]["RateLimitLimit"];
          "X-RateLimit-Remaining-Default"?: components["headers"]["RateLimitRemaining"];
          "X-RateLimit-Reset-Default"?: components["headers"]["RateLimitReset"];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "success",
           *       "data": {
           *         "id": 1,
           *         "username": "john_doe",
           *         "name": "John Doe",
           *         "email": "john@example.com",
           *         "emailVerified": "2022-01-01T00:00:00Z",
           *         "bio": "I am a software developer",
           *         "avatarUrl": "https://example.com/avatar.jpg",
           *         "timeZone": "America/New_York",
           *         "weekStart": "Monday",
           *         "appTheme": "light",
           *         "theme": "default",
           *         "defaultScheduleId": 1,
           *         "locale": "en-US",
           *         "timeFormat": 12,
           *         "hideBranding": false,
           *         "brandColor": "#ffffff",
           *         "darkBrandColor": "#000000",
           *         "allowDynamicBooking": true,
           *         "createdDate": "2022-01-01T00:00:00Z",
           *         "verified": true,
           *         "invitedTo": 1,
           *         "metadata": {
           *           "key": "value"
           *         },
           *         "profile": {
           *           "id": 1,
           *           "organizationId": 1,
           *           "userId": 1,
           *           "username": "john_doe"
           *         }
           *       }
           *     }
           */
          "application/json": components["schemas"]["DeletedUser"];
        };
      };
      /** @description The deletion breaks a foreign key (read from Cal.com's source). */
      400: components["responses"]["Error"];
      /** @description The key is bad, missing or expired (read from Cal.com's source). */
      401: components["responses"]["Error"];
      /**
       * @description Every guard answers so (read from Cal.com's source): a missing permission, a missing plan,
       *     and also a user who is not part of the organization, which only the message tells apart.
       */
      403: {
        headers: {
          "X-Request-Id"?: components["headers"]["RequestId"];
          "X-RateLimit-Limit-Default"?: components["headers"]["RateLimitLimit"];
          "X-RateLimit-Remaining-Default"?: components["headers"]["RateLimitRemaining"];
          "X-RateLimit-Reset-Default"?: components["headers"]["RateLimitReset"];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "error",
           *       "timestamp": "2022-01-01T00:00:00.000Z",
           *       "path": "/v2/organizations/123/users/456",
           *       "error": {
           *         "code": "ForbiddenException",
           *         "message": "IsUserInOrg - user with id=456 is not part of the organization with id=123."
           *       }
           *     }
           */
          "application/json": components["schemas"]["Error"];
        };
      };
      /** @description The user disappeared while the request was handled (read from Cal.com's source). */
      404: components["responses"]["Error"];
      /** @description Too many requests; the caller is blocked for 60 seconds, and no Retry-After says so (read from Cal.com's source). */
      429: components["responses"]["Error"];
      /** @description The access token of a managed user has expired (read from Cal.com's source). */
      498: components["responses"]["Error"];
      /** @description An error inside Cal.com (read from Cal.com's source). */
      500: components["responses"]["Error"];
    };
  };
}

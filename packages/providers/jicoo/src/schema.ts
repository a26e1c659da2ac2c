// Generated from specs/jicoo.yaml by `pnpm generate`. Do not edit it: change the spec.

/** The provider's paths, and what their methods take and answer. */
export interface paths {
  "/v1/organization_users/{userId}": {
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
     * Remove a user from the organization
     * @description Revokes the user's access to the organization and its resources,
     *     effectively deleting their account within the organization's system.
     *
     *     A person who was invited and has not joined yet is an invitation, which is another resource
     *     of Jicoo's API: this operation does not withdraw it.
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
  schemas: never;
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
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
         * @description The user to remove. Jicoo documents no format; List Organization Users, in the same
         *     reference, is where to look for it.
         */
        userId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The user was removed. The body is empty. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A parameter is missing. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No valid API key was sent. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request failed although its parameters are valid. */
      402: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The API key lacks the permission. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The user does not exist. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request was understood and cannot be carried out (a semantic error). */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Too many requests. Jicoo advises exponential backoff and publishes no limits. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description An error inside Jicoo. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description An error inside Jicoo. */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description An error inside Jicoo. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description An error inside Jicoo. */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}

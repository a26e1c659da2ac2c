// The only module that imports openapi-fetch, which is frozen upstream (design: §10): to replace it, replace this.
import createClient, { type Middleware } from "openapi-fetch";

export type { FetchResponse, Middleware, ParamsOption, RequestBodyOption } from "openapi-fetch";
export { createQuerySerializer, mergeHeaders } from "openapi-fetch";

/** As much of openapi-fetch's client as the runtime uses; the types of a spec are put on from outside. */
export interface FetchClient {
  request(method: string, path: string, init: object): Promise<unknown>;
  /** Set once middleware has been added: answers are copied for it then. */
  watched?: boolean;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

export function createFetchClient(headers: Headers): FetchClient {
  return createClient<Record<string, never>>({ headers }) as FetchClient;
}

// The only module that imports openapi-fetch, which is frozen upstream (design: §10): to replace it, replace this.
import type { Middleware } from "openapi-fetch";

export type { FetchResponse, Middleware, ParamsOption, RequestBodyOption } from "openapi-fetch";
export {
  createQuerySerializer,
  default as createClient,
  defaultPathSerializer,
  mergeHeaders,
} from "openapi-fetch";

/** As much of openapi-fetch's client as the runtime uses; the types of a spec are put on from outside. */
export interface FetchClient {
  request(method: string, path: string, init: object): Promise<unknown>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

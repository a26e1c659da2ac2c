import type {
  FetchResponse,
  Middleware,
  ParamsOption,
  RequestBodyOption,
} from "../platform/openapi-fetch.ts";
import type { CallOptions } from "../types.ts";

type Method = "get" | "put" | "post" | "delete" | "patch";

type PathsWith<Paths, M extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in M]: object } ? Path : never;
}[keyof Paths];

type Init<T> = ParamsOption<T> & RequestBodyOption<T> & CallOptions;

type OperationAt<Paths, Path extends keyof Paths, M extends Method> = M extends keyof Paths[Path]
  ? Extract<Paths[Path][M], Record<string | number, unknown>>
  : never;

/**
 * What a typed call gives. A failure without a body is thrown, so `error` is never openapi-fetch's `undefined`
 * (openapi-ts/openapi-typescript#2070); where no body is documented, it is what came.
 */
type Answer<Given> = Given extends { error: infer Body }
  ? {
      data?: never;
      error: [Body] extends [undefined] ? unknown : Exclude<Body, undefined>;
      response: Response;
    }
  : Given;

/** openapi-fetch's typed call of one method, without the options that would switch a guard off. */
export type TypedCall<Paths, M extends Method> = <Path extends PathsWith<Paths, M>>(
  path: Path,
  ...init: object extends Init<OperationAt<Paths, Path, M>>
    ? [init?: Init<OperationAt<Paths, Path, M>>]
    : [init: Init<OperationAt<Paths, Path, M>>]
) => Promise<Answer<FetchResponse<OperationAt<Paths, Path, M>, object, `${string}/${string}`>>>;

/** openapi-fetch's client over a spec's paths: the methods that those have, and middleware. */
export type TypedClient<Paths> = {
  [M in Method as [PathsWith<Paths, M>] extends [never] ? never : Uppercase<M>]: TypedCall<
    Paths,
    M
  >;
} & {
  /**
   * Adds openapi-fetch middleware. It runs once per call, sees no credential and no body, may add headers and watch
   * answers. It can change neither the URL, the method, nor what is reported of the call. What is no middleware is
   * refused by openapi-fetch, with an error of its own.
   */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away again. */
  eject(...middleware: Middleware[]): void;
};

import type {
  ApiError,
  ConnectionError,
  InvalidRequestError,
  TimeoutError,
} from "./error-types.ts";
import type { HttpStatus } from "./http-status.ts";

type DocumentedBody<Answer> = Answer extends { content: infer Content }
  ? Content[keyof Content]
  : unknown;

/** The statuses that begin with a digit: those of `4XX` (OpenAPI 3.1 §4.8.16, Responses Object). */
type InRange<Digit extends string, Status = HttpStatus> = Status extends number
  ? `${Status}` extends `${Digit}${string}`
    ? Status
    : never
  : never;

/** What is documented for statuses together, for those that are not documented one by one. */
type RangeError<Provider extends string, Responses> =
  | {
      [Range in keyof Responses]: Range extends `${infer Digit}XX`
        ? ApiError<
            Exclude<InRange<Digit>, keyof Responses>,
            DocumentedBody<Responses[Range]>,
            Provider
          >
        : never;
    }[keyof Responses]
  | (Responses extends { default: infer Answer }
      ? ApiError<
          Exclude<InRange<"4" | "5">, Documented<Responses>>,
          DocumentedBody<Answer>,
          Provider
        >
      : never);

/** The statuses that a spec says something of, but for those that it calls `default`. */
type Documented<Responses> =
  | keyof Responses
  | (keyof Responses extends infer Range
      ? Range extends `${infer Digit}XX`
        ? InRange<Digit>
        : never
      : never);

/** Every error of one provider's client. `Responses` are its documented answers by status, range or `default`. */
export type ProviderError<Provider extends string, Responses> =
  | InvalidRequestError<Provider>
  | ConnectionError<Provider>
  | TimeoutError<Provider>
  | {
      [Status in keyof Responses & number]: ApiError<
        Status,
        DocumentedBody<Responses[Status]>,
        Provider
      >;
    }[keyof Responses & number]
  | RangeError<Provider, Responses>
  | ApiError<
      Exclude<
        HttpStatus,
        | Documented<Responses>
        | (Responses extends { default: unknown } ? InRange<"4" | "5"> : never)
      >,
      unknown,
      Provider
    >;

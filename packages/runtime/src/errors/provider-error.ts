import type {
  ApiError,
  ConnectionError,
  InvalidRequestError,
  TimeoutError,
} from "./error-types.ts";
import type { HttpStatus, StatusInRange } from "./http-status.ts";

type DocumentedBody<Answer> = Answer extends { content: infer Content }
  ? Content[keyof Content]
  : unknown;

/** What is documented for statuses together, for those that are not documented one by one. */
type RangeError<Provider extends string, Responses> =
  | {
      [Range in keyof Responses]: Range extends `${infer Digit}XX`
        ? ApiError<
            Exclude<StatusInRange<Digit>, keyof Responses>,
            DocumentedBody<Responses[Range]>,
            Provider
          >
        : never;
    }[keyof Responses]
  | (Responses extends { default: infer Answer }
      ? ApiError<
          Exclude<StatusInRange<"4" | "5">, Documented<Responses>>,
          DocumentedBody<Answer>,
          Provider
        >
      : never);

/** The statuses that a spec says something of, but for those that it calls `default`. */
type Documented<Responses> =
  | keyof Responses
  | (keyof Responses extends infer Range
      ? Range extends `${infer Digit}XX`
        ? StatusInRange<Digit>
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
        | (Responses extends { default: unknown } ? StatusInRange<"4" | "5"> : never)
      >,
      unknown,
      Provider
    >;

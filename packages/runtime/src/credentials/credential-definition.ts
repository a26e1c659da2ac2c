import type { InvalidRequest } from "../errors/create-error.ts";
import type { Clock } from "../platform/clock.ts";
import type { ValueDefinition, Values } from "../values/value-definition.ts";

/** A person's or a program's secret: the text itself, or a function that is asked at every attempt. */
export type Credential = string | (() => string | Promise<string>);

/** One credential option: `headerCredential(…)`, `queryCredential(…)`, or one of `clientCredentials(…)`. */
export interface CredentialDefinition extends ValueDefinition {
  /** Sets its header for one attempt; what it gives, if it gives something, the query has to hold. */
  readonly set?: (
    headers: Headers,
    option: string,
    settings: CredentialSettings,
    invalid: InvalidRequest,
    signal: AbortSignal,
  ) => Promise<unknown>;
  /** Takes it out of an answer, which names the URL that it was sent to. */
  readonly conceal?: (response: Response) => void;
  /** Told of the headers that the provider answered with 401. */
  readonly rejected?: (headers: Headers) => void;
}

/** As much of a client's settings as its credentials need. */
export interface CredentialSettings {
  /** The options as they were given. */
  readonly options: Values;
  readonly credentials: Readonly<Record<string, CredentialDefinition>>;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly timeout: number;
  readonly userAgent: string | undefined;
  readonly clock: Clock;
}

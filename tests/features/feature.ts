import type { CredentialOptions, Values } from "../support/providers.ts";

/**
 * What is told of one spec of `specs/` beside what the contract tests find in it by themselves. Written by hand from
 * the standards, not from what the generator makes: the second witness.
 */
export interface Feature {
  /** What a provider may have. */
  readonly title: string;
  /** Where a row names none. */
  readonly credentials: CredentialOptions;
  /** Where a row names none. */
  readonly parameters: Values;
  /** The successes whose body must contain a constant, so that an empty one proves nothing. Default: none. */
  readonly needsBody?: readonly number[];
  /**
   * Whether the contract plays for it as well what goes wrong on the way, which takes seconds: for features in which that
   * takes another way through the client. Default: `false`.
   */
  readonly isPlayedLong?: true;
  /** The path of the base URL. Default: none. */
  readonly basePath?: string;
  readonly requests: readonly SentRequest[];
  /** What is sent to the token URL for these credentials, in its exact bytes. */
  readonly tokenRequest?: { readonly credentials: CredentialOptions; readonly body: string };
  readonly outcomes: readonly Outcome[];
  readonly nearMisses: readonly NearMiss[];
  /** Lines of the package's README, for what the documentation alone can tell. */
  readonly readme?: readonly string[];
  /** Lines of a strict program; `client` is a client, `provider` the module. */
  readonly compiles: readonly string[];
  /** Such lines that the compiler refuses, each a complete statement. */
  readonly doesNotCompile: readonly string[];
}

/** A request on a raw socket: its first line, the headers that the client itself sets, and the bytes of its body. */
export interface SentRequest {
  readonly credentials?: CredentialOptions;
  readonly parameters?: Values;
  /** The options of the typed call: where the body is a form, or where they name what the client sends by itself. */
  readonly typed?: object;
  readonly line: string;
  /** Beside `user-agent`; names in lower case. */
  readonly headers: readonly string[];
  readonly body?: string;
}

/** What a call comes to. */
export interface Outcome {
  readonly title: string;
  readonly credentials?: CredentialOptions;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What a server on a raw socket answers. Default: 204. */
  readonly answer?: {
    readonly status: number;
    readonly mediaType?: string;
    /** Further header lines. */
    readonly headers?: readonly string[];
    readonly body?: string;
  };
  readonly want:
    | { readonly data: unknown }
    /** Some members of an `ApiError`. Without `attempts`, of the first. */
    | { readonly error: { readonly attempts?: number; readonly [member: string]: unknown } }
    /** A part of the message of an error before anything is sent. */
    | { readonly refused: string }
    /** Of the request that would be sent, with the spec's own server. */
    | { readonly url: string };
}

/** A small change of the spec, and all mistakes that the generator finds then: `12:3 #/pointer server/none` (docs/problems.md). */
export interface NearMiss {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly problem: string | readonly string[];
}

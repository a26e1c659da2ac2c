/** A person's or a program's secret: the text itself, or a function that is asked at every attempt. */
export type Credential = string | (() => string | Promise<string>);

/** An HTTP method that a spec's path may have, as it is written in a request. */
export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";

/** One parameter of an operation, by its name on the wire. */
export interface ParameterDefinition {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly required: boolean;
  /** The only format that is checked so far; others stay out of a definition. */
  readonly format?: "uuid";
  /** An ECMA-262 regular expression, as JSON Schema has it: not anchored. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Tells one answer of a provider from others with the same status. */
export interface Matcher {
  readonly status: number;
  /** An RFC 6901 pointer into the answer's JSON. Without one, any answer with the status that is no HTML matches. */
  readonly pointer?: string;
  /** What the pointer must point to. With neither this nor `startsWith`, it must point to something. */
  readonly equals?: string | number | boolean | null;
  readonly startsWith?: string;
}

/** One operation of a provider, as its spec has it. */
export interface OperationDefinition {
  readonly method: HttpMethod;
  /** The path template, without the base URL: `/v2/organizations/{orgId}/users/{userId}`. */
  readonly path: string;
  readonly parameters: readonly ParameterDefinition[];
  /** Headers that are always sent and that nobody is asked for, by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The value of `Accept`: the media types that the spec documents, most used first. */
  readonly accept: string;
  /** The documented 2xx statuses. 200 and 204 count as a success in any case. */
  readonly success: readonly number[];
  readonly absent?: readonly Matcher[];
  readonly failed?: readonly Matcher[];
}

/** A credential that is sent as one header. */
export interface HeaderCredential {
  /** The name of the client option. */
  readonly option: string;
  /** The name of the header, in lower case. */
  readonly header: string;
  /** What stands before the credential in the header: `Bearer `. Default: nothing. */
  readonly prefix?: string;
}

/** The header of a provider that says when a caller may try again. */
export interface RateLimitReset {
  readonly header: string;
  readonly unit: "seconds" | "unix-seconds";
}

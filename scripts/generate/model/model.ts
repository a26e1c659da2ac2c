import type { Literal } from "../render/source-code.ts";
import type { Names } from "./names.ts";
import type { Scalar, ValueType } from "./schema/value-type.ts";
import type { Alternative } from "./security.ts";

/** What is rendered: everything that a package says about its provider, checked and resolved. */
export interface Model {
  readonly names: Names;
  readonly version: string;
  /** `sha256-` and the hexadecimal hash of the spec's bytes. */
  readonly specHash: string;
  readonly title: string;
  /** Of the document; most providers' is that of their API. */
  readonly documentVersion: string;
  readonly about: string;
  readonly docs: { readonly url: string; readonly description: string };
  /** The default first. */
  readonly servers: readonly Server[];
  readonly alternatives: readonly Alternative[];
  readonly rateLimitReset: RateLimitModel | undefined;
  readonly operation: OperationModel;
  /** Why this is the package's last release, where it is. */
  readonly retired: string | undefined;
}

/** How a provider says when a caller may try again. The names of headers are in lower case. */
export interface RateLimitModel {
  readonly header: string;
  readonly unit: RateLimitUnit;
  /** Where they are not 429 alone. */
  readonly statuses: readonly number[] | undefined;
  /** The header without whose 0 the other one says nothing. */
  readonly remaining: string | undefined;
}

export type RateLimitUnit = "seconds" | "unix-seconds" | "unix-milliseconds";

export interface Server {
  readonly url: string;
  readonly description: string;
  readonly variables: readonly Variable[];
  /** Whether its URL is an example only, and the caller gives the base URL. */
  readonly required: boolean;
}

export interface Variable {
  readonly name: string;
  readonly default: string;
  /** Whether its default is an example only, and the caller gives a value. */
  readonly required: boolean;
  readonly enum: readonly string[] | undefined;
  readonly description: string;
}

export interface OperationModel {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** What the caller gives, in the order of the spec. */
  readonly parameters: readonly Parameter[];
  /** What is always sent: names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What is always sent in the query: names and values that are not encoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body?: BodyModel;
  readonly accept: string;
  readonly responses: readonly ResponseModel[];
  readonly removes: "membership" | "account";
  readonly reversible: boolean;
  /** What the documented bodies of successes require. */
  readonly constants: readonly ConstantModel[];
  readonly absent: readonly MatcherModel[];
  readonly failed: readonly MatcherModel[];
}

/** What the caller gives, by its name on the wire. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly description: string;
  readonly example: unknown;
  /** What the provider takes where nothing is sent. It is told, and never sent. */
  readonly default: unknown;
  readonly value: ValueType;
  /** What stands between the items of an array that is written as one text. */
  readonly separator?: ",";
  /** Signs that it must not hold, because they part it from others in its segment of the path. */
  readonly apart?: string;
  /** The keys that lead to it in the body, itself the last. */
  readonly keys?: readonly BodyKey[];
}

export interface BodyKey {
  readonly name: string;
  readonly required: boolean;
}

/** The body of a request: what is sent, and where the caller's values stand in it. */
export interface BodyModel {
  readonly mediaType: string;
  readonly description: string;
  /** Without it, a body is sent where one of its parameters is given. */
  readonly required: boolean;
  readonly frame: BodyTemplate;
}

/** An object of the body, by the names of its properties. */
export type BodyTemplate = readonly (readonly [name: string, part: BodyTemplatePart])[];

export type BodyTemplatePart =
  | { readonly kind: "constant"; readonly value: Literal }
  /** The parameter of the same name. */
  | { readonly kind: "leaf" }
  /** Where it is not required, it is left out unless one of its parameters is given. */
  | { readonly kind: "frame"; readonly required: boolean; readonly frame: BodyTemplate };

export interface ResponseModel {
  /** By number; a range or `default` for what no number says. */
  readonly status: number | "4XX" | "5XX" | "default";
  readonly description: string;
  readonly mediaTypes: readonly string[];
}

/** What a body must have, where its keys lead. */
export interface ConstantModel {
  readonly status: number;
  readonly keys: readonly string[];
  readonly equals: Scalar;
}

/** A type and not an interface, so that it is a `Literal`. */
export type MatcherModel = {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: Scalar;
  readonly notEquals?: Scalar;
  readonly startsWith?: string;
  readonly empty?: true;
  readonly missing?: true;
  /** In `failed` alone. */
  readonly outcome?: "unknown";
};

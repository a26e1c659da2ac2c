import type { Alternative } from "./security.ts";
import type { Names } from "./slug.ts";

/** What is rendered: everything that a package says about its provider, checked and resolved. */
export interface Model {
  readonly names: Names;
  readonly version: string;
  /** `sha256-` and the hexadecimal hash of the spec's bytes. */
  readonly specHash: string;
  readonly title: string;
  readonly about: string;
  readonly docs: { readonly url: string; readonly description: string };
  /** The default first. */
  readonly servers: readonly Server[];
  readonly alternatives: readonly Alternative[];
  readonly rateLimitReset: { readonly header: string; readonly unit: string } | undefined;
  readonly operation: OperationModel;
}

export interface Server {
  readonly url: string;
  readonly description: string;
  readonly variables: readonly Variable[];
}

export interface Variable {
  readonly name: string;
  readonly default: string;
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
  readonly accept: string;
  readonly responses: readonly ResponseModel[];
  readonly removes: "membership" | "account";
  readonly reversible: boolean;
  readonly absent: readonly MatcherModel[];
  readonly failed: readonly MatcherModel[];
}

export interface Parameter {
  readonly description: string;
  readonly example: unknown;
  /** What is known of its values, in the order that facts are told in. */
  readonly definition: {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly type: "string" | "integer";
    readonly required: boolean;
    readonly format?: string;
    readonly pattern?: string;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

export interface ResponseModel {
  readonly status: number;
  readonly description: string;
  readonly mediaTypes: readonly string[];
}

/** A type and not an interface, so that it is a `Literal`. */
export type MatcherModel = {
  readonly status: number;
  readonly pointer?: string;
  readonly equals?: string | number | boolean | null;
  readonly startsWith?: string;
};
